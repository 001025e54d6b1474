import type { Screen } from '../../../contract/video-system-devices.ts';

/** A screen that is a video system. */
export type PairedScreen = Extract<Screen, { state: 'paired' }>;
