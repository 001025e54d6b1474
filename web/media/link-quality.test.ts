import { expect, test } from 'vitest';
import { countLink, type LinkCounters } from './link-counters.ts';
import { assessLink } from './link-quality.ts';

const start: LinkCounters = {
  at: 0,
  roundTrip: 40,
  available: 2_000_000,
  relayed: false,
  received: { packets: 0, lost: 0, audioBytes: 0, videoBytes: 0 },
  sent: { packets: 0, lost: 0, audioBytes: 0, videoBytes: 0 },
  jitter: 5,
  framesIn: 30,
  framesOut: 30,
  limitedBy: null,
};
const later: LinkCounters = {
  ...start,
  at: 5000,
  received: { packets: 1000, lost: 0, audioBytes: 20_000, videoBytes: 500_000 },
  sent: { packets: 1000, lost: 0, audioBytes: 20_000, videoBytes: 625_000 },
};
const assess = (change: Partial<LinkCounters>) => assessLink('connected', start, { ...later, ...change });

test('A connection without trouble is good, with its rates in kilobits per second', () => {
  expect(assess({})).toMatchObject({ word: 'good', cause: null, audioIn: 32, videoIn: 800, videoOut: 1000, lossIn: 0 });
});

test('What got lost on the way in and out is told apart', () => {
  const received = { ...later.received, packets: 900, lost: 100 };
  expect(assess({ received })).toMatchObject({ word: 'bad', cause: 'loss-in', lossIn: 10 });
  expect(assess({ sent: { ...later.sent, lost: 50 } })).toMatchObject({ word: 'fair', cause: 'loss-out', lossOut: 5 });
});

test('What weighs most is named: a bad delay before a fair loss', () => {
  const received = { ...later.received, lost: 40 };
  expect(assess({ received, roundTrip: 700 })).toMatchObject({ word: 'bad', cause: 'delay' });
  expect(assess({ received, jitter: 50 })).toMatchObject({ word: 'fair', cause: 'loss-in' });
});

test('A picture that the processor or the network makes smaller is told only when it is poor', () => {
  expect(assess({ limitedBy: 'cpu' }).word).toBe('good');
  expect(assess({ limitedBy: 'cpu', framesOut: 4 })).toMatchObject({ word: 'fair', cause: 'processor' });
  expect(assess({ limitedBy: 'bandwidth', framesOut: 4 })).toMatchObject({ word: 'fair', cause: 'bandwidth' });
});

test('A handful of packets tells nothing about losses, and a broken connection is bad', () => {
  expect(assess({ received: { ...start.received, packets: 3, lost: 3 } })).toMatchObject({
    word: 'good',
    lossIn: null,
  });
  expect(assessLink('interrupted', start, later)).toMatchObject({ word: 'bad', cause: 'interrupted' });
});

test('A connection that was made anew counts from nothing', () => {
  const before = { ...later, at: 0 };
  const anew = { ...start, at: 5000, received: { packets: 100, lost: 0, audioBytes: 5000, videoBytes: 0 } };
  expect(assessLink('connected', before, anew)).toMatchObject({ word: 'good', audioIn: 8, lossIn: 0 });
});

test('The statistics of a browser are read, with the chosen path and what the other side reports', () => {
  const report = new Map<string, Record<string, unknown>>([
    ['T', { type: 'transport', selectedCandidatePairId: 'P' }],
    ['P', { type: 'candidate-pair', currentRoundTripTime: 0.05, localCandidateId: 'L', availableOutgoingBitrate: 1e6 }],
    ['Q', { type: 'candidate-pair', currentRoundTripTime: 0.5 }],
    ['L', { type: 'local-candidate', candidateType: 'relay' }],
    [
      'IA',
      { type: 'inbound-rtp', kind: 'audio', packetsReceived: 10, packetsLost: 1, bytesReceived: 100, jitter: 0.004 },
    ],
    ['IV', { type: 'inbound-rtp', kind: 'video', packetsReceived: 20, bytesReceived: 900, framesPerSecond: 25 }],
    ['OV', { type: 'outbound-rtp', kind: 'video', packetsSent: 30, bytesSent: 700, qualityLimitationReason: 'cpu' }],
    ['RV', { type: 'remote-inbound-rtp', kind: 'video', packetsLost: 3 }],
  ]);
  expect(countLink(report)).toMatchObject({
    roundTrip: 50,
    available: 1e6,
    relayed: true,
    received: { packets: 30, lost: 1, audioBytes: 100, videoBytes: 900 },
    sent: { packets: 30, lost: 3, videoBytes: 700 },
    jitter: 4,
    framesIn: 25,
    framesOut: null,
    limitedBy: 'cpu',
  });
});
