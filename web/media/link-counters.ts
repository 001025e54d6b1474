/** What a connection has sent and received since it began, as far as it tells how good it is. */
export interface LinkCounters {
  /** Milliseconds of the page's clock. */
  at: number;
  /** Milliseconds there and back; `null` before the first measurement. */
  roundTrip: number | null;
  /** Bits a second that the path is taken to carry; `null` where the browser does not say. */
  available: number | null;
  relayed: boolean;
  received: { packets: number; lost: number; audioBytes: number; videoBytes: number };
  sent: { packets: number; lost: number; audioBytes: number; videoBytes: number };
  /** Milliseconds of the voice; `null` while none comes. */
  jitter: number | null;
  /** Pictures of the camera or the screen, whichever moves faster. */
  framesIn: number | null;
  framesOut: number | null;
  limitedBy: 'bandwidth' | 'cpu' | null;
}

type Stat = Readonly<Record<string, unknown>>;

/** Reads the statistics of a peer connection (Identifiers for WebRTC's Statistics API). What a browser lacks is 0 or `null`. */
export function countLink(report: Iterable<readonly [string, Stat]>): LinkCounters {
  const stats = new Map(report);
  const all = [...stats.values()];
  const ofType = (type: string) => all.filter((stat) => stat['type'] === type);
  const inbound = ofType('inbound-rtp');
  const outbound = ofType('outbound-rtp');
  const pair = chosenPair(stats, all);
  const local = stats.get(text(pair, 'localCandidateId'));
  const remote = stats.get(text(pair, 'remoteCandidateId'));
  const voice = inbound.filter((stat) => stat['kind'] === 'audio' && number(stat, 'packetsReceived') > 0);
  const roundTrip = pair && optional(pair, 'currentRoundTripTime');
  return {
    at: performance.now(),
    roundTrip: roundTrip === null || roundTrip === undefined ? null : roundTrip * 1000,
    available: pair ? optional(pair, 'availableOutgoingBitrate') : null,
    relayed: [local, remote].some((candidate) => candidate?.['candidateType'] === 'relay'),
    received: {
      packets: sum(inbound, 'packetsReceived'),
      lost: sum(inbound, 'packetsLost'),
      ...bytesOf(inbound, 'bytesReceived'),
    },
    sent: {
      packets: sum(outbound, 'packetsSent'),
      lost: sum(ofType('remote-inbound-rtp'), 'packetsLost'),
      ...bytesOf(outbound, 'bytesSent'),
    },
    jitter: voice.length === 0 ? null : Math.max(...voice.map((stat) => number(stat, 'jitter') * 1000)),
    framesIn: fastest(inbound),
    framesOut: fastest(outbound),
    limitedBy: limitOf(outbound),
  };
}

function chosenPair(stats: ReadonlyMap<string, Stat>, all: readonly Stat[]): Stat | undefined {
  const transport = all.find((stat) => stat['type'] === 'transport' && text(stat, 'selectedCandidatePairId') !== '');
  // Firefox marks the pair itself.
  return (
    stats.get(text(transport, 'selectedCandidatePairId')) ??
    all.find((stat) => stat['type'] === 'candidate-pair' && stat['selected'] === true)
  );
}

function bytesOf(streams: readonly Stat[], field: string): { audioBytes: number; videoBytes: number } {
  const of = (kind: string) =>
    sum(
      streams.filter((stat) => stat['kind'] === kind),
      field,
    );
  return { audioBytes: of('audio'), videoBytes: of('video') };
}

function fastest(streams: readonly Stat[]): number | null {
  const rates = streams.flatMap((stat) => optional(stat, 'framesPerSecond') ?? []);
  return rates.length === 0 ? null : Math.max(...rates);
}

function limitOf(outbound: readonly Stat[]): LinkCounters['limitedBy'] {
  const reasons = outbound.map((stat) => stat['qualityLimitationReason']);
  if (reasons.includes('cpu')) return 'cpu';
  return reasons.includes('bandwidth') ? 'bandwidth' : null;
}

function optional(stat: Stat, field: string): number | null {
  const value = stat[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

const number = (stat: Stat, field: string): number => optional(stat, field) ?? 0;
const sum = (stats: readonly Stat[], field: string): number =>
  stats.reduce((total, stat) => total + number(stat, field), 0);

function text(stat: Stat | undefined, field: string): string {
  const value = stat?.[field];
  return typeof value === 'string' ? value : '';
}
