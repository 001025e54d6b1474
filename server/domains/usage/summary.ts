import { summedFigures } from '../../../contract/plain-values.ts';
import type { UsageFigure, UsagePeople, UsageSummary } from '../../../contract/usage-values.ts';
import { percentile, readPeak, readShapes, readSums } from './figures.ts';
import { readPeople } from './people.ts';
import { peopleByMonth } from './people-by-month.ts';
import { isPeriod, isWholeMonths, type Period, precedingPeriod, yearBefore } from './period.ts';
import type { Sight } from './sight.ts';
import { isHidden } from './small-cells.ts';

type Figures<Name extends string> = Record<Name, number | null>;
type FigureName = Exclude<
  { [Key in keyof UsageSummary]: UsageSummary[Key] extends UsageFigure ? Key : never }[keyof UsageSummary],
  undefined
>;

/** The parts of a period's figures that are too few people's to be shown; null where none of it may be. */
async function hiddenOf(sight: Sight, period: Period): Promise<{ kinds: boolean; guests: boolean } | null> {
  if (sight.privacyOf(period) !== 'totals-only') return { kinds: false, guests: false };
  // What a month that goes on has now and had before would tell of a single call.
  if (!isWholeMonths(period) || period.to >= sight.today) return null;
  const people = await peopleByMonth(sight);
  if (isHidden(period, people.all)) return null;
  return {
    kinds: isHidden(period, people.meetings) || isHidden(period, people.directCalls),
    guests: isHidden(period, people.guests),
  };
}

async function figuresOf(sight: Sight, period: Period): Promise<Figures<FigureName> | null> {
  const hidden = await hiddenOf(sight, period);
  if (!hidden) return null;
  const [sums, peak, shapes] = await Promise.all([
    readSums(sight, period),
    readPeak(sight, period),
    readShapes(sight, period),
  ]);
  const { meetings, directCalls, unanswered, joins, guestJoins, callSeconds, roomSeconds } = sums;
  const ofKind = <Value>(value: Value) => (hidden.kinds ? null : value);
  return {
    ...{ calls: meetings + directCalls, joins, callSeconds, peak },
    meetings: ofKind(meetings),
    directCalls: ofKind(directCalls),
    unanswered: ofKind(unanswered),
    meetingSeconds: ofKind(sums.meetingSeconds),
    directSeconds: ofKind(sums.directSeconds),
    roomSeconds: ofKind(roomSeconds),
    guestJoins: hidden.guests ? null : guestJoins,
    meetingSizeMedian: ofKind(percentile(shapes, 'size', 0.5)),
    meetingSizeP90: ofKind(percentile(shapes, 'size', 0.9)),
    meetingMinutesMedian: ofKind(percentile(shapes, 'length', 0.5)),
    meetingMinutesP90: ofKind(percentile(shapes, 'length', 0.9)),
  };
}

async function beside<Name extends string>(
  sight: Sight,
  names: readonly Name[],
  read: (sight: Sight, period: Period) => Promise<Figures<Name> | null>,
) {
  const preceding = precedingPeriod(sight.period);
  const before = yearBefore(sight.period);
  const figuresIn = (period: Period) => (isPeriod(period) ? read(sight, period) : null);
  const earlier = figuresIn(preceding);
  // Of twelve months both are the same.
  const isSame = before.from === preceding.from && before.to === preceding.to;
  const [value, previous, year] = await Promise.all([
    figuresIn(sight.period),
    earlier,
    isSame ? earlier : figuresIn(before),
  ]);
  const figures = Object.fromEntries(
    names.map((name): [Name, UsageFigure] => [
      name,
      { value: value?.[name] ?? null, previous: previous?.[name] ?? null, yearBefore: year?.[name] ?? null },
    ]),
  ) as Record<Name, UsageFigure>;
  return {
    ...sight.period,
    previousFrom: preceding.from,
    previousTo: preceding.to,
    yearBeforeFrom: before.from,
    yearBeforeTo: before.to,
    timeZone: sight.timeZone,
    countedUpTo: sight.countedUpTo.toISOString(),
    privacy: sight.privacy,
    sealedBefore: sight.sealedBefore,
    ...figures,
  };
}

export const figureNames: readonly FigureName[] = [
  ...summedFigures,
  'peak',
  'meetingSizeMedian',
  'meetingSizeP90',
  'meetingMinutesMedian',
  'meetingMinutesP90',
];

/** The figures of the sight's period beside those of the preceding one and of a year before. */
export const readSummary = (sight: Sight): Promise<UsageSummary> => beside(sight, figureNames, figuresOf);

/** People of the sight's period beside the same. */
export const readPeopleBeside = async (sight: Sight, members: number): Promise<UsagePeople> => ({
  ...(await beside(sight, ['people'], async (_, period) =>
    (await hiddenOf(sight, period)) ? { people: await readPeople(sight, period) } : null,
  )),
  members,
});
