/** Values of the contract that pages need too, apart from its validators, which are not for the bundle. */

/** Longest chat message, in characters. */
export const chatLength = 2000;

/** The reactions that there are; a page shows each for some seconds. */
export const reactions = ['👍', '❤️', '👏', '😂', '😮', '🎉'] as const;

/** Why a connection is not good. `loss-in` and `loss-out`: what was sent to the party, and by it, got lost on the way. */
export const qualityCauses = [
  'interrupted',
  'unreachable',
  'loss-in',
  'loss-out',
  'delay',
  'jitter',
  'bandwidth',
  'processor',
] as const;

/** Longest time that one sample of quality covers, in seconds. */
export const longestSample = 3600;

/** The most that is measured of each figure of quality: milliseconds, percent, kilobits per second, frames per second. */
export const mostMeasured = { milliseconds: 60_000, percent: 100, rate: 1_000_000, frames: 240 } as const;

/** Minutes that a company may choose for each limit of its meetings: the fewest and the most. */
export const meetingLimitBounds = {
  withoutHostMinutes: [1, 60],
  alonePersonalMinutes: [5, 720],
  aloneTeamMinutes: [5, 1440],
  longestMinutes: [30, 1440],
} as const;

/** Parties whose presence a page watches at once, at most. */
export const mostWatched = 100;

/** Figures of usage that are sums over calls. */
export const summedFigures = [
  'calls',
  'meetings',
  'directCalls',
  'unanswered',
  'joins',
  'guestJoins',
  'callSeconds',
  'meetingSeconds',
  'directSeconds',
  'roomSeconds',
] as const;

/** Figures that a list of calls can be opened for: the amounts of its calls add up to the figure, of `peak` the legs that were open. */
export const callFigures = [
  ...summedFigures,
  'peak',
  'goodSeconds',
  'fairSeconds',
  'badSeconds',
  'causeSeconds',
] as const;
