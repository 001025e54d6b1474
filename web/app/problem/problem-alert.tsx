import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useProblemText } from './problem-text.ts';

/** What went wrong with a form or an act, beside its button; nothing while nothing did. */
export function ProblemAlert({ error }: { error: unknown }) {
  const text = useProblemText();
  if (error === null || error === undefined) return null;
  const { title, detail, requestId, status } = text(error);
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title}>
      {detail}
      {status >= 500 && requestId ? <small> ({requestId})</small> : null}
    </Alert>
  );
}
