import type { ScreenAskId } from '../../../contract/ids.ts';
import type { ServerMessage } from '../../../contract/live.ts';
import type { Ring } from '../../../contract/ringing.ts';
import type { RemoteAct } from '../../../contract/screen.ts';
import { type LiveChannel, makeLiveChannel } from '../../api/live.ts';
import type { JoinRequest, MeetingPhase } from '../../call/meeting-phase.ts';
import { MeetingSession } from '../../call/meeting-session.ts';
import { keepPlace, type PlaceKeeper } from '../../call/place-memory.ts';
import { connectEngine } from '../../media/connect-engine.ts';
import { LocalMedia } from '../../media/local-media.ts';
import { warmUp } from '../../media/warm-up.ts';
import { keepVolume, keptDevices, keptVolume } from './kept.ts';
import { reportOf } from './report.ts';

export interface StationSnapshot {
  /** Whether the service holds this screen's connection. */
  connected: boolean;
  /** The call that rings here. */
  ring: Ring | null;
  /** Of all that is heard, in percent. */
  volume: number;
  /** Whether how the last call ended, or why there was none, is still to be read. */
  note: boolean;
}

/** Milliseconds between two notes of where the screen is, by which it comes back after a power cut. */
const noteEvery = 5000;
/** Milliseconds for which it is said how a call ended, and why there was none. */
const endedFor = 5000;
const refusedFor = 12_000;

/**
 * A screen's whole doing: its live socket, devices and calls, without anything that is shown. Owns all that it starts.
 * `close` leaves no call: the screen comes back into it within a minute, wherever it is opened again.
 */
export class Station {
  readonly local = new LocalMedia();
  readonly session: MeetingSession;
  readonly #channel: LiveChannel;
  readonly #memory: PlaceKeeper = keepPlace(localStorage, Date.now);
  readonly #listeners = new Set<() => void>();
  readonly #ended = new AbortController();
  readonly #endings: (() => void)[] = [];
  readonly #onChanged: () => void;
  #snapshot: StationSnapshot = { connected: false, ring: null, volume: keptVolume(), note: false };
  #told = '';
  #came: ScreenAskId | null = null;
  #previews = false;
  #was: MeetingPhase['at'] = 'idle';
  #ringing: ReturnType<typeof setTimeout> | undefined;
  #noting: ReturnType<typeof setTimeout> | undefined;

  /** `onChanged`: something of the system, or whose screen this is, is to be read anew. */
  constructor(onChanged: () => void) {
    this.#onChanged = onChanged;
    const url = new URL('/api/v1/live?as=video-system', window.location.origin.replace(/^http/, 'ws')).href;
    this.#channel = makeLiveChannel({ url });
    this.session = new MeetingSession({
      ...{ channel: this.#channel, connectEngine, local: this.local, memory: this.#memory },
    });
    const noting = setInterval(() => this.session.getSnapshot().phase.at === 'in' && this.#memory.touch(), noteEvery);
    this.#endings.push(
      () => clearInterval(noting),
      this.#channel.subscribe({ message: (message) => this.#hear(message), lost: () => this.#lose() }),
      this.session.subscribe(() => this.#follow()),
      this.local.subscribe(() => this.#report()),
    );
    window.addEventListener('pagehide', this.#memory.touch, { signal: this.#ended.signal });
    void this.#start();
  }

  getSnapshot = (): StationSnapshot => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Joins a room, calls a party or answers a ring, leaving whatever there is. */
  enter(request: JoinRequest): void {
    this.session.leave();
    this.session.join(request);
    this.#setRing(null);
    void this.#openDevices();
  }

  answer(): void {
    const { ring } = this.#snapshot;
    if (ring) this.enter({ to: 'ring', ring: ring.id });
  }

  decline(): void {
    const { ring } = this.#snapshot;
    if (!ring) return;
    this.#channel.send({ type: 'decline', ref: 'decline', ring: ring.id });
    this.#setRing(null);
  }

  /** Opens the devices before a call, so that people see themselves, until `endPreview` or the end of the call. */
  async preview(): Promise<void> {
    this.#previews = true;
    await this.#openDevices();
  }

  endPreview(): void {
    this.#previews = false;
    this.#rest();
  }

  dismissNote(): void {
    this.#set({ note: false });
    this.#report();
  }

  setVolume(percent: number): void {
    const volume = Math.min(100, Math.max(0, percent));
    keepVolume(volume);
    this.#set({ volume });
    this.#report();
  }

  close(): void {
    this.#ended.abort();
    clearTimeout(this.#ringing);
    clearTimeout(this.#noting);
    this.#memory.touch();
    for (const end of this.#endings.splice(0)) end();
    this.session.close();
    this.local.close();
    this.#listeners.clear();
  }

  /** Looks once which devices there are and may be used, and goes back to where a power cut took the screen out. */
  async #start(): Promise<void> {
    const place = this.#memory.recall(null);
    if (place) this.session.comeBack(place);
    await this.#openDevices();
    await warmUp();
    this.#rest();
  }

  async #openDevices(): Promise<void> {
    const { camera, microphone } = keptDevices();
    const snapshot = this.local.getSnapshot();
    await this.local.setMuted(false);
    if (camera !== undefined && snapshot.camera.is === 'opening') await this.local.chooseCamera(camera);
    if (microphone !== undefined && snapshot.microphone.is === 'opening') await this.local.chooseMicrophone(microphone);
    if (this.local.getSnapshot().camera.is === 'off') await this.local.setCamera(true);
    if (isToOpen(this.local)) await this.local.open();
    this.#rest();
  }

  /** Gives the devices back where nobody needs them. */
  #rest(): void {
    const isNeeded = this.#previews || this.#snapshot.ring !== null;
    if (!this.#ended.signal.aborted && !isNeeded && isOver(this.session.getSnapshot().phase.at)) this.local.rest();
    this.#report();
  }

  #hear(message: ServerMessage): void {
    switch (message.type) {
      case 'hello':
        this.#told = '';
        // What changed while the connection was lost; what rings is said anew.
        this.#set({ connected: true });
        this.#setRing(null);
        this.#onChanged();
        this.#report();
        break;
      case 'changed':
      case 'session-ended':
        this.#onChanged();
        break;
      case 'ring':
        if (isOver(this.session.getSnapshot().phase.at)) this.#setRing(message.ring);
        break;
      case 'ring-ended':
        if (message.ring === this.#snapshot.ring?.id) this.#setRing(null);
        break;
      case 'join-now':
        if (message.ask === this.#came) break;
        this.#came = message.ask;
        this.enter({ to: 'room', address: message.address, ask: message.ask });
        break;
      case 'remote':
        this.#obey(message.act);
        break;
      default:
    }
  }

  #lose(): void {
    this.#setRing(null);
    this.#set({ connected: false });
    this.#onChanged();
  }

  #obey(act: RemoteAct): void {
    switch (act.do) {
      case 'microphone':
        void this.local.setMuted(!act.on);
        break;
      case 'camera':
        void this.local.setCamera(act.on);
        break;
      case 'volume':
        this.setVolume(act.percent);
        break;
      case 'leave':
        this.session.leave();
        break;
    }
  }

  #follow(): void {
    const { at } = this.session.getSnapshot().phase;
    if (at === this.#was) return;
    const wasOver = isOver(this.#was);
    this.#was = at;
    clearTimeout(this.#noting);
    if (at === 'ended' || at === 'refused') {
      this.#noting = setTimeout(() => this.dismissNote(), at === 'ended' ? endedFor : refusedFor);
    }
    this.#set({ note: at === 'ended' || at === 'refused' });
    if (!wasOver && isOver(at)) this.#rest();
    else this.#report();
  }

  #report(): void {
    const { note, volume } = this.#snapshot;
    const { phase } = this.session.getSnapshot();
    const place = phase.at === 'refused' && !note ? { at: 'idle' as const } : phase;
    const report = reportOf(place, this.local.getSnapshot(), volume);
    const text = JSON.stringify(report);
    if (!this.#snapshot.connected || text === this.#told) return;
    this.#told = text;
    this.#channel.send({ type: 'screen', report });
  }

  #setRing(ring: Ring | null): void {
    clearTimeout(this.#ringing);
    if (ring === this.#snapshot.ring) return;
    this.#set({ ring });
    if (!ring) this.endPreview();
    else this.#ringing = setTimeout(() => this.#setRing(null), Date.parse(ring.until) - Date.now() + 3000);
  }

  #set(part: Partial<StationSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }
}

/** Nothing goes on: the screen is free. */
export const isOver = (at: MeetingPhase['at']): boolean => at === 'idle' || at === 'ended' || at === 'refused';

const isToOpen = (local: LocalMedia): boolean => {
  const { camera, microphone } = local.getSnapshot();
  return camera.is === 'opening' || microphone.is === 'opening';
};
