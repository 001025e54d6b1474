import type { ProblemDocument } from '../../contract/problems.ts';

export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A browser that calls the API: keeps its cookies, sends the origin. */
export interface Client {
  readonly cookies: Map<string, string>;
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

/** Opens one at the service's address; paths are below `/api/v1`. `fields` go with every request. */
export function openClient(url: string, fields: Readonly<Record<string, string>> = {}): Client {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  async function send<Body>(
    verb: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: verb,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        origin: url,
        ...(cookies.size > 0 ? { cookie: cookie() } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...fields,
        ...headers,
      },
    });
    for (const set of answer.headers.getSetCookie()) keep(cookies, set);
    const words = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (words ? JSON.parse(words) : null) as Body };
  }
  return { cookies, cookie, send, get: (path) => send('GET', path) };
}

function keep(cookies: Map<string, string>, set: string): void {
  const [pair = ''] = set.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (value === '' || /max-age=0(?:;|$)/i.test(set)) cookies.delete(name);
  else cookies.set(name, value);
}

/** Code of a problem answer. */
export const codeOf = ({ body }: Answer): string | undefined => (body as ProblemDocument | null)?.code;
