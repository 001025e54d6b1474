import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { HelpTopic } from '../help-topic.ts';

/** Leads to the help's page about a screen; stands beside its heading. */
export function HelpLink({ topic }: { topic: HelpTopic }) {
  const { t } = useLingui();
  return (
    <ActionIcon
      component={Link}
      to={`/help/${topic}`}
      variant="subtle"
      color="gray"
      aria-label={t`Help on this page`}
      title={t`Help on this page`}
    >
      <IconHelp aria-hidden />
    </ActionIcon>
  );
}
