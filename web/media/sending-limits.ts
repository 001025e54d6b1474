/** What one party's browser sends to each of the others. */
export interface SendingLimits {
  /** Bits per second. */
  video: number;
  /** The picture's sides are divided by this. */
  scaleDown: number;
}

/** In bits per second: what a home line carries upwards, and what 720p at 30 pictures a second makes use of. */
const upload = 4_000_000;
const useful = 1_500_000;
const audioBitrate = 40_000;

/** Shares the way out among the others: the more they are, the smaller are their tiles anyway. */
export function shareUpload(others: number): SendingLimits {
  const video = Math.min(useful, Math.floor(upload / Math.max(1, others)));
  if (others <= 2) return { video, scaleDown: 1 };
  return { video, scaleDown: others <= 4 ? 1.5 : 2 };
}

/** Applies limits to what is sent, with the voice before the picture. */
export function limitSending(transceivers: readonly RTCRtpTransceiver[], limits: SendingLimits): void {
  for (const { sender, receiver } of transceivers) {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (!encoding) continue;
    if (receiver.track.kind === 'audio') {
      encoding.maxBitrate = audioBitrate;
      encoding.networkPriority = 'high';
    } else {
      encoding.maxBitrate = limits.video;
      encoding.scaleResolutionDownBy = limits.scaleDown;
    }
    // Browsers that refuse a field go on with their own limits.
    sender.setParameters(parameters).catch(() => undefined);
  }
}
