import type { z } from 'zod';
import type { exportedUsage } from '../../../contract/usage.ts';
import type { Period } from './period.ts';

export type Exported = z.infer<typeof exportedUsage>;
export type ExportFormat = 'csv' | 'json';

/** The address of a file with exactly what is shown of something in a period. */
export function usageExportHref(
  what: Exported,
  format: ExportFormat,
  { from, to }: Period,
  choice: Readonly<Record<string, string | undefined>> = {},
): string {
  const parameters = new URLSearchParams({ what, format, from, to });
  for (const [name, value] of Object.entries(choice)) if (value !== undefined) parameters.set(name, value);
  return `/api/v1/exports/usage?${parameters}`;
}
