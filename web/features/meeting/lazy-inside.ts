import { lazy } from 'react';

/** The meeting itself, loaded when somebody is in it. */
export const InMeeting = lazy(async () => ({ default: (await import('./in-meeting.tsx')).InMeeting }));
