export { ChangeEmailDialog } from './change-email-dialog.tsx';
export { DeviceList } from './device-list.tsx';
export { PendingEmail } from './pending-email.tsx';
export { ProfileScreen } from './profile-screen.tsx';
