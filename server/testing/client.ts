import type { ProblemDocument } from '../../contract/problems.ts';

export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A browser that calls the API: keeps its cookies, sends the origin. */
export interface Client {
  get<Body = unknown>(path: string): Promise<Answer<Body>>;
  send<Body = unknown>(
    verb: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<Body>>;
  /** For a live socket. */
  cookie(): string;
}

/** Opens one at the service's address; paths are below `/api/v1`. */
export function openClient(url: string): Client {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function call<Body>(
    verb: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const given = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: verb,
      redirect: 'manual',
      ...given,
      headers: {
        origin: url,
        ...(jar.size > 0 ? { cookie: cookie() } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '' || /max-age=0/i.test(set)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), value);
    }
    const words = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (words ? JSON.parse(words) : null) as Body };
  }
  return { cookie, get: (path) => call('GET', path), send: call };
}

/** Code of a problem answer. */
export const codeOf = ({ body }: Answer): string | undefined => (body as ProblemDocument | null)?.code;
