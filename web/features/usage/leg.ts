import type { UsageCallDetail } from '../../../contract/usage.ts';

/** Somebody’s time in a call. */
export type Leg = UsageCallDetail['legs'][number];
