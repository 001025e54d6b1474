/** Measures the loudness of a microphone, 0 to 1, where ordinary speech moves between 0.2 and 0.8. */
export interface LevelMeter {
  read(): number;
  close(): void;
}

/** Decibels of full scale that are shown as nothing and as everything. */
const range = { quiet: -60, loud: -15 };

export function openLevelMeter(track: MediaStreamTrack): LevelMeter {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  const source = context.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return scaleLevel(power);
    },
    close() {
      source.disconnect();
      // Closing twice rejects, and is harmless.
      context.close().catch(() => undefined);
    },
  };
}

function scaleLevel(power: number): number {
  const decibels = power === 0 ? Number.NEGATIVE_INFINITY : 10 * Math.log10(power);
  return Math.min(1, Math.max(0, (decibels - range.quiet) / (range.loud - range.quiet)));
}
