export type { MeetingSettings } from './context.ts';
export { createMeetings, type Meetings } from './meetings.ts';
