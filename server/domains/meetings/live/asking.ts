import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../platform/clock.ts';
import { networkOf } from '../../../platform/http/network.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { TokenBucket } from '../../../platform/live/token-bucket.ts';

/** An office behind one address may join its meetings at once; who tries addresses out gets nowhere. */
const burst = 300;
const perSecond = 5;
const networksKept = 10_000;

/** Limits how often one network asks for rooms, whatever the answers. Throws `too_many_requests`. */
export function limitAsking(clock: Clock): (origin: string) => void {
  const buckets = new LRUCache<string, TokenBucket>({ max: networksKept });
  return (origin) => {
    const network = networkOf(origin);
    const bucket = buckets.get(network) ?? new TokenBucket(burst, perSecond, clock);
    buckets.set(network, bucket);
    if (!bucket.take()) throw new Problem('too_many_requests', { retryAfter: 1 });
  };
}
