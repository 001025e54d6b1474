export { DeviceList } from './device-list.tsx';
export { ProfileScreen } from './profile-screen.tsx';
