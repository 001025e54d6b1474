import { randomBytes } from 'node:crypto';
import { engineSet } from '../../engines/engine.ts';
import { createMesh } from '../../engines/mesh/mesh.ts';
import { secretsFrom } from '../../platform/config/secrets.ts';
import type { Database } from '../../platform/database/database.ts';
import { createLog } from '../../platform/telemetry/log.ts';
import { createMetrics } from '../../platform/telemetry/metrics.ts';
import { FixedClock } from '../fixed-clock.ts';
import { openFanout } from '../open-fanout.ts';
import { type Answer, type Attack, belowLimits, byAccount, evenly, inBursts } from './attacks.ts';
import { BesiegedRoom } from './besieged-room.ts';

const days = 30;
const origins = 10_000;
const dayMilliseconds = 86_400_000;

/** What an owner does about a room that stays on guard, once a day. */
type Care = 'nothing' | 'looks' | 'changes the PINs';

interface Plan {
  name: string;
  digits: number;
  care: Care;
  attack: Attack;
}

export interface Outcome {
  name: string;
  digits: number;
  rooms: number;
  guesses: number;
  /** Of them those that a PIN was compared with so that it would have let somebody in. */
  lookedAt: number;
  /** Rooms into which a guesser came without anybody letting it in. */
  brokenInto: number;
  owner: number;
  ownerIn: number;
  guest: number;
  guestIn: number;
  /** Most rows of one room that tell of guesses, without any sweep. */
  rows: number;
  /** Most guessers that a lobby showed. */
  shown: number;
}

export interface SiegeSize {
  digits: readonly number[];
  /** Guesses of one room's bursts, and of its even ones. */
  bursts: number;
  even: number;
  /** Rooms for each of the attacks that give few guesses. */
  rooms: number;
  /** How often in the month owner and guest come. */
  visits: number;
  parallel: number;
  /** Some of the attacks by name; all where absent. */
  attacks?: readonly string[];
}

const plansFor = ({ bursts, even, rooms, attacks }: SiegeSize, digits: number): Plan[] => {
  const several = (name: string, care: Care, attack: () => Attack): Plan[] =>
    Array.from({ length: rooms }, () => ({ name, digits, care, attack: attack() }));
  return [
    ...several('bursts', 'nothing', () => inBursts(Math.ceil(bursts / rooms), days, origins)),
    ...several('evenly', 'nothing', () => evenly(Math.ceil(even / rooms), days, origins)),
    ...several('below the limits', 'nothing', () => belowLimits(days, origins)),
    ...several('below the limits, owner looks daily', 'looks', () => belowLimits(days, origins)),
    ...several('below the limits, owner changes PINs', 'changes the PINs', () => belowLimits(days, origins)),
    ...several('account', 'nothing', () => byAccount(days)),
  ].filter(({ name }) => attacks?.includes(name) ?? true);
};

/**
 * Thirty days of guessing in as many minutes as it takes: real rooms on a real database, whose clock is moved. Each room
 * has both PINs, so that each guess has two chances.
 */
export async function laySiege(
  database: Database,
  size: SiegeSize,
  say: (words: string) => void = () => {},
): Promise<Outcome[]> {
  const waiting = size.digits.flatMap((digits) => plansFor(size, digits));
  const outcomes = new Map<string, Outcome>();
  const work = async () => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
      const { name, digits } = plan;
      const key = `${digits} ${name}`;
      outcomes.set(key, add(await besiege(database, plan, size.visits), outcomes.get(key)));
      say(`${digits} digits, ${name}: one room more, ${waiting.length} to come`);
    }
  };
  await Promise.all(Array.from({ length: size.parallel }, work));
  return [...outcomes.values()].toSorted((one, other) => one.digits - other.digits);
}

const add = (one: Outcome, sum?: Outcome): Outcome => ({
  ...one,
  rooms: one.rooms + (sum?.rooms ?? 0),
  guesses: one.guesses + (sum?.guesses ?? 0),
  lookedAt: one.lookedAt + (sum?.lookedAt ?? 0),
  brokenInto: one.brokenInto + (sum?.brokenInto ?? 0),
  owner: one.owner + (sum?.owner ?? 0),
  ownerIn: one.ownerIn + (sum?.ownerIn ?? 0),
  guest: one.guest + (sum?.guest ?? 0),
  guestIn: one.guestIn + (sum?.guestIn ?? 0),
  rows: Math.max(one.rows, sum?.rows ?? 0),
  shown: Math.max(one.shown, sum?.shown ?? 0),
});

async function besiege(database: Database, { name, digits, care, attack }: Plan, visits: number): Promise<Outcome> {
  const clock = new FixedClock();
  const began = clock.now().getTime();
  const { context, close } = await openContext(database, clock);
  const room = await BesiegedRoom.build(context, digits);
  const elapsed = () => clock.now().getTime() - began;
  const outcome = { guesses: 0, lookedAt: 0, brokenInto: 0 };

  // What happens by the clock beside the guesses, in order.
  const events = [
    ...Array.from({ length: visits }, (_, index) => ({
      at: ((index + 0.35) * days * dayMilliseconds) / visits,
      care: false,
    })),
    ...Array.from({ length: days }, (_, index) => ({ at: (index + 0.9) * dayMilliseconds, care: true })),
  ].toSorted((one, other) => one.at - other.at);
  const passTo = async (at: number) => {
    for (let event = events[0]; event && event.at <= at; event = events[0]) {
      events.shift();
      clock.pass(Math.max(0, event.at - elapsed()) / 1000);
      if (!event.care) await room.visit();
      else if (care !== 'nothing' && (await room.isGuarded())) {
        await (care === 'looks' ? room.lookAtGuard() : room.changePins());
      }
    }
    clock.pass(Math.max(0, at - elapsed()) / 1000);
  };

  let answer: Answer | undefined;
  for (;;) {
    const step = answer ? attack.next(answer) : attack.next();
    if (step.done) break;
    await passTo(step.value.at);
    answer = await room.guess(step.value);
    outcome.guesses += 1;
    if (answer.kind !== 'waits') outcome.lookedAt += 1;
    // Whoever is in guesses no more; the room counts as lost.
    if (answer.kind === 'in') {
      outcome.brokenInto = 1;
      break;
    }
  }
  await passTo(days * dayMilliseconds);
  const rows = await room.rows();
  await close();
  const { owner, ownerIn, guest, guestIn, mostShown } = room.visits;
  return { name, digits, rooms: 1, ...outcome, ...{ owner, ownerIn, guest, guestIn }, rows, shown: mostShown };
}

async function openContext(database: Database, clock: FixedClock) {
  const log = createLog({ level: 'silent' });
  const metrics = createMetrics({ process: false });
  const fanout = await openFanout({ database, log, metrics });
  const jobs = {
    ...{ define: () => {}, repeat: () => {}, send: async () => {} },
    ...{ start: async () => {}, stop: async () => {}, drain: async () => {} },
  };
  const context = {
    platform: { clock, database, fanout, jobs, log, metrics, secrets: secretsFrom(randomBytes(32)) },
    engines: engineSet(createMesh({ turn: null, clock })),
    node: 'siege',
    records: { onLegClosed: async () => {} },
  };
  return { context, close: () => fanout.stop() };
}
