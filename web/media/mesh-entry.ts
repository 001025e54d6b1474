import type { Signal } from '../../contract/live.ts';
import type { Connection, ConnectionEvents } from './connection.ts';
import type { EngineParty, LinkQuality, MediaLink, RemoteMedia, ShownSize } from './engine.ts';
import { climb, type Ladder, topStep } from './ladder.ts';
import type { LinkCounters } from './link-counters.ts';
import { assessLink } from './link-quality.ts';
import { Peer } from './peer.ts';
import { PeerWatch } from './peer-watch.ts';
import { openingLimits, planSending, type SendingLimits } from './sending-plan.ts';

/** How long a connection awaits the offer of who has come in, in milliseconds, before it offers one itself. */
const offerPatience = 3_000;
/** Sizes of tiles are told in these steps, so that one that moves a little is not told. */
const sizeSteps = [0, 90, 180, 270, 360, 540, 720, 1080] as const;

export interface EntryPorts {
  open(events: ConnectionEvents): Connection;
  send(signal: Signal): void;
  media(media: RemoteMedia): void;
  link(link: MediaLink): void;
}

/** What the mesh keeps of one other party. Ends everything it started on `close`. */
export class MeshEntry {
  readonly peer: Peer;
  readonly watch: PeerWatch;
  readonly #ports: EntryPorts;
  /** Whether a roster has named the party; its first signal may come sooner. */
  listed = false;
  /** How large the other side shows what comes from here; `null` until it has said. */
  shownThere: ShownSize | null = null;
  /** Whether the processor kept this connection's picture small at the last measurement. */
  isBusy = false;
  /** Whether an offer was made, is awaited, or has come. */
  #begun = false;
  #connected = true;
  #microphone = true;
  #reachable = true;
  #asked: ShownSize | null = null;
  #offerLater: ReturnType<typeof setTimeout> | undefined;
  #network: Ladder = topStep;
  #before: LinkCounters | null = null;
  #limits: SendingLimits = openingLimits;

  constructor(polite: boolean, ports: EntryPorts) {
    this.#ports = ports;
    this.peer = new Peer(polite, {
      open: ports.open,
      send: ports.send,
      state: (state) => this.watch.observe(state),
      media: ports.media,
    });
    this.watch = new PeerWatch(this.peer, ports.link);
  }

  /** Follows what the roster says of the party. */
  follow({ connected, media }: EngineParty, opening: 'offer' | 'await', reachable: boolean): void {
    const back = connected && !this.#connected;
    this.listed = true;
    this.#connected = connected;
    this.#microphone = media.microphone;
    this.setReachable(reachable, false);
    if (this.#begun) {
      if (back) this.#repeat();
    } else if (opening === 'offer') this.peer.offer();
    else this.#offerLater = setTimeout(() => this.peer.offer(), offerPatience);
    this.#begun = true;
  }

  receive(signal: Signal): void {
    clearTimeout(this.#offerLater);
    this.#begun = true;
    this.peer.receive(signal);
  }

  setReachable(reachable: boolean, back: boolean): void {
    this.#reachable = reachable;
    this.watch.setReachable(reachable && this.#connected);
    this.#keepSilent();
    if (back) this.#repeat();
  }

  /** Tells the other side how large it is shown here, once for each change. */
  askFor(size: ShownSize): void {
    const rounded = { camera: roundUp(size.camera), screen: roundUp(size.screen) };
    if (this.#asked?.camera === rounded.camera && this.#asked.screen === rounded.screen) return;
    const isFirst = this.#asked === null;
    this.#asked = rounded;
    // Full size is what the other side takes for granted.
    if (isFirst && rounded.camera === largest && rounded.screen === largest) return;
    this.#tellShown();
  }

  /** Measures the connection since the last time. */
  async measure(): Promise<LinkQuality | null> {
    const now = await this.peer.count().catch(() => null);
    if (!now) return null;
    const quality = assessLink(this.watch.link, this.#before, now);
    this.#before = now;
    this.#network = climb(this.#network, this.#isNarrow(quality, now));
    this.isBusy = now.limitedBy === 'cpu';
    return quality;
  }

  plan(others: number, sharesScreen: boolean, processor: Ladder): void {
    const { camera = null, screen = null } = this.shownThere ?? {};
    const limits = planSending({ others, sharesScreen, processor, network: this.#network, shown: { camera, screen } });
    if (JSON.stringify(limits) === JSON.stringify(this.#limits)) return;
    this.#limits = limits;
    this.peer.limit(limits);
  }

  close(): void {
    clearTimeout(this.#offerLater);
    this.watch.close();
    this.peer.close();
  }

  #repeat(): void {
    this.peer.repeat();
    if (this.#asked) this.#tellShown();
  }

  #tellShown(): void {
    if (this.#asked && this.#reachable) this.#ports.send({ session: '', shown: this.#asked });
  }

  /** Whose microphone is off is not heard, whatever its browser sends. While nobody can tell, whoever speaks is heard. */
  #keepSilent(): void {
    this.peer.silence(!this.#microphone && this.#reachable && this.#connected);
  }

  #isNarrow({ lossOut }: LinkQuality, { limitedBy, available }: LinkCounters): boolean {
    if (lossOut !== null && lossOut >= 5) return true;
    const planned = this.#limits.camera.bitrate;
    return limitedBy === 'bandwidth' && available !== null && available < 0.6 * planned;
  }
}

const largest = sizeSteps[sizeSteps.length - 1] ?? 1080;
const roundUp = (size: number): number => sizeSteps.find((step) => step >= size) ?? largest;
