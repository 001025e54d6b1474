import { useEffect, useEffectEvent } from 'react';

type CallAction = 'togglemicrophone' | 'togglecamera' | 'hangup';

declare global {
  interface MediaSession {
    /** What the DOM's types do not know yet (Media Session, section 5). */
    setActionHandler(action: CallAction, handler: (() => void) | null): void;
  }
}

interface MediaKeys {
  muted: boolean;
  cameraOn: boolean;
  microphone: () => void;
  camera: () => void;
  leave: () => void;
}

/**
 * Lets a headset's buttons, the system, and the browser's own floating video mute, switch the camera and leave (Media
 * Session). Browsers that do not know an action leave it out.
 */
export function useMediaKeys({ muted, cameraOn, microphone, camera, leave }: MediaKeys): void {
  const act = useEffectEvent((action: CallAction) => {
    if (action === 'togglemicrophone') microphone();
    else if (action === 'togglecamera') camera();
    else leave();
  });
  useEffect(() => {
    const session = navigator.mediaSession;
    const actions = ['togglemicrophone', 'togglecamera', 'hangup'] as const;
    for (const action of actions) handle(session, action, () => act(action));
    return () => {
      for (const action of actions) handle(session, action, null);
    };
  }, []);
  useEffect(() => {
    const session: Partial<MediaSession> = navigator.mediaSession;
    // Browsers before 2025 give nothing back, later ones a promise.
    const tell = [session.setMicrophoneActive?.(!muted), session.setCameraActive?.(cameraOn)];
    void Promise.allSettled(tell);
  }, [muted, cameraOn]);
}

function handle(session: MediaSession, action: CallAction, act: (() => void) | null): void {
  try {
    session.setActionHandler(action, act);
  } catch {
    // An action that this browser does not know.
  }
}
