import type { MediaState } from '../../contract/live.ts';
import { type CaptureChoice, type Captured, type CaptureFault, captureBoth, captureOne } from './capture.ts';
import type { LocalTracks } from './engine.ts';
import { type LevelMeter, openLevelMeter } from './level-meter.ts';

/** A camera or a microphone of this device. `off`: the person switched it off, and it can be switched on again. */
export type Capture =
  | { is: 'opening' }
  | { is: 'on'; track: MediaStreamTrack }
  | { is: 'off'; deviceId: string | undefined }
  | { is: 'faulty'; why: CaptureFault };

export interface LocalSnapshot {
  camera: Capture;
  microphone: Capture;
  /** The microphone stays open when muted, so that unmuting takes no time; silence is sent. */
  muted: boolean;
  devices: { cameras: MediaDeviceInfo[]; microphones: MediaDeviceInfo[] };
}

const opening: Capture = { is: 'opening' };

/** The camera and the microphone of this device, with what the person chose; closes both at its end. */
export class LocalMedia {
  #snapshot: LocalSnapshot = {
    camera: opening,
    microphone: opening,
    muted: false,
    devices: { cameras: [], microphones: [] },
  };
  readonly #listeners = new Set<() => void>();
  readonly #ended = new AbortController();
  #chosen: CaptureChoice = {};
  #meter: LevelMeter | null = null;

  constructor() {
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#listDevices(), {
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

  /** Gives both devices back until `open`, which opens the camera only if it was on. */
  rest(): void {
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
    const { camera, microphone } = this.#snapshot;
    return {
      audio: microphone.is === 'on' ? microphone.track : null,
      video: camera.is === 'on' ? camera.track : null,
    };
  }

  /** What the others are told. */
  state(): MediaState {
    const { camera, microphone, muted } = this.#snapshot;
    return { camera: camera.is === 'on', microphone: microphone.is === 'on' && !muted };
  }

  /** Loudness of the own voice, 0 to 1; nothing while muted. */
  loudness(): number {
    return this.#snapshot.muted ? 0 : (this.#meter?.read() ?? 0);
  }

  async setMuted(muted: boolean): Promise<void> {
    if (this.#snapshot.microphone.is === 'faulty' && !muted) await this.chooseMicrophone(undefined);
    if (this.#snapshot.microphone.is === 'on') this.#snapshot.microphone.track.enabled = !muted;
    this.#set({ muted });
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

  async chooseCamera(deviceId: string | undefined): Promise<void> {
    this.#chosen.camera = deviceId;
    this.#release('camera');
    this.#set({ camera: opening });
    this.#adopt('camera', await captureOne('video', deviceId));
    await this.#listDevices();
  }

  async chooseMicrophone(deviceId: string | undefined): Promise<void> {
    this.#chosen.microphone = deviceId;
    this.#release('microphone');
    this.#set({ microphone: opening });
    this.#adopt('microphone', await captureOne('audio', deviceId));
    await this.#listDevices();
  }

  close(): void {
    this.#ended.abort();
    this.#release('camera');
    this.#release('microphone');
    this.#listeners.clear();
  }

  #release(kind: 'camera' | 'microphone'): void {
    const capture = this.#snapshot[kind];
    if (capture.is === 'on') capture.track.stop();
    if (kind !== 'microphone') return;
    this.#meter?.close();
    this.#meter = null;
  }

  #adopt(kind: 'camera' | 'microphone', captured: Captured): void {
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
    // A device that is unplugged ends its track; another one may take its place.
    track.addEventListener('ended', () => this.#lose(kind, track), { signal: this.#ended.signal });
    if (kind === 'microphone') {
      track.enabled = !this.#snapshot.muted;
      this.#meter = openLevelMeter(track);
    }
    this.#set({ [kind]: { is: 'on', track } });
  }

  #lose(kind: 'camera' | 'microphone', track: MediaStreamTrack): void {
    const capture = this.#snapshot[kind];
    if (capture.is !== 'on' || capture.track !== track) return;
    void (kind === 'camera' ? this.chooseCamera(undefined) : this.chooseMicrophone(undefined));
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
