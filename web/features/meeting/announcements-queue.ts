/** Milliseconds between two announcements: a screen reader needs about so long for one. */
const pause = 1500;
/** Of so many at once the rest is only counted. */
const mostAtOnce = 4;

/** Collects what is to be read out, and hands it over in pieces that a screen reader can follow. */
export class AnnouncementsQueue {
  readonly #say: (texts: readonly string[], more: number) => void;
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (texts: readonly string[], more: number) => void) {
    this.#say = say;
  }

  /** Says it at once where nothing was said of late. */
  add(texts: readonly string[]): void {
    this.#waiting.push(...texts);
    if (this.#timer === undefined) this.#flush();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  #flush = (): void => {
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    const texts = this.#waiting.splice(0);
    this.#say(texts.slice(0, mostAtOnce), Math.max(0, texts.length - mostAtOnce));
    this.#timer = setTimeout(this.#flush, pause);
  };
}
