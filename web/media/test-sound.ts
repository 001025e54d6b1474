import { followOutput } from './sound-output.ts';

const notes = [
  { hertz: 523, at: 0 },
  { hertz: 659, at: 0.35 },
];
/** Seconds. */
const length = 0.9;

/** Plays two notes on the speaker that was chosen; resolves when they are over. Never rejects. */
export async function playTestSound(): Promise<void> {
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  for (const { hertz, at } of notes) {
    const start = context.currentTime + at;
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.25, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    const tone = new OscillatorNode(context, { frequency: hertz });
    tone.connect(volume).connect(destination);
    tone.start(start);
    tone.stop(start + 0.5);
  }
  const player = new Audio();
  player.srcObject = destination.stream;
  const forget = followOutput(player);
  await player.play().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, length * 1000));
  forget();
  await context.close().catch(() => undefined);
}
