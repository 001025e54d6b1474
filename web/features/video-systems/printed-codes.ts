import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { client } from '../../api/client.ts';
import type { QrCodesSearch } from '../../app/qr-codes-search.ts';
import { videoSystemsSearch } from '../../app/video-systems-search.ts';

/** Which systems, and in which order, as the service takes it. */
export type PrintChoice = Omit<NonNullable<Parameters<typeof client.videoSystems.list>[0]>, 'limit' | 'cursor'>;

/** Most codes that the browser draws and prints. */
export const mostPrinted = 1000;

const pageLength = 200;

/** What the address of the print view names. */
export function choiceOf({ ids, layout: _layout, ...search }: QrCodesSearch): PrintChoice {
  const sort = search.sort ?? videoSystemsSearch.first;
  const order = search.order ?? videoSystemsSearch.natural[sort];
  return { ...search, sort, order, ...(ids ? { ids: ids.split(',') } : {}) };
}

/** The systems whose codes are printed, page by page. */
export async function loadCodes(choice: PrintChoice, signal: AbortSignal): Promise<VideoSystemRow[]> {
  const found: VideoSystemRow[] = [];
  let cursor: string | null = null;
  do {
    const input = { ...choice, limit: pageLength, ...(cursor ? { cursor } : {}) };
    const page: Awaited<ReturnType<typeof client.videoSystems.list>> = await client.videoSystems.list(input, {
      signal,
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && found.length < mostPrinted);
  return found;
}

/** The address of the same as a PDF. */
export function pdfHref({ ids, ...choice }: PrintChoice, layout: 'card' | 'sheet'): string {
  const parameters = new URLSearchParams({ layout });
  for (const [name, value] of Object.entries(choice)) if (value !== undefined) parameters.set(name, String(value));
  for (const id of ids ?? []) parameters.append('ids[]', id);
  return `/api/v1/video-system-qr-codes?${parameters}`;
}
