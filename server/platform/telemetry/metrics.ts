import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus. Labels take few values: path templates, never paths; no ids, no names. */
export interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  faults: Counter<'part'>;
  sockets: Gauge<'caller'>;
  liveMessages: Counter<'type'>;
  liveFaults: Counter<'reason'>;
  jobs: Counter<'job' | 'outcome'>;
  jobSeconds: Histogram<'job'>;
  fanoutUp: Gauge;
  nodes: Gauge;
  mails: Counter<'outcome'>;
  usageRefused: Counter;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own per call, so that two servers in one process do not share figures. */
export function createMetrics(settings: { process: boolean } = { process: true }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (settings.process) collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Duration of HTTP requests by path template',
      labelNames: ['method', 'route', 'status'],
      buckets: seconds,
      registers,
    }),
    faults: new Counter({
      name: 'faults_total',
      help: 'Unexpected exceptions by the part that caught them',
      labelNames: ['part'],
      registers,
    }),
    sockets: new Gauge({ name: 'live_sockets', help: 'Open live sockets', labelNames: ['caller'], registers }),
    liveMessages: new Counter({
      name: 'live_messages_total',
      help: 'Messages received on live sockets',
      labelNames: ['type'],
      registers,
    }),
    liveFaults: new Counter({
      name: 'live_faults_total',
      help: 'Refused sockets and messages',
      labelNames: ['reason'],
      registers,
    }),
    jobs: new Counter({ name: 'jobs_total', help: 'Runs of jobs', labelNames: ['job', 'outcome'], registers }),
    jobSeconds: new Histogram({
      name: 'job_duration_seconds',
      help: 'Duration of jobs',
      labelNames: ['job'],
      buckets: seconds,
      registers,
    }),
    fanoutUp: new Gauge({ name: 'fanout_up', help: '1 while notifications between nodes arrive', registers }),
    nodes: new Gauge({
      name: 'live_nodes',
      help: 'Nodes that live, as this one sees it; 0 where it is alone',
      registers,
    }),
    mails: new Counter({ name: 'mails_total', help: 'Mails by outcome', labelNames: ['outcome'], registers }),
    usageRefused: new Counter({
      name: 'usage_refused_records_total',
      help: 'Call records that came for days whose figures are sealed',
      registers,
    }),
  };
}
