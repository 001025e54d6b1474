import { ConnectionState, DisconnectReason, Room, RoomEvent } from 'livekit-client';
import type { LegId } from '../../../contract/ids.ts';
import type { MediaAccess } from '../../../contract/media-access.ts';
import type { Engine, EngineListener, EngineParty, LocalTracks, MediaLink, ShownSize } from '../engine.ts';
import { LivekitMeter } from './livekit-meter.ts';
import { OwnTracks } from './own-tracks.ts';
import { RemoteParty } from './remote-party.ts';

/** Milliseconds between two tries to connect; LiveKit's client has tried for most of a minute before the first. */
const retryAfter = [500, 1_000, 2_000, 4_000, 5_000] as const;
/** Milliseconds after which whoever is in the meeting and not at LiveKit counts as out of reach. */
const unreachableAfter = 15_000;
/** More parties than this are not subscribed to before it is told how they are shown. */
const shownUntold = 9;

const notShown: ShownSize = { camera: 0, screen: 0 };

/** Media over a LiveKit server: one connection for all parties, of whom no more comes than is heard and seen. */
export class LivekitEngine implements Engine {
  readonly #you: LegId;
  readonly #listener: EngineListener;
  readonly #room: Room;
  readonly #own: OwnTracks;
  readonly #meter: LivekitMeter;
  readonly #parties = new Map<LegId, RemoteParty>();
  readonly #links = new Map<LegId, MediaLink>();
  readonly #late = new Map<LegId, ReturnType<typeof setTimeout>>();
  #access: Extract<MediaAccess, { engine: 'livekit' }> | null = null;
  #relayOnly: boolean;
  #shown: ReadonlyMap<LegId, ShownSize> | null = null;
  #reachable = true;
  #closed = false;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(you: LegId, access: MediaAccess, listener: EngineListener, { relayOnly }: { relayOnly: boolean }) {
    this.#you = you;
    this.#listener = listener;
    this.#relayOnly = relayOnly;
    this.#room = new Room({ dynacast: true, adaptiveStream: false, stopLocalTrackOnUnpublish: false });
    this.#own = new OwnTracks(this.#room.localParticipant);
    const { localParticipant } = this.#room;
    const measured = { you: localParticipant, parties: this.#parties, linkOf: (leg: LegId) => this.#linkOf(leg) };
    this.#meter = new LivekitMeter(measured, listener.measured);
    this.#listen();
    this.setAccess(access);
    void this.#connect();
  }

  setLocal(tracks: LocalTracks): void {
    this.#own.send(tracks);
  }

  setParties(parties: readonly EngineParty[]): void {
    const others = parties.filter(({ leg }) => leg !== this.#you);
    const present = new Set(others.map(({ leg }) => leg));
    for (const leg of this.#parties.keys()) if (!present.has(leg)) this.#remove(leg);
    for (const party of others) {
      const known = this.#parties.get(party.leg) ?? this.#add(party);
      known.follow(party, this.#reachable);
    }
    if (!this.#shown) this.#showAll();
  }

  setAccess(access: MediaAccess): void {
    if (access.engine === 'livekit') this.#access = access;
  }

  setShown(sizes: ReadonlyMap<LegId, ShownSize>): void {
    this.#shown = sizes;
    this.#showAll();
  }

  /** LiveKit carries its own. */
  receiveSignal(): void {}

  setReachable(reachable: boolean): void {
    this.#reachable = reachable;
  }

  audioLevels(): ReadonlyMap<LegId, number> {
    const levels = new Map<LegId, number>();
    for (const [leg, { participant }] of this.#parties) {
      if (participant?.isMicrophoneEnabled) levels.set(leg, participant.isSpeaking ? participant.audioLevel : 0);
    }
    return levels;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#meter.close();
    this.#room.removeAllListeners();
    void this.#room.disconnect(false);
    for (const leg of this.#parties.keys()) this.#remove(leg);
  }

  #listen(): void {
    const settle = (_: unknown, __: unknown, { identity }: { identity: string }) => this.#settle(identity);
    this.#room
      .on(RoomEvent.ParticipantConnected, ({ identity }) => this.#settle(identity))
      .on(RoomEvent.ParticipantDisconnected, ({ identity }) => this.#settle(identity))
      .on(RoomEvent.TrackPublished, (_, { identity }) => this.#settle(identity))
      .on(RoomEvent.TrackUnpublished, (_, { identity }) => this.#settle(identity))
      .on(RoomEvent.TrackSubscribed, settle)
      .on(RoomEvent.TrackUnsubscribed, settle)
      .on(RoomEvent.ConnectionStateChanged, (state) => this.#follow(state))
      .on(RoomEvent.Disconnected, (reason) => this.#comeBack(reason));
  }

  async #connect(): Promise<void> {
    if (!this.#access || this.#closed) return;
    const { url, token } = this.#access;
    const rtcConfig = this.#relayOnly ? { rtcConfig: { iceTransportPolicy: 'relay' as const } } : {};
    try {
      await this.#room.connect(url, token, { autoSubscribe: false, ...rtcConfig });
      this.#tries = 0;
    } catch {
      this.#tryLater();
    }
  }

  /** Whom the service has let go of is not to come back by itself; everything else is tried until the meeting ends. */
  #comeBack(reason: DisconnectReason | undefined): void {
    const isFinal = reason === DisconnectReason.PARTICIPANT_REMOVED || reason === DisconnectReason.DUPLICATE_IDENTITY;
    if (!isFinal) this.#tryLater();
  }

  #tryLater(): void {
    if (this.#closed) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#connect(), retryAfter[Math.min(this.#tries, retryAfter.length - 1)]);
    this.#tries += 1;
  }

  #follow(state: ConnectionState): void {
    this.#own.open = state === ConnectionState.Connected;
    for (const leg of this.#parties.keys()) this.#settle(leg);
  }

  #add(party: EngineParty): RemoteParty {
    const added = new RemoteParty(party);
    this.#parties.set(party.leg, added);
    added.show(this.#sizeOf(party.leg));
    this.#settle(party.leg);
    return added;
  }

  #remove(leg: LegId): void {
    this.#parties.get(leg)?.attach(null);
    this.#parties.delete(leg);
    this.#links.delete(leg);
    clearTimeout(this.#late.get(leg));
    this.#late.delete(leg);
    this.#listener.remote(leg, null);
  }

  #sizeOf(leg: LegId): ShownSize | undefined {
    if (this.#shown) return this.#shown.get(leg);
    return this.#parties.size > shownUntold ? notShown : undefined;
  }

  #showAll(): void {
    for (const [leg, party] of this.#parties) party.show(this.#sizeOf(leg));
  }

  /** Brings a party in line with what LiveKit knows of it. */
  #settle(identity: string): void {
    const leg = identity as LegId;
    const party = this.#parties.get(leg);
    if (!party) return;
    const participant = this.#room.remoteParticipants.get(identity) ?? null;
    const { media } = party;
    const isNew = participant !== null && party.participant === null;
    party.attach(participant);
    if (isNew || party.media !== media) this.#listener.remote(leg, party.media);
    this.#link(leg, participant !== null);
  }

  #link(leg: LegId, isThere: boolean): void {
    if (isThere && this.#room.state === ConnectionState.Connected) {
      clearTimeout(this.#late.get(leg));
      this.#late.delete(leg);
      this.#setLink(leg, 'connected');
    } else if (!this.#late.has(leg)) {
      this.#setLink(leg, this.#linkOf(leg) === 'connected' ? 'interrupted' : 'connecting');
      const giveUp = () => this.#setLink(leg, 'unreachable');
      this.#late.set(leg, setTimeout(giveUp, unreachableAfter));
    }
  }

  #setLink(leg: LegId, link: MediaLink): void {
    if (this.#links.get(leg) === link) return;
    this.#links.set(leg, link);
    this.#listener.link(leg, link);
  }

  #linkOf(leg: LegId): MediaLink {
    return this.#links.get(leg) ?? 'connecting';
  }
}
