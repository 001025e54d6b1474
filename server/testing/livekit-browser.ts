import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from '@playwright/test';
import type * as Livekit from 'livekit-client';
import type { MediaAccess } from '../../contract/media-access.ts';

declare global {
  var LivekitClient: typeof Livekit;
  var room: Livekit.Room;
}

const client = createRequire(import.meta.url).resolve('livekit-client');

/** Browsers of legs, with cameras and microphones, that speak to LiveKit by its own client. */
export class LivekitBrowser {
  readonly #browser: Browser;
  readonly #site: Server;

  private constructor(browser: Browser, site: Server) {
    this.#browser = browser;
    this.#site = site;
  }

  static async open(program: string): Promise<LivekitBrowser> {
    // A camera is for pages of a site only.
    const site = createServer((_request, response) => response.end('<!doctype html>')).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const media = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...media];
    return new LivekitBrowser(await chromium.launch({ executablePath: program, args }), site);
  }

  /** Connects and, with `sends`, publishes camera and microphone. */
  async connect(access: MediaAccess, sends = false): Promise<Leg> {
    if (access.engine !== 'livekit') throw new Error('This is no access to LiveKit.');
    const page = await this.#browser.newPage();
    await page.goto(`http://localhost:${(this.#site.address() as AddressInfo).port}/`);
    await page.addScriptTag({ path: client.replace(/livekit-client\.[a-z.]+$/, 'livekit-client.umd.js') });
    const leg = new Leg(page);
    await page.evaluate(
      async ({ url, token, sends }) => {
        globalThis.room = new LivekitClient.Room();
        await room.connect(url, token);
        if (sends) await room.localParticipant.enableCameraAndMicrophone();
      },
      { ...access, sends },
    );
    return leg;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#site.close();
  }
}

/** What a leg's browser knows. */
export class Leg {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  state = (): Promise<string> => this.#page.evaluate(() => room.state);

  /** What it sends: sources, with `(muted)` where nothing is in them. */
  sends = (): Promise<string[]> =>
    this.#page.evaluate(() =>
      [...room.localParticipant.trackPublications.values()]
        .map(({ source, isMuted }) => (isMuted ? `${source} (muted)` : source))
        .sort(),
    );

  /** Whether it may send from a source; tries. */
  trySending = (source: 'camera' | 'microphone' | 'screen'): Promise<boolean> =>
    this.#page.evaluate(async (wanted) => {
      const me = room.localParticipant;
      const on = wanted === 'camera' ? me.setCameraEnabled(true) : me.setMicrophoneEnabled(true);
      return on.then(
        () => true,
        () => false,
      );
    }, source);

  /** Tries to connect once more with a token. */
  connectAgain = ({ url, token }: { url: string; token: string }): Promise<boolean> =>
    this.#page.evaluate(
      ([url, token]) =>
        room.connect(url, token).then(
          () => true,
          () => false,
        ),
      [url, token] as const,
    );
}
