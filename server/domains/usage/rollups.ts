import type { RawBuilder } from 'kysely';
import { countClients, countParties, countPeaks, countQuality, countShapes } from './count-days.ts';
import { countQuarters, sumDays, sumHours } from './count-quarters.ts';
import type { Counted } from './facts.ts';

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
  /** What the facts give for some days: all columns but the company. */
  count(counted: Counted): RawBuilder<unknown>;
}

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
  count: countQuarters,
};

const days: Rollup = {
  table: 'usage_day',
  time: 'day',
  keys: ['kind'],
  values: sums,
  months: null,
  count: (counted) => sumDays(counted, countQuarters(counted)),
};

const hours: Rollup = {
  table: 'usage_hour_day',
  time: 'day',
  keys: ['weekday', 'hour'],
  values: ['leg_seconds'],
  months: 'usage_hour_month',
  count: (counted) => sumHours(counted, countQuarters(counted)),
};

const parties: Rollup = {
  table: 'usage_party_day',
  time: 'day',
  keys: ['kind', 'party_id'],
  values: ['meetings', 'direct_calls', 'joins', 'meeting_seconds', 'direct_seconds', 'room_seconds'],
  months: 'usage_party_month',
  count: countParties,
};

const peaks: Rollup = {
  table: 'usage_peak_day',
  time: 'day',
  keys: [],
  values: ['peak'],
  months: null,
  count: countPeaks,
};

const clients: Rollup = {
  table: 'usage_client_day',
  time: 'day',
  keys: ['client'],
  values: ['joins', 'leg_seconds'],
  months: null,
  count: countClients,
};

const qualities: Rollup = {
  table: 'usage_quality_day',
  time: 'day',
  keys: ['part'],
  values: ['seconds'],
  months: null,
  count: countQuality,
};

const shapes: Rollup = {
  table: 'usage_shape_day',
  time: 'day',
  keys: ['figure', 'value'],
  values: ['meetings'],
  months: 'usage_shape_month',
  count: countShapes,
};

export const rollups = { quarters, days, hours, parties, peaks, clients, qualities, shapes } as const;

/** In the order in which they are counted: days and hours are made of the quarter hours. */
export const allRollups: readonly Rollup[] = Object.values(rollups);
