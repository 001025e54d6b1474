export { ChatHistorySwitch } from './chat-history-switch.tsx';
export { drawPin } from './draw-pin.ts';
export { GuardedRooms } from './guarded-rooms.tsx';
export { useInvitationText } from './invitation-text.ts';
export { LobbySwitch } from './lobby-switch.tsx';
export { PinField } from './pin-field.tsx';
export { usePinRules } from './pin-rules.ts';
