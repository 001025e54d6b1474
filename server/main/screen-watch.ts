import { onSystemChange } from '../domains/video-systems/index.ts';
import { onChange } from '../platform/live/changes.ts';
import type { LiveServer } from '../platform/live/live-server.ts';
import type { Platform } from '../platform/platform.ts';

/** Tells screens what changed of their systems, and closes the sockets of those that may not go on. */
export function watchScreens({ fanout }: Platform, live: LiveServer): () => void {
  const ends = [
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
