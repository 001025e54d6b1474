import type { MediaAccess } from '../../../../contract/media-access.ts';
import { type Engine, type EngineLeg, EngineUnreachable, everything } from '../../../engines/engine.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';

/** Lets a leg to the media. Throws `media_unreachable` where its server gives no access. */
export const admitLeg = (
  { platform: { log, metrics } }: MeetingContext,
  engine: Engine,
  leg: Omit<EngineLeg, 'grants'>,
): Promise<MediaAccess> =>
  engine.admit({ ...leg, grants: everything }).catch((error: unknown) => {
    if (!(error instanceof EngineUnreachable)) throw error;
    metrics.faults.inc({ part: 'engine' });
    log.error({ err: error }, 'the media server could not be reached');
    throw new Problem('media_unreachable', { retryAfter: 5 });
  });
