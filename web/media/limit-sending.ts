import type { LocalTracks } from './engine.ts';
import type { Line } from './sections.ts';
import type { PictureLimits, SendingLimits } from './sending-plan.ts';

/** Bits per second. */
const bitrates = { audio: 40_000, screenAudio: 96_000 } as const;

/** Applies limits to what is sent: the voice goes before the screen, and that before the camera. */
export function limitSending(lines: readonly Line[], tracks: LocalTracks, limits: SendingLimits): void {
  for (const { of, transceiver } of lines) {
    const { sender } = transceiver;
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (!encoding) continue;
    if (of === 'audio' || of === 'screenAudio') {
      encoding.maxBitrate = bitrates[of];
      encoding.networkPriority = 'high';
    } else {
      limitPicture(encoding, tracks[of], of === 'screen' ? limits.screen : limits.camera);
      encoding.networkPriority = of === 'screen' ? 'medium' : 'low';
    }
    // Browsers that refuse a field go on with their own limits.
    sender.setParameters(parameters).catch(() => undefined);
  }
}

function limitPicture(
  encoding: RTCRtpEncodingParameters,
  track: MediaStreamTrack | null,
  { bitrate, lines, framesPerSecond }: PictureLimits,
): void {
  encoding.active = lines > 0;
  if (lines === 0) return;
  encoding.maxBitrate = bitrate;
  encoding.maxFramerate = framesPerSecond;
  const { width, height } = track?.getSettings() ?? {};
  const given = Math.min(width ?? lines, height ?? lines);
  encoding.scaleResolutionDownBy = Math.max(1, given / lines);
}
