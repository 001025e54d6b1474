import { countLink } from '../link-counters.ts';
import { assessLink } from '../link-quality.ts';

/** Milliseconds: until media must have come, for bit rates to rise, and that are measured. */
const times = { patience: 10_000, rising: 4_000, measured: 4_000 };
const picture = { width: 640, height: 360, framesPerSecond: 30, bitrate: 2_500_000 };

export interface LoopbackFigures {
  /** Milliseconds. */
  roundTrip: number | null;
  jitter: number | null;
  /** Per cent. */
  loss: number;
  /** Kilobits per second, of a picture that would use 2,500. */
  rate: number;
  framesPerSecond: number;
  relayed: boolean;
}

/**
 * Calls oneself: sends a lively picture from one connection to another, over the relay where there are credentials for
 * it, and measures what arrives. `null` where nothing did. Never rejects.
 */
export async function callOneself(servers: RTCIceServer[], relayOnly: boolean): Promise<LoopbackFigures | null> {
  const drawing = drawLivelyPicture();
  const configuration: RTCConfiguration = {
    iceServers: servers,
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  };
  const [sending, receiving] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  try {
    tellCandidates(sending, receiving);
    tellCandidates(receiving, sending);
    for (const track of drawing.stream.getTracks()) sending.addTrack(track, drawing.stream);
    await sending.setLocalDescription();
    if (sending.localDescription) await receiving.setRemoteDescription(sending.localDescription);
    await receiving.setLocalDescription();
    if (receiving.localDescription) await sending.setRemoteDescription(receiving.localDescription);
    await limitRate(sending);
    if (!(await connects(receiving))) return null;
    await wait(times.rising);
    const before = countLink(await receiving.getStats());
    await wait(times.measured);
    const now = countLink(await receiving.getStats());
    const { roundTrip, jitter, lossIn, videoIn, framesIn, relayed } = assessLink('connected', before, now);
    if (now.received.packets === before.received.packets) return null;
    return { roundTrip, jitter, loss: lossIn ?? 0, rate: videoIn ?? 0, framesPerSecond: framesIn ?? 0, relayed };
  } catch {
    return null;
  } finally {
    drawing.stop();
    sending.close();
    receiving.close();
  }
}

function tellCandidates(from: RTCPeerConnection, to: RTCPeerConnection): void {
  const early: RTCIceCandidate[] = [];
  const tell = (candidate: RTCIceCandidate) => to.addIceCandidate(candidate).catch(() => undefined);
  from.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate && to.remoteDescription) tell(candidate);
    else if (candidate) early.push(candidate);
  });
  to.addEventListener('signalingstatechange', () => {
    if (to.remoteDescription) for (const candidate of early.splice(0)) tell(candidate);
  });
}

async function limitRate(connection: RTCPeerConnection): Promise<void> {
  for (const sender of connection.getSenders()) {
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) encoding.maxBitrate = picture.bitrate;
    await sender.setParameters(parameters).catch(() => undefined);
  }
}

function connects(connection: RTCPeerConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => connection.connectionState === 'connected' && resolve(true);
    connection.addEventListener('connectionstatechange', look);
    look();
    setTimeout(() => resolve(false), times.patience);
  });
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Blocks that change with every frame, which no codec makes small. */
function drawLivelyPicture(): { stream: MediaStream; stop(): void } {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext('2d');
  const size = 20;
  let frame = 0;
  const draw = () => {
    frame += 1;
    for (let x = 0; x < picture.width; x += size) {
      for (let y = 0; y < picture.height; y += size) {
        if (!context) return;
        context.fillStyle = `hsl(${(x * 7 + y * 13 + frame * 29) % 360} 60% ${30 + ((x + y + frame * 17) % 50)}%)`;
        context.fillRect(x, y, size, size);
      }
    }
  };
  draw();
  const timer = setInterval(draw, 1000 / picture.framesPerSecond);
  const stream = canvas.captureStream(picture.framesPerSecond);
  return {
    stream,
    stop() {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}
