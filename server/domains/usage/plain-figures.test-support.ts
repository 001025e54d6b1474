import type { DayFigures } from './queries.ts';

/** Facts in the plainest form: milliseconds since 1970. */
export interface FactLeg {
  joinedAt: number;
  leftAt: number;
  guest: boolean;
  elsewhere: boolean;
}

export interface FactCall {
  kind: 'meeting' | 'direct';
  room: number | null;
  startedAt: number;
  unanswered: boolean;
  legs: FactLeg[];
}

const cut = (milliseconds: number) => Math.floor(milliseconds / 1000);
const quarter = 900;

const inFigures = (call: FactCall) => call.legs.filter((leg) => !leg.elsewhere);
const counts = (call: FactCall) => !call.unanswered && inFigures(call).length > 0;

/** Seconds of [from, to) in which one of the legs was there, second by event, not by interval arithmetic. */
function secondsPresent(legs: readonly FactLeg[], from: number, to: number): number {
  const events = legs
    .map((leg) => [Math.max(cut(leg.joinedAt), from), Math.min(cut(leg.leftAt), to)] as const)
    .filter(([start, end]) => end > start)
    .flatMap(([start, end]) => [
      { at: start, change: 1 },
      { at: end, change: -1 },
    ])
    .sort((one, other) => one.at - other.at);
  let [present, since, seconds] = [0, 0, 0];
  for (const { at, change } of events) {
    if (present > 0) seconds += at - since;
    present += change;
    since = at;
  }
  return seconds;
}

const overlap = (leg: FactLeg, from: number, to: number) =>
  Math.max(0, Math.min(cut(leg.leftAt), to) - Math.max(cut(leg.joinedAt), from));
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The figures of [from, to), in seconds since 1970, from the definitions alone. */
function figuresWithin(calls: readonly FactCall[], from: number, to: number) {
  const startsWithin = (instant: number) => instant >= from * 1000 && instant < to * 1000;
  const legs = calls.flatMap(inFigures);
  const joined = legs.filter((leg) => startsWithin(leg.joinedAt));
  const inRoom = new Map<number, FactLeg[]>();
  for (const call of calls) {
    if (call.room !== null) inRoom.set(call.room, [...(inRoom.get(call.room) ?? []), ...inFigures(call)]);
  }
  return {
    calls: calls.filter((call) => counts(call) && startsWithin(call.startedAt)).length,
    unanswered: calls.filter((call) => call.unanswered && startsWithin(call.startedAt)).length,
    joins: joined.length,
    guestJoins: joined.filter((leg) => leg.guest).length,
    legSeconds: sum(legs.map((leg) => overlap(leg, from, to))),
    roomSeconds: sum([...inRoom.values()].map((present) => secondsPresent(present, from, to))),
  };
}

/** What `usage_quarter` must hold, in order; quarters without anything are absent. */
export function computeQuarters(calls: readonly FactCall[]) {
  const instants = calls.flatMap((call) => [call.startedAt, ...call.legs.flatMap((leg) => [leg.joinedAt, leg.leftAt])]);
  const first = Math.floor(cut(Math.min(...instants)) / quarter);
  const last = Math.floor(cut(Math.max(...instants)) / quarter);
  const rows = [];
  for (let at = first; at <= last; at += 1) {
    for (const kind of ['direct', 'meeting'] as const) {
      const figures = figuresWithin(
        calls.filter((call) => call.kind === kind),
        at * quarter,
        (at + 1) * quarter,
      );
      if (Object.values(figures).some((figure) => figure > 0)) {
        rows.push({ quarter: at * quarter * 1000, kind, ...figures });
      }
    }
  }
  return rows;
}

/** The figures of each day of a zone; a day's bounds are found by asking the platform's own calendar. */
export function computeDays(
  calls: readonly FactCall[],
  timeZone: string,
  { from, to }: { from: string; to: string },
): DayFigures[] {
  const localDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const bounds = new Map<string, { start: number; end: number }>();
  const begin = cut(Date.parse(`${from}T00:00:00Z`)) - 86_400;
  const finish = cut(Date.parse(`${to}T00:00:00Z`)) + 2 * 86_400;
  for (let at = begin; at < finish; at += quarter) {
    const day = localDay.format(new Date(at * 1000));
    bounds.set(day, { start: bounds.get(day)?.start ?? at, end: at + quarter });
  }
  return [...bounds]
    .filter(([day]) => day >= from && day <= to)
    .map(([day, { start, end }]) => {
      const all = figuresWithin(calls, start, end);
      const seconds = (kind: FactCall['kind']) =>
        figuresWithin(
          calls.filter((call) => call.kind === kind),
          start,
          end,
        ).legSeconds;
      return {
        day,
        calls: all.calls,
        joins: all.joins,
        callSeconds: all.legSeconds,
        meetingSeconds: seconds('meeting'),
        directSeconds: seconds('direct'),
        roomSeconds: all.roomSeconds,
      };
    });
}
