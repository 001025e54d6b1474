import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../api/session.ts';

/** Why somebody who was signed in is not any more: the company is suspended or closed, and whom to ask. */
export function RefusedNote() {
  const { data } = useQuery(sessionQuery());
  const refused = data?.state === 'anonymous' ? data.refused : undefined;
  if (!refused) return null;
  const { companyName, reason, note, provider } = refused;
  const { name, contact, email, phone, link } = provider;
  const titles = {
    'trial-ended': <Trans>The trial of {companyName} has ended</Trans>,
    suspended: <Trans>{companyName} is suspended</Trans>,
    closed: <Trans>{companyName} is closed</Trans>,
  };
  return (
    <Alert color="copper" variant="light" role="alert" title={titles[reason]}>
      {note ? <p>{note}</p> : null}
      <p>
        <Trans>
          Nobody of the company can sign in. Ask {name}: {contact}
        </Trans>
        {[email, phone].filter(Boolean).map((way) => `, ${way}`)}
        {link ? (
          <>
            {', '}
            <a href={link}>{link}</a>
          </>
        ) : null}
      </p>
    </Alert>
  );
}
