import { AudioPresets, type LocalParticipant, type LocalTrackPublication, Track, VideoPresets } from 'livekit-client';
import type { LocalTracks } from '../engine.ts';

const sources = {
  audio: Track.Source.Microphone,
  video: Track.Source.Camera,
  screen: Track.Source.ScreenShare,
  screenAudio: Track.Source.ScreenShareAudio,
} as const;
type Kind = keyof typeof sources;
const kinds = ['audio', 'video', 'screen', 'screenAudio'] as const;
/** What is sent again soon is kept and muted; a screen goes, since the next one is another. */
const isKept = (kind: Kind): boolean => kind === 'audio' || kind === 'video';

const published = {
  simulcast: true,
  videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
  audioPreset: AudioPresets.speech,
  stopMicTrackOnMute: false,
};

/**
 * Sends a leg's tracks: what is wanted last is what becomes true, one step at a time for each source. The tracks belong
 * to whoever gave them, and are never stopped here.
 */
export class OwnTracks {
  readonly #you: LocalParticipant;
  #wanted: LocalTracks = { audio: null, video: null, screen: null, screenAudio: null };
  readonly #busy = new Set<Kind>();
  #open = false;

  constructor(you: LocalParticipant) {
    this.#you = you;
  }

  /** Whether there is a connection to send by. */
  set open(open: boolean) {
    this.#open = open;
    this.#settleAll();
  }

  send(tracks: LocalTracks): void {
    this.#wanted = tracks;
    this.#settleAll();
  }

  #settleAll(): void {
    for (const kind of kinds) void this.#settle(kind);
  }

  async #settle(kind: Kind): Promise<void> {
    if (this.#busy.has(kind)) return;
    this.#busy.add(kind);
    try {
      // Each step changes one thing; what was wanted meanwhile is met by the next.
      while (this.#open) {
        const step = this.#nextStep(kind);
        if (!step) break;
        await step();
      }
    } catch {
      // Refused, or cut off meanwhile: the next change or connection tries again.
    } finally {
      this.#busy.delete(kind);
    }
  }

  #nextStep(kind: Kind): (() => Promise<unknown>) | null {
    const wanted = this.#wanted[kind];
    const publication = this.#publicationOf(kind);
    const sent = publication?.track;
    if (!wanted) {
      if (!publication || !sent || (isKept(kind) && publication.isMuted)) return null;
      return () => (isKept(kind) ? publication.mute() : this.#you.unpublishTrack(sent, false));
    }
    if (!publication || !sent) {
      return () => this.#you.publishTrack(wanted, { ...published, source: sources[kind] });
    }
    if (sent.mediaStreamTrack !== wanted) return () => sent.replaceTrack(wanted, true);
    const isSilent = kind === 'audio' && !wanted.enabled;
    if (publication.isMuted === isSilent) return null;
    return () => (isSilent ? publication.mute() : publication.unmute());
  }

  #publicationOf(kind: Kind): LocalTrackPublication | undefined {
    return this.#you.getTrackPublication(sources[kind]);
  }
}
