import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where a request says it comes from, as its header fields tell. */
export interface Provenance {
  origin: string | undefined;
  fetchSite: string | undefined;
  host: string | undefined;
  cookie: string | undefined;
}

/**
 * True where a request that changes something comes from the service's own pages, or from a program that carries no
 * cookie. `publicOrigin` is the origin of PUBLIC_URL, null where none is set.
 */
export function isSameSite({ origin, fetchSite, host, cookie }: Provenance, publicOrigin: string | null): boolean {
  if (origin !== undefined) return origin === publicOrigin || hostOf(origin) === host?.toLowerCase();
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  return cookie === undefined;
}

function hostOf(origin: string): string | null {
  return /^https?:\/\//.test(origin) && URL.canParse(origin) ? new URL(origin).host : null;
}

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export const provenanceOf = ({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): Provenance => ({
  origin: headers.origin,
  fetchSite: single(headers['sec-fetch-site']),
  // As the trusted proxy heard it, where there is one.
  host,
  cookie: headers.cookie,
});

/** Refuses changes that another site's page sends (cross-site request forgery). Throws `cross_site`. */
export function refuseCrossSite(request: FastifyRequest, publicOrigin: string | null): void {
  if (safe.has(request.method)) return;
  if (!isSameSite(provenanceOf(request), publicOrigin)) throw new Problem('cross_site');
}
