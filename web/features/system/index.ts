export { ScannedScreen } from './scanned-screen.tsx';
export { SystemScreen } from './system-screen.tsx';
