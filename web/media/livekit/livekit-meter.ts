import { ConnectionQuality, type LocalParticipant } from 'livekit-client';
import type { LegId } from '../../../contract/ids.ts';
import type { LinkQuality, MediaLink } from '../engine.ts';
import { countLink, type LinkCounters } from '../link-counters.ts';
import { assessLink } from '../link-quality.ts';
import { measureSteadily } from '../measure-steadily.ts';
import type { RemoteParty } from './remote-party.ts';

type Stats = readonly (readonly [string, Readonly<Record<string, unknown>>])[];
type Report = (qualities: ReadonlyMap<LegId, LinkQuality>, seconds: number) => void;

interface Measured {
  you: LocalParticipant;
  parties: ReadonlyMap<LegId, RemoteParty>;
  linkOf(leg: LegId): MediaLink;
}

/**
 * Measures every five seconds what comes of each party and what is sent. All is sent once, to LiveKit: it counts with
 * the first party, so that the sum over all is what really goes out.
 */
export class LivekitMeter {
  readonly #of: Measured;
  /** Ends the measuring. */
  readonly close: () => void;
  readonly #before = new Map<LegId, LinkCounters>();

  constructor(of: Measured, report: Report) {
    this.#of = of;
    this.close = measureSteadily(() => this.#measure(), report);
  }

  async #measure(): Promise<ReadonlyMap<LegId, LinkQuality>> {
    const { you, parties } = this.#of;
    const sent = await statsOf([...you.trackPublications.values()].map(({ track }) => track));
    const qualities = new Map<LegId, LinkQuality>();
    for (const [leg, party] of parties) {
      if (!party.participant) continue;
      const received = await statsOf([...party.participant.trackPublications.values()].map(({ track }) => track));
      const now = countLink([...received, ...(qualities.size === 0 ? sent : withoutOutgoing(sent))]);
      const quality = assessLink(this.#of.linkOf(leg), this.#before.get(leg) ?? null, now);
      this.#before.set(leg, now);
      qualities.set(leg, heedEngine(quality, party.participant.connectionQuality));
    }
    for (const leg of this.#before.keys()) if (!qualities.has(leg)) this.#before.delete(leg);
    return qualities;
  }
}

/** What LiveKit finds poor at the other end is at least fair here, although all of it arrived. */
function heedEngine(quality: LinkQuality, told: ConnectionQuality): LinkQuality {
  if (told === ConnectionQuality.Lost) return { ...quality, word: 'bad', cause: 'interrupted' };
  if (told !== ConnectionQuality.Poor || quality.word !== 'good') return quality;
  return { ...quality, word: 'fair', cause: 'bandwidth' };
}

async function statsOf(
  tracks: readonly ({ getRTCStatsReport(): Promise<RTCStatsReport | undefined> } | undefined)[],
): Promise<Stats> {
  const reports = await Promise.all(tracks.map((track) => track?.getRTCStatsReport().catch(() => undefined)));
  return reports.flatMap((report) => (report ? [...report] : []));
}

const withoutOutgoing = (stats: Stats): Stats => stats.filter(([, { type }]) => type !== 'outbound-rtp');
