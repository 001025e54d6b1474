export { CallHistoryScreen } from './call-history-screen.tsx';
export { useQualitySentence } from './use-quality-sentence.ts';
