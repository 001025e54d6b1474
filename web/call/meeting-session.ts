import type { LegId } from '../../contract/ids.ts';
import type { MediaState, ServerMessage } from '../../contract/live.ts';
import type { MediaAccess } from '../../contract/media-access.ts';
import type { ConnectEngine, Engine, LinkQuality, LocalTracks, MediaLink, ShownSize } from '../media/engine.ts';
import { followSpeaker, nobodySpeaks, type Speaking } from './active-speaker.ts';
import { enterMessage } from './enter-message.ts';
import type { LiveChannel } from './live-channel.ts';
import type { ControlAct, Gesture, JoinRequest, MeetingEffect, MeetingPhase, Moment, Place } from './meeting-phase.ts';
import type { PlaceMemory } from './place-memory.ts';
import { QualityLog } from './quality-log.ts';
import { type MeetingEvent, transition } from './transition.ts';

/** The own camera and microphone, as a session needs them. */
export interface LocalSource {
  tracks(): LocalTracks;
  state(): MediaState;
  /** 0 to 1. */
  loudness(): number;
  setMuted(muted: boolean): Promise<void> | void;
  subscribe(listener: () => void): () => void;
}

export interface SessionPorts {
  channel: LiveChannel;
  connectEngine: ConnectEngine;
  local: LocalSource;
  memory: PlaceMemory;
}

export interface SessionSnapshot {
  phase: MeetingPhase;
  /** Voice and camera of each other party. */
  streams: ReadonlyMap<LegId, MediaStream>;
  /** The screen of each other party and its sound; shown while the party's `media` says that it shares one. */
  screens: ReadonlyMap<LegId, MediaStream>;
  links: ReadonlyMap<LegId, MediaLink>;
  /** How the connection to each other party has been in the last seconds. */
  qualities: ReadonlyMap<LegId, LinkQuality>;
  speaker: LegId | null;
}

const listenEvery = 200;
/** Seconds of measuring after which the service is told. */
const reportAfter = 30;

const nothingSeen = { streams: new Map(), screens: new Map(), links: new Map(), qualities: new Map(), speaker: null };

/**
 * One party's way through a meeting: says to the service what `transition` decides, and keeps the engine of the leg.
 * Owns all that it starts; `close` ends it, without leaving the meeting (a page that is reloaded comes back).
 */
export class MeetingSession {
  readonly #ports: SessionPorts;
  readonly #listeners = new Set<() => void>();
  readonly #momentListeners = new Set<(moment: Moment) => void>();
  readonly #endings: (() => void)[] = [];
  #snapshot: SessionSnapshot = { phase: { at: 'idle' }, ...nothingSeen };
  #engine: Engine | null = null;
  #speaking: Speaking = nobodySpeaks;
  #listening: ReturnType<typeof setInterval> | undefined;
  #renewing: ReturnType<typeof setTimeout> | undefined;
  #quality = new QualityLog();
  #told: MediaState;
  #refs = 0;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    this.#told = ports.local.state();
    this.#endings.push(
      ports.local.subscribe(() => this.#followLocal()),
      ports.channel.subscribe({
        message: (message) => this.#receive(message),
        lost: () => this.#handle({ type: 'lost' }),
      }),
    );
  }

  getSnapshot = (): SessionSnapshot => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  join(request: JoinRequest): void {
    this.#handle({ type: 'join', ref: this.#nextRef(), request });
  }

  /** Takes up the place that the page had before it was reloaded. */
  comeBack(place: Place): void {
    this.#handle({ type: 'return', ref: this.#nextRef(), place });
  }

  leave(): void {
    this.#handle({ type: 'leave', ref: this.#nextRef() });
  }

  /** Asks the service for something; the phase's `controlFault` tells where it is refused. */
  control(act: ControlAct): void {
    this.#handle({ type: 'control', ref: this.#nextRef(), act });
  }

  gesture(gesture: Gesture): void {
    this.#handle({ type: 'gesture', gesture });
  }

  /** Tells how large parties are shown, so that no more is sent than is seen. */
  setShown(sizes: ReadonlyMap<LegId, ShownSize>): void {
    this.#engine?.setShown(sizes);
  }

  /** Says something in the chat; what is refused stays in the phase's outbox. `again` is the ref of such a one. */
  say(text: string, again?: string): void {
    const said = { type: 'say', ref: this.#nextRef(), text } as const;
    this.#handle(again === undefined ? said : { ...said, again });
  }

  /** Drops what was refused. */
  unsay(ref: string): void {
    this.#handle({ type: 'unsay', ref });
  }

  /** Hears of what happens and leaves no trace in the phase. Returns the end of it. */
  onMoment = (hear: (moment: Moment) => void): (() => void) => {
    this.#momentListeners.add(hear);
    return () => this.#momentListeners.delete(hear);
  };

  close(): void {
    for (const end of this.#endings.splice(0)) end();
    this.#closeEngine();
    this.#listeners.clear();
    this.#momentListeners.clear();
  }

  #nextRef(): string {
    this.#refs += 1;
    return String(this.#refs);
  }

  #receive(message: ServerMessage): void {
    if (message.type === 'signal') this.#engine?.receiveSignal(message.from, message.signal);
    else this.#handle({ type: 'message', message, ref: this.#nextRef() });
  }

  #handle(event: MeetingEvent): void {
    const { phase, effects } = transition(this.#snapshot.phase, event);
    for (const effect of effects) this.#perform(effect);
    if (phase === this.#snapshot.phase) return;
    this.#set({ phase });
    this.#tellMedia();
  }

  #perform(effect: MeetingEffect): void {
    const { channel, local, memory } = this.#ports;
    switch (effect.do) {
      case 'ask-to-join':
        this.#told = local.state();
        channel.send(enterMessage(effect.ref, effect.request, this.#told));
        break;
      case 'ask-to-return': {
        const { leg, token } = effect.place;
        this.#told = local.state();
        channel.send({ type: 'resume', ref: effect.ref, leg, token, media: this.#told });
        break;
      }
      case 'say-leave':
        this.#reportQuality();
        channel.send({ type: 'leave', ref: effect.ref });
        break;
      case 'control':
        channel.send({ ...effect.act, ref: effect.ref });
        break;
      case 'gesture':
        channel.send(effect.gesture);
        break;
      case 'say':
        channel.send({ type: 'chat', ref: effect.ref, text: effect.text });
        break;
      case 'mute':
        // The service hears it in any case: it keeps who was muted so until the page says that it knows.
        this.#told = { ...local.state(), microphone: false };
        channel.send({ type: 'media', media: this.#told });
        void local.setMuted(true);
        break;
      case 'tell-moment':
        for (const hear of this.#momentListeners) hear(effect.moment);
        break;
      case 'tell-media':
        this.#told = effect.media;
        channel.send({ type: 'media', media: effect.media });
        break;
      case 'open-engine':
        this.#openEngine(effect);
        break;
      case 'set-parties':
        this.#engine?.setParties(effect.meeting.parties, effect.opening);
        break;
      case 'set-reachable':
        this.#engine?.setReachable(effect.reachable);
        break;
      case 'set-access':
        this.#engine?.setAccess(effect.access);
        this.#renewLater(effect.access);
        break;
      case 'close-engine':
        this.#closeEngine();
        break;
      case 'remember':
        memory.remember(effect.place);
        break;
      case 'forget':
        memory.forget();
        break;
    }
  }

  #openEngine({ leg, access, meeting }: Extract<MeetingEffect, { do: 'open-engine' }>): void {
    this.#closeEngine();
    const engine = this.#ports.connectEngine(access, leg, {
      remote: (from, media) =>
        this.#set({
          streams: withEntry(this.#snapshot.streams, from, media?.camera ?? null),
          screens: withEntry(this.#snapshot.screens, from, media?.screen ?? null),
        }),
      link: (to, link) => this.#set({ links: withEntry(this.#snapshot.links, to, link) }),
      measured: (qualities, seconds) => this.#measure(qualities, seconds),
      signal: (to, signal) => this.#ports.channel.send({ type: 'signal', to, signal }),
    });
    this.#engine = engine;
    engine.setLocal(this.#ports.local.tracks());
    engine.setParties(meeting.parties, 'offer');
    this.#listening = setInterval(() => this.#listen(engine, leg), listenEvery);
    this.#renewLater(access);
  }

  #closeEngine(): void {
    clearInterval(this.#listening);
    clearTimeout(this.#renewing);
    this.#quality = new QualityLog();
    this.#engine?.close();
    this.#engine = null;
    this.#speaking = nobodySpeaks;
    this.#set(nothingSeen);
  }

  /** Access ends before a long meeting does: asks for more in time. What is lost is given anew with the place. */
  #renewLater(access: MediaAccess): void {
    clearTimeout(this.#renewing);
    if (!('renewAfter' in access) || access.renewAfter === undefined) return;
    const ask = () => this.#ports.channel.send({ type: 'renew', ref: this.#nextRef() });
    this.#renewing = setTimeout(ask, access.renewAfter * 1000);
  }

  #measure(qualities: ReadonlyMap<LegId, LinkQuality>, seconds: number): void {
    this.#set({ qualities });
    this.#quality.add([...qualities.values()], seconds);
    const { phase } = this.#snapshot;
    if (this.#quality.seconds >= reportAfter && phase.at === 'in' && phase.service === 'up') this.#reportQuality();
  }

  #reportQuality(): void {
    const sample = this.#quality.take();
    if (sample) this.#ports.channel.send({ type: 'quality', sample });
  }

  #listen(engine: Engine, you: LegId): void {
    const levels = new Map(engine.audioLevels()).set(you, this.#ports.local.loudness());
    this.#speaking = followSpeaker(this.#speaking, levels, performance.now());
    if (this.#speaking.speaker !== this.#snapshot.speaker) this.#set({ speaker: this.#speaking.speaker });
  }

  #followLocal(): void {
    this.#engine?.setLocal(this.#ports.local.tracks());
    this.#tellMedia();
  }

  #tellMedia(): void {
    const media = this.#ports.local.state();
    const { camera, microphone, screen } = this.#told;
    const same = media.camera === camera && media.microphone === microphone && media.screen === screen;
    if (!same) this.#handle({ type: 'media', media });
  }

  #set(part: Partial<SessionSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }
}

function withEntry<Value>(map: ReadonlyMap<LegId, Value>, leg: LegId, value: Value | null): ReadonlyMap<LegId, Value> {
  const next = new Map(map);
  if (value === null) next.delete(leg);
  else next.set(leg, value);
  return next;
}
