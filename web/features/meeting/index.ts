export { MeetingScreen } from './meeting-screen.tsx';
