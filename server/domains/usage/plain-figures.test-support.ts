/** Facts in the plainest form: milliseconds since 1970. */
export interface FactLeg {
  joinedAt: number;
  leftAt: number;
  /** A member or a video system by number; null for guests. */
  party: { kind: 'member' | 'video-system'; number: number } | null;
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

/** How many of the legs are there in each second-wide stretch of [from, to): by events, not by interval arithmetic. */
function stretches(legs: readonly FactLeg[], from: number, to: number): { seconds: number; present: number }[] {
  const bounds = legs.flatMap((leg) => [cut(leg.joinedAt), cut(leg.leftAt)]).filter((at) => at > from && at < to);
  const marks = [...new Set([from, ...bounds, to])].sort((one, other) => one - other);
  return marks.slice(0, -1).map((at, place) => ({
    seconds: (marks[place + 1] ?? to) - at,
    present: legs.filter((leg) => cut(leg.joinedAt) <= at && at < cut(leg.leftAt)).length,
  }));
}

const secondsPresent = (legs: readonly FactLeg[], from: number, to: number) =>
  sum(stretches(legs, from, to).map(({ seconds, present }) => (present > 0 ? seconds : 0)));
const overlap = (leg: FactLeg, from: number, to: number) =>
  Math.max(0, Math.min(cut(leg.leftAt), to) - Math.max(cut(leg.joinedAt), from));
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function roomSeconds(calls: readonly FactCall[], from: number, to: number): number {
  const inRoom = new Map<number, FactLeg[]>();
  for (const call of calls) {
    if (call.room !== null) inRoom.set(call.room, [...(inRoom.get(call.room) ?? []), ...inFigures(call)]);
  }
  return sum([...inRoom.values()].map((present) => secondsPresent(present, from, to)));
}

/** What adds up, in [from, to) in seconds since 1970, from the definitions alone. */
function figuresWithin(calls: readonly FactCall[], from: number, to: number) {
  const startsWithin = (instant: number) => instant >= from * 1000 && instant < to * 1000;
  const legs = calls.flatMap(inFigures);
  const joined = legs.filter((leg) => startsWithin(leg.joinedAt));
  const systems = legs.filter((leg) => leg.party?.kind === 'video-system');
  return {
    calls: calls.filter((call) => counts(call) && startsWithin(call.startedAt)).length,
    unanswered: calls.filter((call) => call.unanswered && startsWithin(call.startedAt)).length,
    joins: joined.length,
    guestJoins: joined.filter((leg) => leg.party === null).length,
    systemJoins: joined.filter((leg) => leg.party?.kind === 'video-system').length,
    legSeconds: sum(legs.map((leg) => overlap(leg, from, to))),
    systemSeconds: sum(systems.map((leg) => overlap(leg, from, to))),
    roomSeconds: roomSeconds(calls, from, to),
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

interface Bounds {
  start: number;
  end: number;
}

/** The days of a zone in a period; a day's bounds are found by asking the platform's own calendar. */
function boundsOf(timeZone: string, { from, to }: { from: string; to: string }): Map<string, Bounds> {
  const localDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const bounds = new Map<string, Bounds>();
  const begin = cut(Date.parse(`${from}T00:00:00Z`)) - 86_400;
  const finish = cut(Date.parse(`${to}T00:00:00Z`)) + 2 * 86_400;
  for (let at = begin; at < finish; at += quarter) {
    const day = localDay.format(new Date(at * 1000));
    bounds.set(day, { start: bounds.get(day)?.start ?? at, end: at + quarter });
  }
  return new Map([...bounds].filter(([day]) => day >= from && day <= to));
}

const peakOf = (legs: readonly FactLeg[], { start, end }: Bounds) =>
  Math.max(0, ...stretches(legs, start, end).map(({ present }) => present));

/** What is shown of a time as a whole. */
export function computeDay(calls: readonly FactCall[], bounds: Bounds) {
  const { start, end } = bounds;
  const of = (kind: FactCall['kind']) =>
    figuresWithin(
      calls.filter((call) => call.kind === kind),
      start,
      end,
    );
  const [all, meetings, direct] = [figuresWithin(calls, start, end), of('meeting'), of('direct')];
  return {
    calls: all.calls,
    meetings: meetings.calls,
    directCalls: direct.calls,
    unanswered: all.unanswered,
    joins: all.joins,
    guestJoins: all.guestJoins,
    callSeconds: all.legSeconds,
    meetingSeconds: meetings.legSeconds,
    directSeconds: direct.legSeconds,
    roomSeconds: all.roomSeconds,
    peak: peakOf(calls.flatMap(inFigures), bounds),
  };
}

/** The figures of each day of a zone. */
export const computeDays = (calls: readonly FactCall[], timeZone: string, period: { from: string; to: string }) =>
  [...boundsOf(timeZone, period)].map(([day, bounds]) => ({ day, ...computeDay(calls, bounds) }));

/** The whole of a period. */
export function wholeOf(timeZone: string, period: { from: string; to: string }): Bounds {
  const all = [...boundsOf(timeZone, period).values()];
  return { start: all[0]?.start ?? 0, end: all.at(-1)?.end ?? 0 };
}

const isIn = (leg: FactLeg, { start, end }: Bounds) =>
  (leg.joinedAt >= start * 1000 && leg.joinedAt < end * 1000) || overlap(leg, start, end) > 0;

/** How many distinct members had a leg. */
export const computePeople = (calls: readonly FactCall[], bounds: Bounds): number =>
  new Set(
    calls
      .flatMap(inFigures)
      .filter((leg) => leg.party?.kind === 'member' && isIn(leg, bounds))
      .map((leg) => leg.party?.number),
  ).size;

/** Sizes and whole minutes of the meetings that started in a time, sorted. */
export function computeShapes(calls: readonly FactCall[], { start, end }: Bounds) {
  const meetings = calls.filter(
    (call) => call.kind === 'meeting' && counts(call) && call.startedAt >= start * 1000 && call.startedAt < end * 1000,
  );
  const sizes = meetings.map((call) => {
    const legs = inFigures(call);
    const parties = legs.flatMap(({ party }) => (party ? [`${party.kind} ${party.number}`] : []));
    return new Set(parties).size + legs.filter(({ party }) => party === null).length;
  });
  const lengths = meetings.map((call) => {
    const legs = inFigures(call);
    const [first, last] = [Math.min(...legs.map((leg) => leg.joinedAt)), Math.max(...legs.map((leg) => leg.leftAt))];
    return Math.floor((cut(last) - cut(first)) / 60);
  });
  const ascending = (one: number, other: number) => one - other;
  return { sizes: sizes.sort(ascending), lengths: lengths.sort(ascending) };
}

/** Nearest rank. */
export const rankOf = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.ceil(share * sorted.length) - 1] ?? null;

/** What each member or video system did in a time: only those that were there. */
export function computeParties(calls: readonly FactCall[], kind: 'member' | 'video-system', bounds: Bounds) {
  const { start, end } = bounds;
  const within = (instant: number) => instant >= start * 1000 && instant < end * 1000;
  const legsOf = (call: FactCall, number: number) =>
    inFigures(call).filter((leg) => leg.party?.kind === kind && leg.party.number === number);
  const numbers = new Set(
    calls
      .flatMap(inFigures)
      .flatMap((leg) => (leg.party?.kind === kind && isIn(leg, bounds) ? [leg.party.number] : [])),
  );
  return [...numbers].map((number) => {
    const entered = calls.filter((call) => {
      const joins = legsOf(call, number).map((leg) => leg.joinedAt);
      return joins.length > 0 && within(Math.min(...joins));
    });
    const legs = calls.flatMap((call) => legsOf(call, number));
    return {
      number,
      meetings: entered.filter((call) => call.kind === 'meeting').length,
      directCalls: entered.filter((call) => call.kind === 'direct').length,
      joins: legs.filter((leg) => within(leg.joinedAt)).length,
      callSeconds: sum(legs.map((leg) => overlap(leg, start, end))),
      roomSeconds: 0,
    };
  });
}

/** What each room was used for in a time. */
export function computeRooms(calls: readonly FactCall[], bounds: Bounds) {
  const { start, end } = bounds;
  const rooms = new Set(calls.flatMap(({ room }) => room ?? []));
  return [...rooms].flatMap((number) => {
    const here = calls.filter(({ room }) => room === number);
    const { calls: meetings, joins, legSeconds, roomSeconds: seconds } = figuresWithin(here, start, end);
    const row = { number, meetings, directCalls: 0, joins, callSeconds: legSeconds, roomSeconds: seconds };
    return meetings + joins + legSeconds > 0 ? [row] : [];
  });
}
