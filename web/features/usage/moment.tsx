import { useFormat } from '../../i18n/format-context.tsx';

interface MomentProps {
  at: string;
  /** The time of the day alone, to the second. */
  timeOnly?: boolean;
}

/** A time in the company's zone, with UTC in its title. */
export function Moment({ at, timeOnly }: MomentProps) {
  const format = useFormat();
  const utc = `${at.slice(0, 19).replace('T', ' ')} UTC`;
  return (
    <time dateTime={at} title={utc}>
      {timeOnly ? format.exact(at).split(', ').at(-1) : format.exact(at).replace(/:\d\d$/, '')}
    </time>
  );
}
