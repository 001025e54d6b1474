import type { LegId } from '../../contract/ids.ts';
import type { Signal } from '../../contract/live.ts';
import type { Engine, EngineListener, EngineParty, LocalTracks } from './engine.ts';
import { Peer } from './peer.ts';
import { PeerWatch } from './peer-watch.ts';
import { openRtcConnection } from './rtc-connection.ts';
import { shareUpload } from './sending-limits.ts';

/** How long a connection awaits the offer of who has come in, in milliseconds, before it offers one itself. */
const offerPatience = 3_000;

interface Entry {
  peer: Peer;
  watch: PeerWatch;
  /** Whether a roster has named the party; its first signal may come sooner. */
  listed: boolean;
  connected: boolean;
  offerLater: ReturnType<typeof setTimeout> | undefined;
}

/** The built-in engine: a connection from browser to browser for each other party. */
export class MeshEngine implements Engine {
  readonly #you: LegId;
  readonly #configuration: RTCConfiguration;
  readonly #listener: EngineListener;
  readonly #entries = new Map<LegId, Entry>();
  readonly #ended = new AbortController();
  #tracks: LocalTracks = { audio: null, video: null };
  #limits = shareUpload(1);
  #reachable = true;

  constructor(you: LegId, iceServers: RTCIceServer[], listener: EngineListener) {
    this.#you = you;
    this.#configuration = { iceServers, bundlePolicy: 'max-bundle' };
    this.#listener = listener;
    const { signal } = this.#ended;
    globalThis.addEventListener('online', () => this.#renewPaths(), { signal });
    networkOf(navigator)?.addEventListener('change', () => this.#renewPaths(), { signal });
  }

  setLocal(tracks: LocalTracks): void {
    this.#tracks = tracks;
    for (const { peer } of this.#entries.values()) peer.setLocal(tracks);
  }

  setParties(parties: readonly EngineParty[], opening: 'offer' | 'await'): void {
    const others = parties.filter(({ leg }) => leg !== this.#you);
    const present = new Set(others.map(({ leg }) => leg));
    for (const [leg, entry] of this.#entries) if (entry.listed && !present.has(leg)) this.#remove(leg, entry);
    for (const party of others) this.#setParty(party, opening);
    this.#share();
  }

  receiveSignal(from: LegId, signal: Signal): void {
    const entry = this.#entries.get(from) ?? this.#add(from);
    clearTimeout(entry.offerLater);
    entry.peer.receive(signal);
  }

  setReachable(reachable: boolean): void {
    const back = reachable && !this.#reachable;
    this.#reachable = reachable;
    for (const entry of this.#entries.values()) {
      entry.watch.setReachable(reachable && entry.connected);
      if (back) entry.peer.repeat();
    }
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
    this.#ended.abort();
    for (const [leg, entry] of this.#entries) this.#remove(leg, entry);
  }

  #setParty({ leg, connected }: EngineParty, opening: 'offer' | 'await'): void {
    const known = this.#entries.get(leg);
    const entry = known ?? this.#add(leg);
    const back = connected && !entry.connected;
    entry.listed = true;
    entry.connected = connected;
    entry.watch.setReachable(this.#reachable && connected);
    if (known) {
      if (back) entry.peer.repeat();
    } else if (opening === 'offer') entry.peer.offer();
    else entry.offerLater = setTimeout(() => entry.peer.offer(), offerPatience);
  }

  #add(leg: LegId): Entry {
    const peer = new Peer(this.#you < leg, {
      open: (events) => openRtcConnection(this.#configuration, this.#tracks, events),
      send: (signal) => this.#listener.signal(leg, signal),
      state: (state) => this.#entries.get(leg)?.watch.observe(state),
      stream: (stream) => this.#listener.remote(leg, stream),
    });
    peer.limit(this.#limits);
    const watch = new PeerWatch(peer, (link) => this.#listener.link(leg, link));
    const entry = { peer, watch, listed: false, connected: true, offerLater: undefined };
    this.#entries.set(leg, entry);
    return entry;
  }

  #remove(leg: LegId, { peer, watch, offerLater }: Entry): void {
    clearTimeout(offerLater);
    watch.close();
    peer.close();
    this.#entries.delete(leg);
    this.#listener.remote(leg, null);
  }

  #share(): void {
    const limits = shareUpload(this.#entries.size);
    if (limits.video === this.#limits.video && limits.scaleDown === this.#limits.scaleDown) return;
    this.#limits = limits;
    for (const { peer } of this.#entries.values()) peer.limit(limits);
  }

  #renewPaths(): void {
    for (const { watch } of this.#entries.values()) watch.renewPath();
  }
}

/** The network information of browsers that have it; its types are not part of the DOM's. */
function networkOf(from: object): EventTarget | undefined {
  return 'connection' in from && from.connection instanceof EventTarget ? from.connection : undefined;
}
