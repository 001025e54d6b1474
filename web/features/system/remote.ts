import type { ScannedSystem } from '../../../contract/video-system-devices.ts';

/** What a screen does, as the phone that controls it sees it. */
export type Remote = NonNullable<ScannedSystem['remote']>;
