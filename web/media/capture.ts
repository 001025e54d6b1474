/** Why there is no camera or microphone. */
export type CaptureFault = 'insecure' | 'refused' | 'missing' | 'in-use' | 'failed';

export type Captured = { got: 'track'; track: MediaStreamTrack } | { got: 'nothing'; why: CaptureFault };

export interface CaptureChoice {
  camera?: string | undefined;
  microphone?: string | undefined;
}

type Kind = 'audio' | 'video';
type GetUserMedia = (constraints: MediaStreamConstraints) => Promise<MediaStream>;

const video: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
};
const audio: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** Whether the page may use cameras and microphones at all: over HTTPS, or on the device itself. */
export function mayCapture(): boolean {
  return globalThis.isSecureContext && navigator.mediaDevices !== undefined;
}

/**
 * Opens camera and microphone with one question to the person. Where one of them fails the other is still opened, and
 * for the failing one the fault is told (Media Capture and Streams, section 10.3).
 */
export async function captureBoth(
  choice: CaptureChoice,
  getUserMedia = browserGetUserMedia(),
): Promise<{ camera: Captured; microphone: Captured }> {
  try {
    const stream = await getUserMedia({
      video: constrain(video, choice.camera),
      audio: constrain(audio, choice.microphone),
    });
    return { camera: firstTrack(stream, 'video'), microphone: firstTrack(stream, 'audio') };
  } catch (fault) {
    if (nameFault(fault) === 'insecure') return { camera: fail(fault), microphone: fail(fault) };
    const camera = await captureOne('video', choice.camera, getUserMedia);
    return { camera, microphone: await captureOne('audio', choice.microphone, getUserMedia) };
  }
}

/** Opens one device; the one that was chosen before, if it is still there, and else any. */
export async function captureOne(
  kind: Kind,
  deviceId?: string,
  getUserMedia = browserGetUserMedia(),
): Promise<Captured> {
  try {
    const wanted = constrain(kind === 'video' ? video : audio, deviceId);
    return firstTrack(await getUserMedia({ [kind]: wanted }), kind);
  } catch (fault) {
    if (deviceId !== undefined && nameFault(fault) === 'missing') return captureOne(kind, undefined, getUserMedia);
    return fail(fault);
  }
}

/** What a failed `getUserMedia` means for the person. */
export function nameFault(fault: unknown): CaptureFault {
  if (!(fault instanceof Error)) return 'failed';
  switch (fault.name) {
    case 'NotAllowedError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    case 'TypeError':
    case 'SecurityError':
      return 'insecure';
    default:
      return 'failed';
  }
}

function constrain(base: MediaTrackConstraints, deviceId: string | undefined): MediaTrackConstraints {
  // Chromium gives the system's own device to who only prefers another.
  return deviceId === undefined ? base : { ...base, deviceId: { exact: deviceId } };
}

function firstTrack(stream: MediaStream, kind: Kind): Captured {
  const [track] = kind === 'video' ? stream.getVideoTracks() : stream.getAudioTracks();
  return track ? { got: 'track', track } : { got: 'nothing', why: 'missing' };
}

function fail(fault: unknown): Captured {
  return { got: 'nothing', why: nameFault(fault) };
}

function browserGetUserMedia(): GetUserMedia {
  if (!mayCapture()) return () => Promise.reject(new TypeError('Cameras need HTTPS or localhost'));
  return (constraints) => navigator.mediaDevices.getUserMedia(constraints);
}
