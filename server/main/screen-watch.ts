import type { VideoSystemId } from '../../contract/ids.ts';
import { onScreenGone, onSystemChange } from '../domains/video-systems/index.ts';
import { onChange } from '../platform/live/changes.ts';
import type { LiveServer } from '../platform/live/live-server.ts';
import type { Platform } from '../platform/platform.ts';

/**
 * Tells screens what changed of their systems, closes the sockets of those that may not go on, and takes systems that have
 * lost their screen out of their calls.
 */
export function watchScreens(
  { fanout, log, metrics }: Platform,
  live: LiveServer,
  onGone: (system: VideoSystemId) => Promise<void>,
): () => void {
  const ends = [
    onScreenGone(fanout, (system) => {
      onGone(system).catch((error: unknown) => {
        metrics.faults.inc({ part: 'video-systems' });
        log.error({ part: 'video-systems', err: error }, 'a system without a screen is left to the sweep');
      });
    }),
    onSystemChange(fanout, (changed) => void live.revalidateScreens(({ system }) => system === changed)),
    // A company's status or name.
    onChange(fanout, (company, kind) => {
      if (kind === 'company') void live.revalidateScreens((screen) => screen.company === company);
    }),
    // What changed while notifications did not arrive is found out now.
    fanout.onUp((up) => {
      if (up) void live.revalidateScreens();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
