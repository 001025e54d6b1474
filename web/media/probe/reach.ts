import type { IceServer } from '../../../contract/media-access.ts';

/** Milliseconds after which a server is taken to be out of reach. */
const patience = 8_000;
/** What a relay answers to whoever has no credentials, or wrong ones (RFC 8656, section 19): it is there. */
const refusals = [400, 401, 403, 437, 438, 441, 486, 508];

export type Way = 'udp' | 'tcp' | 'tls';

/** The addresses of relays by the way to them (RFC 7065). */
export function waysOf(servers: readonly IceServer[]): ReadonlyMap<Way, IceServer> {
  const ways = new Map<Way, IceServer>();
  for (const server of servers) {
    for (const url of server.urls) {
      const way = wayOf(url);
      if (way && !ways.has(way)) ways.set(way, { ...server, urls: [url] });
    }
  }
  return ways;
}

function wayOf(url: string): Way | null {
  if (url.startsWith('turns:')) return 'tls';
  if (!url.startsWith('turn:')) return null;
  return url.includes('transport=tcp') ? 'tcp' : 'udp';
}

/** Whether a relay answers this browser, with credentials or without. Never rejects. */
export async function reaches({ urls, username = 'nobody', credential = 'none' }: IceServer): Promise<boolean> {
  let connection: RTCPeerConnection | undefined;
  const ended = new AbortController();
  try {
    const opened = new RTCPeerConnection({
      iceServers: [{ urls, username, credential }],
      iceTransportPolicy: 'relay',
    });
    connection = opened;
    const { signal } = ended;
    const answered = new Promise<boolean>((resolve) => {
      opened.addEventListener('icecandidate', ({ candidate }) => resolve(candidate?.type === 'relay'), { signal });
      opened.addEventListener('icecandidateerror', ({ errorCode }) => refusals.includes(errorCode) && resolve(true), {
        signal,
      });
      AbortSignal.timeout(patience).addEventListener('abort', () => resolve(false), { signal });
    });
    opened.createDataChannel('test');
    await opened.setLocalDescription();
    return await answered;
  } catch {
    return false;
  } finally {
    ended.abort();
    connection?.close();
  }
}
