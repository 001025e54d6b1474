/** Somebody of the demo company. */
export const administrator = { email: 'ingrid.solberg@fjordkraft.example', password: 'rotunda-demo-2026' };

export interface Session {
  /** For the header field `cookie`. */
  cookie: string;
  /** Throws where the answer is not 200. */
  get<Body>(url: string): Promise<Body>;
}

/** Signs in over the API. Throws where that is refused. */
export async function signIn(url: string, { email, password }: typeof administrator): Promise<Session> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ identifier: email, password }),
  });
  if (!answer.ok) throw new Error(`Signing in was refused: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  return {
    cookie,
    async get<Body>(from: string): Promise<Body> {
      const page = await fetch(from, { headers: { cookie } });
      if (!page.ok) throw new Error(`${from} answered ${page.status}: ${await page.text()}`);
      const body: Body = JSON.parse(await page.text());
      return body;
    },
  };
}
