/** Two notes, twice a second apart, as a telephone of a meeting room; in hertz and seconds. */
const notes = [
  { at: 0, hertz: 660 },
  { at: 0.22, hertz: 880 },
  { at: 0.9, hertz: 660 },
  { at: 1.12, hertz: 880 },
];
const pauseMs = 3000;
const loudest = 0.2;

/** Rings until the returned function is called. A browser that lets no page make a sound untouched stays silent. */
export function ringTone(percent: number): () => void {
  const context = new AudioContext();
  const play = () => {
    for (const { at, hertz } of notes) {
      const [tone, gain] = [context.createOscillator(), context.createGain()];
      const start = context.currentTime + at;
      tone.frequency.value = hertz;
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime((loudest * percent) / 100, start + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.2);
      tone.connect(gain).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.21);
    }
  };
  play();
  const timer = setInterval(play, pauseMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
