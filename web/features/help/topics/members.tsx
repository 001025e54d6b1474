import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function MembersHelp() {
  return (
    <>
      <HelpSection title={<Trans>Inviting people</Trans>}>
        <p>
          <Trans>
            “Invite people” invites one person, or many by a CSV file. Each invitation takes a licence and holds its
            video address until it is used, revoked or, after 60 days, deleted. The person is reminded after 10 and 30
            days.
          </Trans>
        </p>
        <p>
          <Trans>
            A file is checked first: you see each fault by line and column. Then everybody in it is invited, or nobody.
            The same file a second time changes nothing.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>A member’s page</Trans>}>
        <p>
          <Trans>
            Name, video address, access right and the personal room are saved together. Where somebody else has saved
            meanwhile, you see both versions and choose. A new email has to be confirmed by its owner before it counts.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Suspending and removing</Trans>}>
        <p>
          <Trans>
            A suspended member is signed out and can’t sign in; nothing is deleted and the licence stays in use.
            Removing a member also removes the personal room and frees the licence. It can be undone for 30 days, in
            which email and video address stay held. After that, or by “Erase now”, name, email and address are gone.
          </Trans>
        </p>
        <p>
          <Trans>
            A company is never without an administrator: the last active one can’t be demoted, suspended or removed.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Finding somebody quickly</Trans>}>
        <p>
          <Trans>
            Press / and type any part of a name, email or address. Accents, capitals and small typing errors don’t
            matter. The arrow keys move through the list, Enter opens, the space bar selects.
          </Trans>
        </p>
      </HelpSection>
    </>
  );
}
