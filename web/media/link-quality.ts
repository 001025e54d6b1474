import type { QualityCause } from '../../contract/quality.ts';
import type { LinkQuality, MediaLink } from './engine.ts';
import type { LinkCounters } from './link-counters.ts';

/**
 * From where on a figure is fair and bad. People begin to talk into each other at a round trip of about 300 ms, and
 * voice begins to suffer at 3 % of losses (ITU-T G.114 and G.107 have the curves).
 */
const limits = {
  loss: { fair: 3, bad: 8 },
  roundTrip: { fair: 300, bad: 600 },
  jitter: { fair: 40, bad: 100 },
} as const;

/** Fewer packets than this tell nothing about losses. */
const enoughPackets = 25;

/** Tells from two counts of a connection, some seconds apart, how it has been between them. */
export function assessLink(link: MediaLink, before: LinkCounters | null, now: LinkCounters): LinkQuality {
  const figures = before ? compare(before, now) : nothingYet(now);
  if (link === 'interrupted') return { ...figures, word: 'bad', cause: 'interrupted' };
  if (link === 'unreachable') return { ...figures, word: 'bad', cause: 'unreachable' };
  return { ...figures, ...judge(figures, now.limitedBy) };
}

type Figures = Omit<LinkQuality, 'word' | 'cause'>;

function compare(before: LinkCounters, now: LinkCounters): Figures {
  const seconds = Math.max(0.001, (now.at - before.at) / 1000);
  // A connection that was made anew counts from nothing.
  const grown = (later: number, earlier: number) => (later >= earlier ? later - earlier : later);
  const rate = (later: number, earlier: number) => (grown(later, earlier) * 8) / 1000 / seconds;
  const { received: inNow, sent: outNow } = now;
  const { received: inBefore, sent: outBefore } = before;
  const got = grown(inNow.packets, inBefore.packets);
  const missed = Math.max(0, inNow.lost - inBefore.lost);
  return {
    roundTrip: now.roundTrip,
    jitter: now.jitter,
    lossIn: share(missed, got + missed),
    lossOut: share(Math.max(0, outNow.lost - outBefore.lost), grown(outNow.packets, outBefore.packets)),
    audioIn: rate(inNow.audioBytes, inBefore.audioBytes),
    videoIn: rate(inNow.videoBytes, inBefore.videoBytes),
    audioOut: rate(outNow.audioBytes, outBefore.audioBytes),
    videoOut: rate(outNow.videoBytes, outBefore.videoBytes),
    framesIn: now.framesIn,
    framesOut: now.framesOut,
    relayed: now.relayed,
  };
}

function nothingYet({ roundTrip, jitter, framesIn, framesOut, relayed }: LinkCounters): Figures {
  const rates = { audioIn: null, videoIn: null, audioOut: null, videoOut: null };
  return { roundTrip, jitter, lossIn: null, lossOut: null, ...rates, framesIn, framesOut, relayed };
}

function share(part: number, whole: number): number | null {
  return whole < enoughPackets ? null : Math.min(100, (part / whole) * 100);
}

function judge(figures: Figures, limitedBy: LinkCounters['limitedBy']): Pick<LinkQuality, 'word' | 'cause'> {
  const measured: [QualityCause, number | null, { fair: number; bad: number }][] = [
    ['loss-in', figures.lossIn, limits.loss],
    ['loss-out', figures.lossOut, limits.loss],
    ['delay', figures.roundTrip, limits.roundTrip],
    ['jitter', figures.jitter, limits.jitter],
  ];
  for (const word of ['bad', 'fair'] as const) {
    const found = measured.find(([, value, limit]) => value !== null && value >= limit[word]);
    if (found) return { word, cause: found[0] };
  }
  // A picture that is made smaller is no trouble until it is a poor one.
  const isPoor = figures.framesOut !== null && figures.framesOut < 8;
  if (limitedBy && isPoor) return { word: 'fair', cause: limitedBy === 'cpu' ? 'processor' : 'bandwidth' };
  return { word: 'good', cause: null };
}
