export { QrCodesScreen } from './qr-codes-screen.tsx';
export { VideoSystemScreen } from './video-system-screen.tsx';
export { VideoSystemsScreen } from './video-systems-screen.tsx';
