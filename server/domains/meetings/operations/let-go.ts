import type { CallId, LegId } from '../../../../contract/ids.ts';
import type { MeetingContext } from '../context.ts';

/** Tells the engine, after the commit, of legs that are out of a call, and whether it is over. Never rejects. */
export async function letGo(
  { engine, platform }: Pick<MeetingContext, 'engine' | 'platform'>,
  call: CallId,
  legs: readonly LegId[],
  isOver: boolean,
): Promise<void> {
  try {
    for (const leg of legs) await engine.remove({ call, leg });
    if (isOver) await engine.end(call);
  } catch (error) {
    // The legs are closed all the same; what the media server still holds ends with its own time limits.
    platform.metrics.faults.inc({ part: 'engine' });
    platform.log.error({ err: error }, 'the engine did not let go of a leg');
  }
}
