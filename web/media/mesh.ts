import type { LegId } from '../../contract/ids.ts';
import type { Signal } from '../../contract/live.ts';
import type { MediaAccess } from '../../contract/media-access.ts';
import type { Engine, EngineListener, EngineParty, LocalTracks, ShownSize } from './engine.ts';
import { MeshEntry } from './mesh-entry.ts';
import { MeshMeter } from './mesh-meter.ts';
import { watchNetwork } from './network-watch.ts';
import { openRtcConnection } from './rtc-connection.ts';
import { sections } from './sections.ts';

/** What a page knows of another party before it has told how large it shows one. */
const unknownSize: ShownSize = { camera: Number.POSITIVE_INFINITY, screen: Number.POSITIVE_INFINITY };

export interface MeshSettings {
  iceServers: RTCIceServer[];
  /** Sends and receives over a relay (TURN) only. */
  relayOnly: boolean;
}

/** The built-in engine: a connection from browser to browser for each other party. */
export class MeshEngine implements Engine {
  readonly #you: LegId;
  readonly #listener: EngineListener;
  readonly #entries = new Map<LegId, MeshEntry>();
  readonly #meter: MeshMeter;
  readonly #stopWatching: () => void;
  #configuration: RTCConfiguration;
  #tracks: LocalTracks = { audio: null, video: null, screen: null, screenAudio: null };
  #shown: ReadonlyMap<LegId, ShownSize> = new Map();
  #reachable = true;

  constructor(you: LegId, { iceServers, relayOnly }: MeshSettings, listener: EngineListener) {
    this.#you = you;
    this.#configuration = {
      iceServers,
      bundlePolicy: 'max-bundle',
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
    };
    this.#listener = listener;
    this.#meter = new MeshMeter(this.#entries, (qualities, seconds) => {
      listener.measured(qualities, seconds);
      this.#plan();
    });
    this.#stopWatching = watchNetwork((which) => {
      for (const { watch } of this.#entries.values()) {
        if (which === 'all' || watch.link !== 'connected') watch.renewPath();
      }
    });
  }

  setLocal(tracks: LocalTracks): void {
    // Something else about the own media changed, such as a level.
    if (sections.every(({ of }) => tracks[of] === this.#tracks[of])) return;
    this.#tracks = tracks;
    for (const { peer } of this.#entries.values()) peer.setLocal(tracks);
    this.#plan();
  }

  setParties(parties: readonly EngineParty[], opening: 'offer' | 'await'): void {
    const others = parties.filter(({ leg }) => leg !== this.#you);
    const present = new Set(others.map(({ leg }) => leg));
    for (const [leg, entry] of this.#entries) if (entry.listed && !present.has(leg)) this.#remove(leg, entry);
    for (const party of others) {
      const entry = this.#entries.get(party.leg) ?? this.#add(party.leg);
      entry.follow(party, opening, this.#reachable);
      entry.askFor(this.#shown.get(party.leg) ?? unknownSize);
    }
    this.#plan();
  }

  setAccess(access: MediaAccess): void {
    if (access.engine !== 'mesh') return;
    const { iceServers } = access;
    this.#configuration = { ...this.#configuration, iceServers };
    for (const { peer } of this.#entries.values()) peer.setServers(iceServers);
  }

  setShown(sizes: ReadonlyMap<LegId, ShownSize>): void {
    this.#shown = sizes;
    for (const [leg, entry] of this.#entries) entry.askFor(sizes.get(leg) ?? unknownSize);
  }

  receiveSignal(from: LegId, signal: Signal): void {
    const entry = this.#entries.get(from) ?? this.#add(from);
    if (signal.shown) {
      entry.shownThere = signal.shown;
      this.#plan();
    }
    if (signal.description || signal.candidate) entry.receive(signal);
  }

  setReachable(reachable: boolean): void {
    const back = reachable && !this.#reachable;
    this.#reachable = reachable;
    for (const entry of this.#entries.values()) entry.setReachable(reachable, back);
  }

  audioLevels(): ReadonlyMap<LegId, number> {
    const levels = new Map<LegId, number>();
    for (const [leg, { peer }] of this.#entries) {
      const level = peer.audioLevel();
      if (level !== null) levels.set(leg, level);
    }
    return levels;
  }

  close(): void {
    this.#stopWatching();
    this.#meter.close();
    for (const [leg, entry] of this.#entries) this.#remove(leg, entry);
  }

  #add(leg: LegId): MeshEntry {
    const entry = new MeshEntry(this.#you < leg, {
      open: (events) => openRtcConnection(this.#configuration, this.#tracks, events),
      send: (signal) => this.#listener.signal(leg, signal),
      media: (media) => this.#listener.remote(leg, media),
      link: (link) => this.#listener.link(leg, link),
    });
    this.#entries.set(leg, entry);
    return entry;
  }

  #remove(leg: LegId, entry: MeshEntry): void {
    entry.close();
    this.#entries.delete(leg);
    this.#listener.remote(leg, null);
  }

  /** Decides anew what is sent to each of the others. */
  #plan(): void {
    const others = this.#entries.size;
    const sharesScreen = this.#tracks.screen !== null;
    for (const entry of this.#entries.values()) entry.plan(others, sharesScreen, this.#meter.processor);
  }
}
