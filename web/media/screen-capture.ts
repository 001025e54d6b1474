/** Why no screen is shared. `refused`: the person closed the browser's own question, which is no fault. */
export type ScreenFault = 'refused' | 'unsupported' | 'failed';

export type SharedScreen =
  | { got: 'screen'; screen: MediaStreamTrack; sound: MediaStreamTrack | null }
  | { got: 'nothing'; why: ScreenFault };

/** Whether this browser can share a screen; phones can't. */
export function mayShareScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function';
}

/** What browsers know and the types of the DOM do not (Screen Capture, section 5.2). */
interface DisplayOptions extends DisplayMediaStreamOptions {
  selfBrowserSurface: 'exclude';
  surfaceSwitching: 'include';
  systemAudio: 'include';
}

/** Asks for a screen, a window or a tab, with its sound where the browser and the person give it. Call from a click. */
export async function captureScreen(): Promise<SharedScreen> {
  if (!mayShareScreen()) return { got: 'nothing', why: 'unsupported' };
  const options: DisplayOptions = {
    video: { width: { max: 2560 }, height: { max: 1440 }, frameRate: { ideal: 15, max: 30 } },
    // The sound is music or a film as often as a voice: nothing is filtered out.
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    selfBrowserSurface: 'exclude',
    surfaceSwitching: 'include',
    systemAudio: 'include',
  };
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia(options);
    const [screen] = stream.getVideoTracks();
    const [sound = null] = stream.getAudioTracks();
    if (!screen) return { got: 'nothing', why: 'failed' };
    screen.contentHint = 'detail';
    if (sound) sound.contentHint = 'music';
    return { got: 'screen', screen, sound };
  } catch (fault) {
    const isRefusal = fault instanceof Error && (fault.name === 'NotAllowedError' || fault.name === 'AbortError');
    return { got: 'nothing', why: isRefusal ? 'refused' : 'failed' };
  }
}
