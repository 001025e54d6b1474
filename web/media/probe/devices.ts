import { type Captured, type CaptureFault, captureBoth } from '../capture.ts';

/** A device that gave picture or sound, by its name, or why there is none. */
export type DeviceOutcome = { found: string } | { why: CaptureFault };

/** Opens camera and microphone for a moment. Never rejects. */
export async function tryDevices(): Promise<{ camera: DeviceOutcome; microphone: DeviceOutcome }> {
  const { camera, microphone } = await captureBoth({});
  return { camera: close(camera), microphone: close(microphone) };
}

function close(captured: Captured): DeviceOutcome {
  if (captured.got === 'nothing') return { why: captured.why };
  captured.track.stop();
  return { found: captured.track.label };
}

/** Whether this browser has what a meeting needs. */
export function isSupported(): boolean {
  return (
    typeof RTCPeerConnection === 'function' &&
    typeof WebSocket === 'function' &&
    'captureStream' in HTMLCanvasElement.prototype
  );
}
