import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { exportHref } from './export-href.ts';

interface ListExportProps {
  /** Name of the export in the API: `members`. */
  name: string;
  list: {
    query: Readonly<Record<string, string | undefined>>;
    choice: { shown: readonly string[] };
    total: number;
  };
}

/** "Export": exactly what the list shows, as CSV. Stands among the page's actions. */
export function ListExport({ name, list: { query, choice } }: ListExportProps) {
  return (
    <Button
      component="a"
      href={exportHref(name, query, choice.shown)}
      download
      leftSection={<IconDownload aria-hidden />}
    >
      <Trans>Export CSV</Trans>
    </Button>
  );
}
