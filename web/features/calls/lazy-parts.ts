import { lazy } from 'react';
import { loadTexts } from '../../i18n/languages.ts';

// Buttons that call are on many pages: what they lead to is loaded when it is needed.
const loadScreens = () => import('./call-screen.tsx');

export const CallScreen = lazy(async () => ({ default: (await loadScreens()).CallScreen }));
export const AnswerScreen = lazy(async () => ({ default: (await loadScreens()).AnswerScreen }));
// It rings on pages too that are written in other texts.
export const IncomingCalls = lazy(async () => {
  const [{ IncomingCalls }] = await Promise.all([import('./incoming-calls.tsx'), loadTexts('app')]);
  return { default: IncomingCalls };
});
