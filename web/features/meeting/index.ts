export { LazyDeviceFields as DeviceFields } from './device-fields-lazy.tsx';
export { MeetingScreen } from './meeting-screen.tsx';
export { isSilenced, subscribeToSilence, turnSoundOn } from './page-sound.ts';
export { type StageChoice, useStageChoice } from './stage-choice.ts';
export { LazyStageTiles as StageTiles } from './stage-lazy.tsx';
