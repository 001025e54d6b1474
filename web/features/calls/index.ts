export { CallButton, useCall } from './call-button.tsx';
export { CallIcon } from './call-icon.tsx';
export { AnswerScreen, CallScreen, IncomingCalls } from './lazy-parts.ts';
export { Outcome } from './outcome.tsx';
