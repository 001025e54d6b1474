import type { LegId } from '../../contract/ids.ts';
import type { MediaAccess } from '../../contract/media-access.ts';
import type { Engine, EngineParty, LocalTracks, ShownSize } from './engine.ts';

type Open = (access: MediaAccess) => Engine;

/** Stands for an engine whose code is being loaded, and hands on what was said meanwhile. */
export class LateEngine implements Engine {
  #engine: Engine | null = null;
  #closed = false;
  #access: MediaAccess;
  #tracks: LocalTracks | null = null;
  #parties: readonly EngineParty[] = [];
  #shown: ReadonlyMap<LegId, ShownSize> | null = null;
  #reachable = true;

  constructor(access: MediaAccess, load: () => Promise<Open>) {
    this.#access = access;
    void this.#begin(load);
  }

  setLocal(tracks: LocalTracks): void {
    this.#tracks = tracks;
    this.#engine?.setLocal(tracks);
  }

  setParties(parties: readonly EngineParty[], opening: 'offer' | 'await'): void {
    this.#parties = parties;
    this.#engine?.setParties(parties, opening);
  }

  setAccess(access: MediaAccess): void {
    this.#access = access;
    this.#engine?.setAccess(access);
  }

  setShown(sizes: ReadonlyMap<LegId, ShownSize>): void {
    this.#shown = sizes;
    this.#engine?.setShown(sizes);
  }

  receiveSignal(...signal: Parameters<Engine['receiveSignal']>): void {
    this.#engine?.receiveSignal(...signal);
  }

  setReachable(reachable: boolean): void {
    this.#reachable = reachable;
    this.#engine?.setReachable(reachable);
  }

  audioLevels(): ReadonlyMap<LegId, number> {
    return this.#engine?.audioLevels() ?? new Map();
  }

  close(): void {
    this.#closed = true;
    this.#engine?.close();
  }

  async #begin(load: () => Promise<Open>): Promise<void> {
    const open = await load();
    if (this.#closed) return;
    const engine = open(this.#access);
    this.#engine = engine;
    engine.setReachable(this.#reachable);
    if (this.#shown) engine.setShown(this.#shown);
    engine.setParties(this.#parties, 'offer');
    if (this.#tracks) engine.setLocal(this.#tracks);
  }
}
