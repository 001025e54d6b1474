import { type RawBuilder, sql } from 'kysely';
import { countClients, countParties, countPeaks, countQuality, countShapes } from './count-days.ts';
import { countQuarters, sumDays, sumHours } from './count-quarters.ts';
import { type Counted, countedFacts } from './facts.ts';

/** A table that holds what the facts give. */
export interface Rollup {
  table: string;
  /** Column of the day, or of the quarter hour. */
  time: 'day' | 'quarter';
  /** With the time and the company they make a row. */
  keys: readonly string[];
  values: readonly string[];
  /** Table of the sums of its days by month; null where days don't add up or are few enough. */
  months: string | null;
  /** What `countedFacts` give for some days: all columns but the company. */
  body(counted: Counted): RawBuilder<unknown>;
  /** The same from the quarter hours of those days, which are counted already. */
  ofQuarters?(counted: Counted, quarters: RawBuilder<unknown>): RawBuilder<unknown>;
}

/** A query for what the facts give. */
export const countRollup = (rollup: Rollup, counted: Counted): RawBuilder<unknown> =>
  sql`with ${countedFacts(counted)} select * from (${rollup.body(counted)}) as rows`;

const sums = [
  'calls',
  'unanswered',
  'joins',
  'guest_joins',
  'system_joins',
  'leg_seconds',
  'system_seconds',
  'room_seconds',
] as const;

const quarters: Rollup = {
  table: 'usage_quarter',
  time: 'quarter',
  keys: ['kind'],
  values: sums,
  months: null,
  body: countQuarters,
};

const days: Rollup = {
  table: 'usage_day',
  time: 'day',
  keys: ['kind'],
  values: sums,
  months: null,
  body: (counted) => sumDays(counted, countQuarters(counted)),
  ofQuarters: sumDays,
};

const hours: Rollup = {
  table: 'usage_hour_day',
  time: 'day',
  keys: ['weekday', 'hour'],
  values: ['leg_seconds'],
  months: 'usage_hour_month',
  body: (counted) => sumHours(counted, countQuarters(counted)),
  ofQuarters: sumHours,
};

const parties: Rollup = {
  table: 'usage_party_day',
  time: 'day',
  keys: ['kind', 'party_id'],
  values: ['meetings', 'direct_calls', 'joins', 'meeting_seconds', 'direct_seconds', 'room_seconds'],
  months: 'usage_party_month',
  body: countParties,
};

const peaks: Rollup = {
  table: 'usage_peak_day',
  time: 'day',
  keys: [],
  values: ['peak'],
  months: null,
  body: countPeaks,
};

const clients: Rollup = {
  table: 'usage_client_day',
  time: 'day',
  keys: ['client'],
  values: ['joins', 'leg_seconds'],
  months: null,
  body: countClients,
};

const qualities: Rollup = {
  table: 'usage_quality_day',
  time: 'day',
  keys: ['part'],
  values: ['seconds'],
  months: null,
  body: countQuality,
};

const shapes: Rollup = {
  table: 'usage_shape_day',
  time: 'day',
  keys: ['figure', 'value'],
  values: ['meetings'],
  months: 'usage_shape_month',
  body: countShapes,
};

export const rollups = { quarters, days, hours, parties, peaks, clients, qualities, shapes } as const;

/** In the order in which they are counted: days and hours are made of the quarter hours. */
export const allRollups: readonly Rollup[] = Object.values(rollups);
