import type { FastifyInstance } from 'fastify';
import { newBytes } from '../random.ts';

export interface SecuritySettings {
  /** True where people reach the service by https. */
  https: boolean;
  /** Origins beside our own that pages may connect to: a media server's. */
  connectSources: readonly string[];
}

/** A nonce for one answer (CSP Level 3, section 2.3.1): 128 bits. */
export const newNonce = (): string => newBytes(16).toString('base64');

/** The Content-Security-Policy of every document. `nonce` lets one page's own style elements pass. */
export function contentSecurityPolicy(nonce: string | null, { connectSources }: SecuritySettings): string {
  const styles = nonce ? `'self' 'nonce-${nonce}'` : "'self'";
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src ${styles}`,
    ["connect-src 'self'", ...connectSources].join(' '),
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const permissions = [
  'camera=(self)',
  'microphone=(self)',
  'display-capture=(self)',
  'fullscreen=(self)',
  'picture-in-picture=(self)',
  'screen-wake-lock=(self)',
  'geolocation=()',
  'payment=()',
  'usb=()',
  'serial=()',
].join(', ');

const yearSeconds = 31_536_000;

/** What an answer of the API needs: it is data, which nobody may keep, embed or take for something else. */
const dataHeaders = ({ https }: SecuritySettings): Record<string, string> => ({
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  ...(https ? { 'strict-transport-security': `max-age=${yearSeconds}` } : {}),
});

/** What a document needs beside: it may be shown, run code and hold links (OWASP, HTTP Headers Cheat Sheet). */
const documentHeaders = (settings: SecuritySettings): Record<string, string> => ({
  ...dataHeaders(settings),
  'content-security-policy': contentSecurityPolicy(null, settings),
  'permissions-policy': permissions,
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  // Links carry one-time tokens: no other site may learn them.
  'referrer-policy': 'same-origin',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
});

/**
 * Puts the security header fields on every answer: those for data on what the API's methods answer, under `dataPrefix`,
 * all of them on anything else. Pages with styles of their own set the policy again with a nonce.
 */
export function addSecurityHeaders(server: FastifyInstance, dataPrefix: string, settings: SecuritySettings): void {
  const ofData = dataHeaders(settings);
  const ofDocuments = documentHeaders(settings);
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith(dataPrefix) ? ofData : ofDocuments);
    done();
  });
}
