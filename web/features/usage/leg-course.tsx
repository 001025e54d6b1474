import { useLingui } from '@lingui/react/macro';
import type { UsageCallDetail } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './call-page.module.css';
import type { Leg } from './leg.ts';

/** From this share of a minute on, its trouble is drawn. */
const remarkable = 0.2;
const heights = { fair: 12, bad: 20 } as const;
const height = 24;
/** Units across, whatever the width. */
const wide = 1000;

/** When a party was there, within the time of the call; minutes with trouble stand out by height and colour. */
export function LegCourse({ leg, call }: { leg: Leg; call: UsageCallDetail }) {
  const { t } = useLingui();
  const format = useFormat();
  const begin = Math.min(...call.legs.map(({ joinedAt }) => Date.parse(joinedAt)));
  const whole = Math.max(1, call.seconds);
  const across = (seconds: number) => Math.min(wide, Math.max(0, (seconds / whole) * wide));
  const from = (Date.parse(leg.joinedAt) - begin) / 1000;
  const troubled = leg.course.flatMap((minute) => {
    const word = wordOf(minute);
    return word ? [{ word, minute: minute.minute }] : [];
  });
  const bad = format.number(troubled.filter(({ word }) => word === 'bad').length);
  const fair = format.number(troubled.filter(({ word }) => word === 'fair').length);
  const long = format.duration(leg.seconds);
  const label =
    troubled.length > 0 ? t`${long}; minutes with a bad connection: ${bad}, with an unstable one: ${fair}` : long;
  return (
    <svg
      className={classes.course}
      viewBox={`0 0 ${wide} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <rect className={classes.track} y={height - 6} width={wide} height={6} />
      <rect
        className={classes.there}
        x={across(from)}
        y={height - 6}
        width={Math.max(4, across(leg.seconds))}
        height={6}
      />
      {troubled.map(({ word, minute }) => (
        <rect
          key={minute}
          className={classes[word]}
          x={across(from + minute * 60)}
          y={height - heights[word]}
          width={Math.max(3, across(60) + 1)}
          height={heights[word]}
        />
      ))}
    </svg>
  );
}

function wordOf({ good, fair, bad }: Leg['course'][number]): 'fair' | 'bad' | null {
  const measured = good + fair + bad;
  if (bad > 0 && bad >= measured * remarkable) return 'bad';
  return fair + bad > 0 && fair + bad >= measured * remarkable ? 'fair' : null;
}
