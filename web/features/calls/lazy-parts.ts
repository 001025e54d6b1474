import { lazy } from 'react';

// Buttons that call are on many pages: what they lead to is loaded when it is needed.
const loadScreens = () => import('./call-screen.tsx');

export const CallScreen = lazy(async () => ({ default: (await loadScreens()).CallScreen }));
export const AnswerScreen = lazy(async () => ({ default: (await loadScreens()).AnswerScreen }));
export const IncomingCalls = lazy(async () => ({ default: (await import('./incoming-calls.tsx')).IncomingCalls }));
