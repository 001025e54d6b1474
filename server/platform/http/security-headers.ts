import helmet from '@fastify/helmet';
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

/** The Content-Security-Policy of every answer. `nonce` lets one page's own style elements pass. */
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

/** Puts the security header fields on every answer; pages with styles of their own set the policy again with a nonce. */
export async function addSecurityHeaders(server: FastifyInstance, settings: SecuritySettings): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
    // Links carry one-time tokens: no other site may learn them.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: settings.https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  const policy = contentSecurityPolicy(null, settings);
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', policy).header('permissions-policy', permissions);
  });
}
