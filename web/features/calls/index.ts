export { CallButton, useCall } from './call-button.tsx';
export { AnswerScreen, CallScreen, IncomingCalls } from './lazy-parts.ts';
export { Outcome } from './outcome.tsx';
