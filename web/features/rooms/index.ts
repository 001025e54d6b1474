export { useInvitationText } from './invitation-text.ts';
export { LobbySwitch } from './lobby-switch.tsx';
export { PinField } from './pin-field.tsx';
export { usePinRules } from './pin-rules.ts';
