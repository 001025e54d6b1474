import { createFanout } from '../platform/live/database-fanout.ts';

/** A node's fan-out, when it hears. */
export async function openFanout(parts: Parameters<typeof createFanout>[0]): Promise<ReturnType<typeof createFanout>> {
  const fanout = createFanout(parts);
  await new Promise<void>((resolve) => {
    if (fanout.up) resolve();
    else fanout.onUp((up) => up && resolve());
  });
  return fanout;
}
