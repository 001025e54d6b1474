import type { MediaState } from '../../contract/live.ts';
import { type CaptureChoice, type Captured, type CaptureFault, captureBoth, captureOne } from './capture.ts';
import type { LocalTracks } from './engine.ts';
import { type LevelMeter, openLevelMeter } from './level-meter.ts';
import { LocalScreen, noScreen, type ScreenShare } from './local-screen.ts';

/** A camera or a microphone of this device. `off`: the person switched it off, and it can be switched on again. */
export type Capture =
  | { is: 'opening' }
  | { is: 'on'; track: MediaStreamTrack }
  | { is: 'off'; deviceId: string | undefined }
  | { is: 'faulty'; why: CaptureFault };

export type DeviceKind = 'camera' | 'microphone';

/**
 * What happened to a device without the person's doing. `replaced` by the one named, `back` where the one named was
 * plugged in again, `gone` where there is no other, `withdrawn` where the browser's permission was taken back,
 * `stalled` where the system or a switch on the device keeps it silent or dark.
 */
export interface DeviceEvent {
  device: DeviceKind;
  what: 'replaced' | 'back' | 'gone' | 'withdrawn' | 'stalled';
  label: string;
}

export interface LocalSnapshot {
  camera: Capture;
  microphone: Capture;
  /** The microphone stays open when muted, so that unmuting takes no time; silence is sent. */
  muted: boolean;
  screen: ScreenShare;
  devices: { cameras: MediaDeviceInfo[]; microphones: MediaDeviceInfo[] };
  /** The last thing that happened to a device, until the person dismisses it or does something about it. */
  event: DeviceEvent | null;
}

const opening: Capture = { is: 'opening' };

/** Camera, microphone and screen of this device, with what the person chose; closes all at its end. */
export class LocalMedia {
  #snapshot: LocalSnapshot = {
    camera: opening,
    microphone: opening,
    muted: false,
    screen: noScreen,
    devices: { cameras: [], microphones: [] },
    event: null,
  };
  readonly #listeners = new Set<() => void>();
  readonly #ended = new AbortController();
  readonly #screen = new LocalScreen((screen) => this.#set({ screen }));
  #chosen: CaptureChoice = {};
  /** Devices that went away while they were used, by id: they are taken again when they come back. */
  #missed: CaptureChoice = {};
  #meter: LevelMeter | null = null;

  constructor() {
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#followDevices(), {
      signal: this.#ended.signal,
    });
  }

  /** Asks for camera and microphone. Never rejects: what fails is in the snapshot. */
  async open(): Promise<void> {
    if (this.#snapshot.camera.is === 'off') {
      await this.chooseMicrophone(this.#chosen.microphone);
      return;
    }
    const captured = await captureBoth(this.#chosen);
    this.#adopt('camera', captured.camera);
    this.#adopt('microphone', captured.microphone);
    await this.#listDevices();
  }

  /** Gives all devices back until `open`, which opens the camera only if it was on. */
  rest(): void {
    this.#screen.stop();
    for (const kind of ['camera', 'microphone'] as const) {
      if (this.#snapshot[kind].is !== 'on') continue;
      this.#release(kind);
      this.#set({ [kind]: opening });
    }
  }

  getSnapshot = (): LocalSnapshot => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What is sent to the others. */
  tracks(): LocalTracks {
    const { camera, microphone, screen } = this.#snapshot;
    return {
      audio: microphone.is === 'on' ? microphone.track : null,
      video: camera.is === 'on' ? camera.track : null,
      screen: screen.is === 'on' ? screen.track : null,
      screenAudio: screen.is === 'on' ? screen.sound : null,
    };
  }

  /** What the others are told. */
  state(): MediaState {
    const { camera, microphone, muted, screen } = this.#snapshot;
    return {
      camera: camera.is === 'on',
      microphone: microphone.is === 'on' && !muted,
      screen: screen.is === 'on',
    };
  }

  /** Loudness of the own voice, 0 to 1; nothing while muted. */
  loudness(): number {
    return this.#snapshot.muted ? 0 : this.voice();
  }

  /** Loudness of the own voice, 0 to 1, also while muted: nobody else hears it then. */
  voice(): number {
    return this.#meter?.read() ?? 0;
  }

  async setMuted(muted: boolean): Promise<void> {
    const { microphone } = this.#snapshot;
    if (microphone.is === 'on') microphone.track.enabled = !muted;
    this.#set({ muted });
    // Set before, so that a microphone that opens late opens as was wanted last.
    if (microphone.is === 'faulty' && !muted) await this.chooseMicrophone(undefined);
  }

  /** Switching off releases the camera, so that its light goes out. */
  async setCamera(on: boolean): Promise<void> {
    const { camera } = this.#snapshot;
    if (on && camera.is !== 'on') await this.chooseCamera(camera.is === 'off' ? camera.deviceId : undefined);
    if (!on && camera.is === 'on') {
      camera.track.stop();
      this.#set({ camera: { is: 'off', deviceId: camera.track.getSettings().deviceId } });
    }
  }

  /** Shares a screen beside the camera; call from a click. The browser's own bar may end it. */
  shareScreen(): Promise<void> {
    return this.#screen.start();
  }

  stopScreen(): void {
    this.#screen.stop();
  }

  chooseCamera(deviceId: string | undefined): Promise<void> {
    return this.#choose('camera', deviceId);
  }

  chooseMicrophone(deviceId: string | undefined): Promise<void> {
    return this.#choose('microphone', deviceId);
  }

  dismissEvent(): void {
    this.#set({ event: null });
  }

  close(): void {
    this.#ended.abort();
    this.#screen.stop();
    this.#release('camera');
    this.#release('microphone');
    this.#listeners.clear();
  }

  async #choose(kind: DeviceKind, deviceId: string | undefined): Promise<void> {
    delete this.#missed[kind];
    this.#set({ event: null });
    await this.#take(kind, deviceId);
  }

  async #take(kind: DeviceKind, deviceId: string | undefined): Promise<void> {
    this.#chosen[kind] = deviceId;
    this.#release(kind);
    this.#set({ [kind]: opening });
    this.#adopt(kind, await captureOne(kind === 'camera' ? 'video' : 'audio', deviceId));
    await this.#listDevices();
  }

  #release(kind: DeviceKind): void {
    const capture = this.#snapshot[kind];
    if (capture.is === 'on') capture.track.stop();
    if (kind !== 'microphone') return;
    this.#meter?.close();
    this.#meter = null;
  }

  #adopt(kind: DeviceKind, captured: Captured): void {
    if (captured.got === 'nothing') {
      this.#set({ [kind]: { is: 'faulty', why: captured.why } });
      return;
    }
    const { track } = captured;
    if (this.#ended.signal.aborted) {
      track.stop();
      return;
    }
    this.#release(kind);
    const { signal } = this.#ended;
    // A device that is unplugged, or may not be used any more, ends its track; another one may take its place.
    track.addEventListener('ended', () => void this.#lose(kind, track), { signal });
    track.addEventListener('mute', () => this.#stall(kind, track), { signal });
    track.addEventListener('unmute', () => this.#goOn(kind), { signal });
    if (kind === 'microphone') {
      track.enabled = !this.#snapshot.muted;
      this.#meter = openLevelMeter(track);
    }
    this.#set({ [kind]: { is: 'on', track } });
  }

  async #lose(kind: DeviceKind, track: MediaStreamTrack): Promise<void> {
    if (!this.#isUsed(kind, track)) return;
    this.#missed[kind] = track.getSettings().deviceId;
    await this.#take(kind, undefined);
    const now = this.#snapshot[kind];
    if (now.is === 'on') this.#set({ event: { device: kind, what: 'replaced', label: now.track.label } });
    if (now.is !== 'faulty') return;
    const what = now.why === 'refused' ? 'withdrawn' : 'gone';
    this.#set({ event: { device: kind, what, label: track.label } });
  }

  #stall(kind: DeviceKind, track: MediaStreamTrack): void {
    if (this.#isUsed(kind, track)) this.#set({ event: { device: kind, what: 'stalled', label: track.label } });
  }

  #goOn(kind: DeviceKind): void {
    const { event } = this.#snapshot;
    if (event?.device === kind && event.what === 'stalled') this.#set({ event: null });
  }

  #isUsed(kind: DeviceKind, track: MediaStreamTrack): boolean {
    const capture = this.#snapshot[kind];
    return capture.is === 'on' && capture.track === track;
  }

  /** Something was plugged in or out: what was lost in use and is back is used again. */
  async #followDevices(): Promise<void> {
    await this.#listDevices();
    const { devices } = this.#snapshot;
    for (const [kind, list] of [
      ['camera', devices.cameras],
      ['microphone', devices.microphones],
    ] as const) {
      const back = list.find(({ deviceId }) => deviceId === this.#missed[kind]);
      if (!back || this.#snapshot[kind].is === 'off') continue;
      delete this.#missed[kind];
      await this.#take(kind, back.deviceId);
      if (this.#snapshot[kind].is === 'on') this.#set({ event: { device: kind, what: 'back', label: back.label } });
    }
  }

  async #listDevices(): Promise<void> {
    const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    const named = all.filter(({ deviceId }) => deviceId !== '');
    this.#set({
      devices: {
        cameras: named.filter(({ kind }) => kind === 'videoinput'),
        microphones: named.filter(({ kind }) => kind === 'audioinput'),
      },
    });
  }

  #set(part: Partial<LocalSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }
}
