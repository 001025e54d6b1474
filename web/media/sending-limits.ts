/** Most that one party sends to each other one, in bits per second. Enough for 720p at 30 pictures a second. */
const videoBitrate = 1_500_000;
const audioBitrate = 40_000;

/** Keeps what is sent within what a home line carries, with the voice before the picture. */
export function limitSending(transceivers: readonly RTCRtpTransceiver[]): void {
  for (const { sender, receiver } of transceivers) {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (!encoding) continue;
    const isAudio = receiver.track.kind === 'audio';
    encoding.maxBitrate = isAudio ? audioBitrate : videoBitrate;
    encoding.networkPriority = isAudio ? 'high' : 'medium';
    // Browsers that refuse a field go on with their own limits.
    sender.setParameters(parameters).catch(() => undefined);
  }
}
