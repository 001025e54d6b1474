import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildHttpServer } from '../../testing/http-server.ts';
import { stopHttpServer } from './server.ts';

let webRoot: string;
beforeEach(() => {
  webRoot = mkdtempSync(join(tmpdir(), 'rotunda-web-'));
});
afterEach(() => rmSync(webRoot, { recursive: true, force: true }));

async function withServer(act: (server: FastifyInstance) => Promise<void>) {
  const server = await buildHttpServer({ webRoot });
  try {
    await act(server);
  } finally {
    await stopHttpServer(server);
  }
}

function build() {
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<html><style nonce="__CSP_NONCE__"></style>app</html>');
  writeFileSync(join(webRoot, 'assets/app-1a2b3c.js'), 'plain');
  writeFileSync(join(webRoot, 'assets/app-1a2b3c.js.gz'), gzipSync('packed'));
  writeFileSync(join(webRoot, 'manifest.webmanifest'), '{}');
}

test('the page answers every address of the app, with a nonce of its own, and asks each time', async () => {
  build();
  await withServer(async (server) => {
    const nonces = new Set<string | undefined>();
    for (const url of ['/', '/members?tab=invitations', '/ada.lovelace@example.org', '/index.html']) {
      const { statusCode, body, headers } = await server.inject({ url, headers: { accept: 'text/html' } });
      expect([statusCode, headers['cache-control'], headers['content-type']]).toEqual([
        200,
        'no-cache',
        'text/html; charset=utf-8',
      ]);
      const nonce = /nonce="([^"]+)"/.exec(body)?.[1];
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });
});

test('files with a hash are kept for ever and come packed; others are asked for again; what is not there is not the page', async () => {
  build();
  await withServer(async (server) => {
    const url = '/assets/app-1a2b3c.js';
    const plain = await server.inject(url);
    expect([plain.body, plain.headers['cache-control']]).toEqual(['plain', 'public, max-age=31536000, immutable']);
    const packed = await server.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-type']).toContain('javascript');
    expect(gunzipSync(packed.rawPayload).toString()).toBe('packed');
    expect((await server.inject('/manifest.webmanifest')).headers['cache-control']).toBe('no-cache');
    expect((await server.inject({ url: '/assets/gone.js', headers: { accept: '*/*' } })).statusCode).toBe(404);
    expect(
      (await server.inject({ url: '/..%2f..%2fetc/passwd', headers: { accept: 'image/png' } })).statusCode,
    ).toBeGreaterThanOrEqual(400);
    expect((await server.inject({ url: '/api/nothing', headers: { accept: 'text/html' } })).statusCode).toBe(404);
    const picture = { accept: 'image/avif,image/webp,*/*;q=0.8' };
    expect((await server.inject({ url: '/favicon.ico', headers: picture })).statusCode).toBe(404);
    expect((await server.inject({ method: 'POST', url: '/members' })).statusCode).toBe(404);
  });
});

test('an app that is not built is said to be so', async () => {
  await withServer(async (server) => {
    const answer = await server.inject({ url: '/', headers: { accept: 'text/html' } });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('The web app is not built.');
  });
});
