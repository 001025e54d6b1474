import { captureScreen, type ScreenFault } from './screen-capture.ts';

/** The screen that this device shares. `choosing`: the browser asks which one. */
export type ScreenShare =
  | { is: 'off'; why: ScreenFault | null }
  | { is: 'choosing' }
  | { is: 'on'; track: MediaStreamTrack; sound: MediaStreamTrack | null };

export const noScreen: ScreenShare = { is: 'off', why: null };

/** Shares a screen until it is stopped here, by the browser's own bar, or because the window is gone. */
export class LocalScreen {
  readonly #changed: (share: ScreenShare) => void;
  #share: ScreenShare = noScreen;

  constructor(changed: (share: ScreenShare) => void) {
    this.#changed = changed;
  }

  /** Call from a click. Never rejects: why there is none is in the share. */
  async start(): Promise<void> {
    if (this.#share.is !== 'off') return;
    this.#set({ is: 'choosing' });
    const captured = await captureScreen();
    // Stopped meanwhile, such as by the end of the meeting.
    if (this.#isOff()) {
      if (captured.got === 'screen') stop(captured.screen, captured.sound);
      return;
    }
    if (captured.got === 'nothing') {
      this.#set({ is: 'off', why: captured.why });
      return;
    }
    const { screen, sound } = captured;
    screen.addEventListener('ended', () => this.stop(), { once: true });
    this.#set({ is: 'on', track: screen, sound });
  }

  stop(): void {
    if (this.#isOff()) return;
    if (this.#share.is === 'on') stop(this.#share.track, this.#share.sound);
    this.#set(noScreen);
  }

  #isOff(): boolean {
    return this.#share.is === 'off';
  }

  #set(share: ScreenShare): void {
    this.#share = share;
    this.#changed(share);
  }
}

function stop(screen: MediaStreamTrack, sound: MediaStreamTrack | null): void {
  screen.stop();
  sound?.stop();
}
