export { type Acting, actingMember, actingOperator, recordAct } from './acting.ts';
export { type Made, type Repeatable, sweepIdempotencyKeys, withIdempotency } from './idempotency.ts';
export { type Activity, type Actor, record } from './record.ts';
