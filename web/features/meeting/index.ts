export { CameraPreview } from './camera-preview.tsx';
export { LazyDeviceFields as DeviceFields } from './device-fields-lazy.tsx';
export { InMeeting } from './lazy-inside.ts';
export { MeetingScreen } from './meeting-screen.tsx';
export { type Meeting, openVisit } from './open-visit.ts';
export { isSilenced, subscribeToSilence, turnSoundOn } from './page-sound.ts';
export { type StageChoice, useStageChoice } from './stage-choice.ts';
export { LazyStageTiles as StageTiles } from './stage-lazy.tsx';
export { useDarkDocument } from './use-dark-document.ts';
