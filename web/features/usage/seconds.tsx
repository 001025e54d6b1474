import { useFormat } from '../../i18n/format-context.tsx';

/** A length of time as `24:30`, minutes and seconds, so that what is shown adds up to the second. */
export function Seconds({ seconds }: { seconds: number }) {
  const format = useFormat();
  return `${format.minutes(seconds)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
