import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function UsageHelp() {
  return (
    <>
      <HelpSection title={<Trans>What is counted</Trans>}>
        <p>
          <Trans>
            Every connection of a person or a system to a call is a leg, from joining to leaving. Waiting in the lobby
            and ringing are not counted. A connection that comes back within a minute is one leg.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>The figures</Trans>}>
        <p>
          <Trans>
            Calls: meetings and direct calls that started in the period. Joins: legs that started in it. Call minutes:
            the time of all legs inside the period, each party’s counted. Room minutes: the time in which a room had at
            least one party. All are kept to the second and shown in whole minutes, rounded down.
          </Trans>
        </p>
        <p>
          <Trans>
            A leg in a room belongs to the room’s company, whoever it is. Days, weeks and months are those of your
            company’s time zone; a leg over midnight is split.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Privacy and retention</Trans>}>
        <p>
          <Trans>
            Under “Settings” the company chooses how much of people is shown and for how long call records are kept. A
            stricter choice holds for the past at once.
          </Trans>
        </p>
      </HelpSection>
    </>
  );
}
