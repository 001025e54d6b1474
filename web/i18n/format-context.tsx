import type { ReactNode } from 'react';
import { createContext, useContext, useMemo } from 'react';
import { type Format, makeFormat } from './format.ts';
import { formattingLocale } from './languages.ts';

const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

const FormatContext = createContext<Format>(makeFormat(formattingLocale(), browserZone()));

/** Everything inside writes times in the company's zone; outside of it, in the browser's. */
export function FormatProvider({ timeZone, children }: { timeZone: string | undefined; children: ReactNode }) {
  const format = useMemo(() => makeFormat(formattingLocale(), timeZone ?? browserZone()), [timeZone]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** The formatters for numbers, times and durations. */
export function useFormat(): Format {
  return useContext(FormatContext);
}
