import { Resolver } from 'node:dns/promises';

/** What a look for TXT records found (RFC 1035, section 3.3.14). */
export type TxtAnswer =
  | { state: 'answered'; values: string[] }
  /** The name has no TXT record, or there is no such name. */
  | { state: 'none' }
  /** A server answered that it can't say. */
  | { state: 'failure' }
  /** No server answered in time. */
  | { state: 'timeout' };

export interface Dns {
  txt(name: string): Promise<TxtAnswer>;
}

/** Milliseconds for the first try; the second has twice as many. */
const tryMs = 2000;
/** Milliseconds for all. */
const wholeMs = 8000;

const none = new Set(['ENOTFOUND', 'ENODATA']);
const silent = new Set(['ETIMEOUT', 'ECANCELLED', 'ECONNREFUSED']);

/** Asks the resolvers of this machine, or the one at `server`, `address` or `address:port`. Answers within 8 s. */
export function createDns({ server, timeoutMs = tryMs }: { server: string | null; timeoutMs?: number }): Dns {
  return {
    async txt(name) {
      const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
      if (server) resolver.setServers([server]);
      const cut = setTimeout(() => resolver.cancel(), wholeMs);
      try {
        // One record may come in several strings, which belong together (RFC 7208, section 3.3).
        const records = await resolver.resolveTxt(name);
        return { state: 'answered', values: records.map((strings) => strings.join('')) };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (none.has(code)) return { state: 'none' };
        return { state: silent.has(code) ? 'timeout' : 'failure' };
      } finally {
        clearTimeout(cut);
      }
    },
  };
}
