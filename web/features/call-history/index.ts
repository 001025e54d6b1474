export { CallHistoryScreen } from './call-history-screen.tsx';
