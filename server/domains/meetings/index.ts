export { connectionTestRoutes } from './connection-test.ts';
export type { MeetingSettings } from './context.ts';
export { createMeetings, type Meetings } from './meetings.ts';
