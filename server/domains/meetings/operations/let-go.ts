import type { CallId, LegId } from '../../../../contract/ids.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import type { MeetingRow } from '../queries.ts';

type Context = Pick<MeetingContext, 'engines' | 'platform'>;

/** Tells the engine, after the commit, of legs that are out of a call, and whether it is over. Never rejects. */
export function letGo(
  context: Context,
  meeting: Pick<MeetingRow, 'engine'>,
  call: CallId,
  legs: readonly LegId[],
  isOver: boolean,
): Promise<void> {
  const engine = engineOf(context, meeting);
  return attempt(context, 'the engine did not let go of a leg', async () => {
    await Promise.all(legs.map((leg) => engine.remove({ call, leg })));
    if (isOver) await engine.end(call);
  });
}

/** Tells the engine, after the commit, whose microphones were turned off by somebody else. Never rejects. */
export async function silence(context: Context, meeting: MeetingRow, legs: readonly LegId[]): Promise<void> {
  const engine = engineOf(context, meeting);
  const call = meeting.callId;
  if (!call) return;
  await attempt(context, 'the engine did not mute a leg', async () => {
    await Promise.all(legs.map((leg) => engine.mute({ call, leg }, 'microphone')));
  });
}

/** What the media server does not do now ends with its own time limits, or by the page that is told too. */
async function attempt({ platform }: Context, failed: string, tell: () => Promise<void>): Promise<void> {
  try {
    await tell();
  } catch (error) {
    platform.metrics.faults.inc({ part: 'engine' });
    platform.log.error({ err: error }, failed);
  }
}
