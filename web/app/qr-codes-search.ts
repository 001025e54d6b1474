import { oneOf, text } from '../ui/list/list-search.ts';
import { type VideoSystemsSearch, videoSystemsSearch } from './video-systems-search.ts';

/** Which codes are printed, and how: particular systems, or all that the list shows. */
export interface QrCodesSearch extends VideoSystemsSearch {
  /** Ids by commas. */
  ids?: string;
  layout?: 'card';
}

const readIds = text(8000);
const readLayout = oneOf('card');

/** Reads the search part of the address of the print view. */
export function qrCodesSearch(given: Record<string, unknown>): QrCodesSearch {
  const ids = readIds(given['ids']);
  const layout = readLayout(given['layout']);
  return { ...videoSystemsSearch(given), ...(ids ? { ids } : {}), ...(layout ? { layout } : {}) };
}
