import { TwirpError } from 'livekit-server-sdk';

/** Whether LiveKit says that what was named is not there. */
export const isMissing = (error: unknown): boolean => error instanceof TwirpError && error.code === 'not_found';
