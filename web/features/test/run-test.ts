import type { IceServer } from '../../../contract/media-access.ts';
import { client } from '../../api/client.ts';
import { newLiveChannel } from '../../api/live.ts';
import { mayCapture } from '../../media/capture.ts';
import { isSupported, tryDevices } from '../../media/probe/devices.ts';
import { callOneself } from '../../media/probe/loopback.ts';
import { reaches, type Way, waysOf } from '../../media/probe/reach.ts';
import type { TestResults } from './verdict.ts';

/** What a run has found out so far; what is missing is still to come. */
export type Findings = Partial<TestResults>;

/** Milliseconds for the live connection to open. */
const livePatience = 8_000;

/** Tries everything that a meeting needs, and tells of each part as it is known. Never rejects. */
export async function runTest(tell: (found: Findings) => void): Promise<TestResults> {
  const supported = isSupported();
  const secure = mayCapture();
  tell({ supported, secure });
  const devices = await tryDevices();
  tell(devices);
  const live = await opensLive();
  tell({ live });
  const servers = live ? await serversToTry() : [];
  const ways = [...waysOf(servers)];
  const tried = supported
    ? await Promise.all(ways.map(async ([way, server]) => [way, await reaches(server)] as const))
    : [];
  const relay: ReadonlyMap<Way, boolean> = new Map(tried);
  tell({ relay });
  const mayRelay = servers.some(({ credential }) => credential !== undefined) && [...relay.values()].includes(true);
  const loopback = supported ? await callOneself(servers.filter(isUsable), mayRelay) : null;
  tell({ loopback });
  return { supported, secure, ...devices, live, relay, loopback };
}

/** A browser refuses a relay without credentials. */
const isUsable = ({ urls, credential }: IceServer): boolean =>
  credential !== undefined || urls.every((url) => url.startsWith('stun:'));

function opensLive(): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (opened: boolean) => {
      clearTimeout(late);
      unsubscribe();
      resolve(opened);
    };
    const late = setTimeout(() => end(false), livePatience);
    const unsubscribe = newLiveChannel().subscribe({
      message: ({ type }) => type === 'hello' && end(true),
      lost: () => undefined,
    });
  });
}

async function serversToTry(): Promise<IceServer[]> {
  try {
    return (await client.connectionTest.get()).iceServers;
  } catch {
    return [];
  }
}
