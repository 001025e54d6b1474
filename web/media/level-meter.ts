/** Measures the loudness of a microphone: root mean square of its samples, 0 to 1. */
export interface LevelMeter {
  read(): number;
  close(): void;
}

/** Decibels of full scale that are shown as nothing and as everything. */
const range = { quiet: -60, loud: -15 };

/** Hears the microphone also while its track is muted, so that somebody who speaks then can be told. */
export function openLevelMeter(track: MediaStreamTrack): LevelMeter {
  const context = new AudioContext();
  const heard = track.clone();
  heard.enabled = true;
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  const source = context.createMediaStreamSource(new MediaStream([heard]));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read() {
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    close() {
      source.disconnect();
      heard.stop();
      // Closing twice rejects, and is harmless.
      context.close().catch(() => undefined);
    },
  };
}

/** Turns a loudness into the part of a meter that is lit, 0 to 1; speech moves between 0.3 and 0.8. */
export function scaleLoudness(loudness: number): number {
  const decibels = loudness === 0 ? Number.NEGATIVE_INFINITY : 20 * Math.log10(loudness);
  return Math.min(1, Math.max(0, (decibels - range.quiet) / (range.loud - range.quiet)));
}
