import type { FastifyInstance } from 'fastify';
import { createHttpServer, type HttpSettings } from '../platform/http/server.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { createMetrics } from '../platform/telemetry/metrics.ts';

/** The HTTP server alone, for everybody, without methods and web app; with `changes` to that. Not listening yet. */
export const buildHttpServer = (changes: Partial<HttpSettings> = {}): Promise<FastifyInstance> =>
  createHttpServer({
    log: createLog({ level: 'silent' }),
    metrics: createMetrics({ process: false }),
    contract: {},
    router: {},
    resolveCaller: async () => ({ kind: 'anonymous' }),
    isReady: async () => true,
    serviceName: 'Rotunda',
    version: '1.2.3',
    publicUrl: null,
    trustProxy: false,
    webRoot: '/nonexistent',
    ...changes,
  });
