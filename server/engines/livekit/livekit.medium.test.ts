import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TokenVerifier } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CallId } from '../../../contract/ids.ts';
import { newId } from '../../platform/random.ts';
import { LivekitBrowser } from '../../testing/livekit-browser.ts';
import { LivekitServer, livekitPrograms } from '../../testing/livekit-server.ts';
import { serverUrl } from '../../testing/test-server.ts';
import { holdsToThePort, newLeg } from '../conformance/suite.ts';
import { type Engine, type EngineFact, type EngineLeg, EngineUnreachable, everything } from '../engine.ts';
import { createLivekit } from './livekit.ts';

const programs = livekitPrograms();

/** Two engines of two nodes, and what LiveKit posts to the first. */
const engines = new Set<Engine>();
const notices: { body: string; authorization: string; taken: boolean }[] = [];
let hooks: Server;
let server: LivekitServer;
let browser: LivekitBrowser;

function start(): Engine {
  const { url, key, secret } = server;
  const engine = createLivekit({ url, apiUrl: url.replace('ws', 'http'), key, secret, maxParties: 50 });
  engines.clear();
  engines.add(engine);
  return engine;
}

async function enter(engine: Engine, leg: EngineLeg) {
  return browser.connect(await engine.admit(leg), true);
}

// There is no database in it: once is enough.
describe.skipIf(programs === null || serverUrl() !== null)(
  'livekit (needs LIVEKIT_SERVER and CHROMIUM, which npm test sets)',
  () => {
    beforeAll(async () => {
      hooks = createServer(async (request, response) => {
        const parts: Buffer[] = [];
        for await (const part of request) parts.push(part);
        const notice = {
          body: Buffer.concat(parts).toString(),
          authorization: request.headers.authorization ?? '',
        };
        for (const engine of engines) notices.push({ ...notice, taken: await engine.receive(notice) });
        response.end();
      }).listen(0, '127.0.0.1');
      await once(hooks, 'listening');
      server = await LivekitServer.start(
        programs?.server ?? '',
        `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/`,
      );
      browser = await LivekitBrowser.open(programs?.browser ?? '');
    });
    afterAll(async () => {
      await browser.close();
      await server.stop();
      hooks.close();
    });

    holdsToThePort(start, async (access) => void (await browser.connect(access)));

    test('gives a token that opens one call as one leg, to send what is granted, for ten minutes', async () => {
      const leg = { ...newLeg(newId<CallId>()), grants: { ...everything, screen: false } };
      const access = await start().admit(leg);
      if (access.engine !== 'livekit') throw new Error('no access to LiveKit');
      const claims = await new TokenVerifier(server.key, server.secret).verify(access.token);
      expect(claims).toMatchObject({ sub: leg.leg, name: 'Anna Lind' });
      expect((claims.exp ?? 0) - (claims.nbf ?? 0)).toBe(600);
      expect(claims.video).toEqual({
        roomJoin: true,
        room: leg.call,
        canSubscribe: true,
        canPublish: true,
        canPublishSources: ['microphone', 'camera'],
        canPublishData: false,
        canUpdateOwnMetadata: false,
      });
    });

    test('stops at once what a leg sends without a grant, mutes it, and cuts it off', async () => {
      const engine = start();
      const facts: EngineFact[] = [];
      engine.hear((fact) => facts.push(fact));
      const call = newId<CallId>();
      const [anna, ben] = [newLeg(call), newLeg(call)];
      const [atAnna, atBen] = [await enter(engine, anna), await enter(engine, ben)];
      await vi.waitFor(async () => expect(await atAnna.sends()).toEqual(['camera', 'microphone']), 20_000);

      await engine.mute(anna, 'microphone');
      await vi.waitFor(async () => expect(await atAnna.sends()).toEqual(['camera', 'microphone (muted)']));
      expect(await atAnna.trySending('microphone')).toBe(true);
      await vi.waitFor(async () => expect(await atAnna.sends()).toEqual(['camera', 'microphone']));

      await engine.change(anna, { microphone: true, camera: false, screen: false });
      await vi.waitFor(async () => expect(await atAnna.sends()).toEqual(['microphone']));
      expect(await atAnna.trySending('camera')).toBe(false);
      await engine.change(anna, { microphone: false, camera: false, screen: false });
      await vi.waitFor(async () => expect(await atAnna.sends()).toEqual([]));
      expect(await atAnna.trySending('microphone')).toBe(false);

      await engine.remove(anna);
      await vi.waitFor(async () => expect(await atAnna.state()).toBe('disconnected'));
      expect(await atBen.state()).toBe('connected');
      expect(await atBen.sends()).toEqual(['camera', 'microphone']);
      await vi.waitFor(() => expect(facts.some(({ type }) => type === 'leg-gone')).toBe(true), 10_000);

      await engine.end(call);
      await vi.waitFor(async () => expect(await atBen.state()).toBe('disconnected'));
    });

    test('tells of a removed leg that comes again by a token that it has still', async () => {
      const engine = start();
      const facts: EngineFact[] = [];
      engine.hear((fact) => facts.push(fact));
      const leg = newLeg(newId<CallId>());
      const access = await engine.admit(leg);
      if (access.engine !== 'livekit') throw new Error('no access to LiveKit');
      const page = await browser.connect(access);
      await engine.remove(leg);
      await vi.waitFor(async () => expect(await page.state()).toBe('disconnected'));
      expect(await page.connectAgain(access)).toBe(true);
      const came = () => facts.filter(({ type }) => type === 'leg-came').length;
      await vi.waitFor(() => expect(came()).toBe(2), 10_000);
      await engine.end(leg.call);
    });

    test('takes notices of its LiveKit alone, and as they were signed', async () => {
      const genuine = notices.find(({ body, taken }) => taken && body.includes('participant_joined'));
      if (!genuine) throw new Error('no notice came');
      const { body, authorization } = genuine;
      const engine = start();
      expect(await engine.receive({ body, authorization })).toBe(true);
      expect(
        await engine.receive({ body: body.replace('participant_joined', 'participant_left'), authorization }),
      ).toBe(false);
      expect(await engine.receive({ body, authorization: '' })).toBe(false);
      const { url, key } = server;
      const stranger = createLivekit({
        url,
        apiUrl: url,
        key,
        secret: 'another secret of 32 characters, or more',
        maxParties: 2,
      });
      expect(await stranger.receive({ body, authorization })).toBe(false);
      expect(notices.every(({ taken }) => taken)).toBe(true);
    });

    test('refuses where LiveKit does not answer, and lets who was in come back', async () => {
      const engine = createLivekit({
        ...{ url: 'ws://127.0.0.1:9', apiUrl: 'http://127.0.0.1:9', maxParties: 2 },
        ...{ key: server.key, secret: server.secret },
      });
      const leg = newLeg(newId<CallId>());
      await expect(engine.admit(leg)).rejects.toBeInstanceOf(EngineUnreachable);
      expect(await engine.admit({ ...leg, isBack: true })).toMatchObject({ engine: 'livekit' });
    });
  },
);
