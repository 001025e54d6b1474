import { type DemoDay, firstHour, hourWeights } from './calendar.ts';
import type { DemoMember, DemoPeople, DemoRoom, DemoSystem, DemoTeamRoom } from './company.ts';
import { type Draws, demoId } from './draws.ts';
import { guestNames } from './names.ts';

export interface DemoCall {
  id: string;
  kind: 'meeting' | 'direct';
  room: DemoRoom | null;
  engine: 'mesh' | 'livekit';
  startedAt: number;
  endedAt: number;
  unanswered: boolean;
}

export interface DemoLeg {
  id: string;
  call: DemoCall;
  partyKind: 'member' | 'guest' | 'video-system';
  party: string | null;
  name: string;
  role: 'host' | 'guest';
  /** The member's own record of a meeting at another company. */
  elsewhere: boolean;
  joinedAt: number;
  leftAt: number;
  endReason: 'left' | 'ended' | 'lost';
  browser: string;
}

type Party = Pick<DemoLeg, 'partyKind' | 'party' | 'name'>;

const minute = 60_000;
/** Most parties of a mesh. */
const meshMost = 8;
const browsers = ['Chrome', 'Chrome', 'Chrome', 'Edge', 'Edge', 'Firefox', 'Safari', 'Safari'] as const;
const lengths = [
  { minutes: 14, weight: 22 },
  { minutes: 26, weight: 40 },
  { minutes: 44, weight: 12 },
  { minutes: 54, weight: 22 },
  { minutes: 85, weight: 4 },
] as const;

const asMember = ({ id, fullName }: DemoMember): Party => ({ partyKind: 'member', party: id, name: fullName });
const asSystem = ({ id, name }: DemoSystem): Party => ({ partyKind: 'video-system', party: id, name });
const asGuest = (name: string): Party => ({ partyKind: 'guest', party: null, name });

/** Fifteen months of calls, none of which reaches beyond `now`. */
export function imagineCalls(draws: Draws, company: DemoPeople, days: readonly DemoDay[], now: Date) {
  const calls: DemoCall[] = [];
  const legs: DemoLeg[] = [];
  const active = company.members.filter(({ status, neverSeen }) => status === 'active' && !neverSeen);
  /** Until when each member is in a call; days come one after the other. */
  const busy = new Map<string, [from: number, to: number][]>();

  const isFree = (member: DemoMember, from: number, to: number) =>
    !busy.get(member.id)?.some(([start, end]) => start < to && from < end);

  function add(
    kind: DemoCall['kind'],
    room: DemoRoom | null,
    parties: readonly Party[],
    start: number,
    length: number,
  ) {
    const end = start + length;
    if (end > now.getTime()) return;
    const id = demoId(`call ${calls.length}`);
    const engine = parties.length > meshMost ? 'livekit' : 'mesh';
    const own = parties.map((party, at) => imagineStay(draws, kind, party, at === 0, start, end));
    const endedAt = Math.max(start, ...own.map(({ leftAt }) => leftAt));
    const call: DemoCall = { id, kind, room, engine, startedAt: start, endedAt, unanswered: parties.length === 0 };
    calls.push(call);
    own.forEach((stay, at) => {
      legs.push({ id: demoId(`leg ${calls.length} ${at}`), call, ...stay });
      if (stay.party) busy.set(stay.party, [...(busy.get(stay.party) ?? []), [stay.joinedAt, stay.leftAt]]);
    });
  }

  function meetTeam(room: DemoTeamRoom, day: DemoDay) {
    const { at, minutes, people, weekdays } = room.schedule;
    if (!weekdays.includes(day.weekday) || !draws.chance(Math.min(0.96, day.activity))) return;
    const start = day.start + at * minute + draws.whole(-150, 100) * 1000;
    const length = Math.max(6, draws.around(minutes, minutes * 0.16)) * minute;
    const there = Math.max(2, Math.round(people * Math.min(1, 0.4 + day.activity * 0.55) * draws.around(1, 0.12)));
    const parties = draws
      .pickSome(room.people, there)
      .filter((member) => isFree(member, start, start + length))
      .map(asMember);
    if (parties.length < 2) return;
    if (draws.chance(0.45)) parties.push(asSystem(draws.pick(company.systems)));
    if (draws.chance(0.12)) parties.push(asGuest(draws.pick(guestNames)));
    add('meeting', room, parties, start, length);
  }

  function meetOnce(day: DemoDay) {
    const { start, length, host } = imagineMeeting(day);
    const size = 1 + draws.weighted([5, 44, 22, 14, 8, 4, 2, 1]);
    const others = draws.pickSome(active, size - 1).filter((member) => member !== host);
    const parties = [host, ...others].filter((member) => isFree(member, start, start + length)).map(asMember);
    if (parties[0]?.party !== host.id) return;
    if (draws.chance(0.22)) parties.push(asGuest(draws.pick(guestNames)));
    if (draws.chance(0.08)) parties.push(asSystem(draws.pick(company.systems)));
    add('meeting', host.room, parties, start, length);
  }

  // A guest at another company: the record has no room, no call and nobody else.
  function meetElsewhere(day: DemoDay) {
    const { start, length, host } = imagineMeeting(day);
    const end = start + length;
    if (end > now.getTime() || !isFree(host, start, end)) return;
    const id = demoId<string>(`elsewhere ${legs.length}`);
    const stay = imagineStay(draws, 'meeting', asMember(host), true, start, end);
    const call = {
      id,
      kind: 'meeting',
      room: null,
      engine: 'mesh',
      startedAt: start,
      endedAt: end,
      unanswered: false,
    } as const;
    legs.push({ ...stay, id, call, elsewhere: true, role: 'guest' });
  }

  function imagineMeeting(day: DemoDay) {
    const length = lengths[draws.weighted(lengths.map(({ weight }) => weight))]?.minutes ?? 26;
    const sharp = draws.chance(0.7);
    const start = imagineMoment(draws, day, sharp ? 30 : 1);
    return { start, length: Math.max(3, draws.around(length, length * 0.18)) * minute, host: imagineHost() };
  }

  // Some people call far more than others.
  const imagineHost = () => active[Math.floor(active.length * draws.share() ** 2)] ?? draws.pick(active);

  function callDirectly(day: DemoDay) {
    const start = imagineMoment(draws, day, 1);
    if (draws.chance(0.16)) {
      add('direct', null, [], start, 45_000);
      return;
    }
    const length = Math.max(0.4, 1 + 9 * draws.share() ** 2.2) * minute;
    const caller = imagineHost();
    const callee = draws.pick(active);
    if (caller === callee || !isFree(caller, start, start + length) || !isFree(callee, start, start + length)) return;
    const answers = draws.chance(0.1) ? asSystem(draws.pick(company.systems)) : asMember(callee);
    add('direct', null, [asMember(caller), answers], start, length);
  }

  const repeat = (times: number, run: () => void) => {
    for (let at = 0; at < times; at += 1) run();
  };
  for (const day of days) {
    busy.clear();
    for (const room of company.teamRooms) meetTeam(room, day);
    repeat(Math.round(draws.around(21 * day.activity, 3 * day.activity)), () => meetOnce(day));
    repeat(Math.round(draws.around(19 * day.activity, 4 * day.activity)), () => callDirectly(day));
    if (draws.chance(day.activity)) meetElsewhere(day);
  }
  return { calls, legs };
}

/** A moment of the day at which people call, on the half hour or not. */
function imagineMoment(draws: Draws, day: DemoDay, stepMinutes: number): number {
  const hour = firstHour + draws.weighted(hourWeights);
  const step = draws.whole(0, Math.floor(60 / stepMinutes) - 1) * stepMinutes;
  return day.start + (hour * 60 + step) * minute + draws.whole(-90, 200) * 1000 + draws.whole(0, 999);
}

/** When one party comes and goes: the first opens the call, a few leave early, somebody's network fails now and then. */
function imagineStay(
  draws: Draws,
  kind: DemoCall['kind'],
  party: Party,
  first: boolean,
  start: number,
  end: number,
): Omit<DemoLeg, 'id' | 'call'> {
  const length = end - start;
  const late = first || kind === 'direct' ? 0 : Math.min(length * 0.3, draws.share() ** 2 * 6 * minute);
  const early = kind === 'direct' || draws.chance(0.85) ? draws.share() * 20_000 : draws.share() * length * 0.5;
  const lost = draws.chance(0.012);
  return {
    ...party,
    elsewhere: false,
    role: party.partyKind === 'guest' ? 'guest' : 'host',
    joinedAt: Math.round(start + late),
    leftAt: Math.round(Math.max(start + late + 1000, end - early)),
    endReason: lost ? 'lost' : 'left',
    browser: party.partyKind === 'video-system' ? 'Chrome' : draws.pick(browsers),
  };
}
