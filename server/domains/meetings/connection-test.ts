import type { Engines } from '../../engines/engine.ts';
import { api } from '../../platform/http/api.ts';

/** What a browser needs to try its way to the media. Without an account one learns where the relay is, and may not use it. */
export const connectionTestRoutes = ({ all: [engine] }: Engines) => ({
  get: api.connectionTest.get.handler(async ({ context: { caller } }) => {
    const member = caller.kind === 'account' ? caller.member : null;
    return { engine: engine.name, iceServers: engine.trialServers(member?.id ?? null) };
  }),
});
