import { type RemoteParticipant, type RemoteTrackPublication, Track } from 'livekit-client';
import type { EngineParty, RemoteMedia, ShownSize } from '../engine.ts';

const unknownSize: ShownSize = { camera: Number.POSITIVE_INFINITY, screen: Number.POSITIVE_INFINITY };
/** Full size, as the shorter side in pixels. */
const largest = 1080;

const isScreen = ({ source }: RemoteTrackPublication): boolean =>
  source === Track.Source.ScreenShare || source === Track.Source.ScreenShareAudio;

/** What comes from one other party: subscribes to what is heard and seen of it, as large as it is seen. */
export class RemoteParty {
  /** Players take a track that comes; one that took the place of another is heard in a new stream only. */
  media: RemoteMedia = { camera: new MediaStream(), screen: new MediaStream() };
  #participant: RemoteParticipant | null = null;
  #party: EngineParty;
  #size = unknownSize;
  #reachable = true;

  constructor(party: EngineParty) {
    this.#party = party;
  }

  get participant(): RemoteParticipant | null {
    return this.#participant;
  }

  follow(party: EngineParty, reachable: boolean): void {
    this.#party = party;
    this.#reachable = reachable;
    this.#keepSilent();
  }

  /** Whom LiveKit knows by the party's name; null while nobody is. */
  attach(participant: RemoteParticipant | null): void {
    this.#participant = participant;
    this.settle();
  }

  show(size: ShownSize = unknownSize): void {
    this.#size = size;
    this.settle();
  }

  /** Brings subscriptions and streams in line with what the party sends and how it is shown. */
  settle(): void {
    const publications = [...(this.#participant?.trackPublications.values() ?? [])];
    for (const publication of publications) this.#subscribe(publication);
    this.#fill(
      'camera',
      publications.filter((publication) => !isScreen(publication)),
    );
    this.#fill('screen', publications.filter(isScreen));
    this.#keepSilent();
  }

  #subscribe(publication: RemoteTrackPublication): void {
    const size = isScreen(publication) ? this.#size.screen : this.#size.camera;
    const isWanted = publication.kind === Track.Kind.Audio || size > 0;
    if (publication.isDesired !== isWanted) publication.setSubscribed(isWanted);
    if (!isWanted || publication.kind === Track.Kind.Audio) return;
    const { width = 16, height = 9 } = publication.dimensions ?? {};
    const shorter = Math.min(size, largest);
    const scale = shorter / Math.min(width, height);
    publication.setVideoDimensions({ width: Math.round(width * scale), height: Math.round(height * scale) });
  }

  #fill(which: keyof RemoteMedia, publications: readonly RemoteTrackPublication[]): void {
    const stream = this.media[which];
    const tracks = publications.flatMap(({ track }) => track?.mediaStreamTrack ?? []);
    if (stream.getTracks().some((track) => !tracks.includes(track))) {
      this.media = { ...this.media, [which]: new MediaStream(tracks) };
      return;
    }
    for (const track of tracks) if (!stream.getTracks().includes(track)) stream.addTrack(track);
  }

  /** Whose microphone is off is not heard, whatever its browser sends. While nobody can tell, whoever speaks is heard. */
  #keepSilent(): void {
    const { media, connected } = this.#party;
    const voice = this.#participant?.getTrackPublication(Track.Source.Microphone)?.track?.mediaStreamTrack;
    if (voice) voice.enabled = media.microphone || !connected || !this.#reachable;
  }
}
