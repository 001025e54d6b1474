import { vi } from 'vitest';
import type { ImportFault, ImportView } from '../../../../contract/imports.ts';
import type { Answer, Client } from '../../../testing/client.ts';
import type { TestCompany } from '../../../testing/test-company.ts';
import type { Acting } from '../../audit/index.ts';

interface Upload {
  key?: string;
  type?: string;
  fileName?: string;
}

/** Sends a file as the browser does. */
export async function upload(
  url: string,
  client: Client,
  file: string | Uint8Array<ArrayBuffer>,
  { key, type = 'text/csv', fileName = 'people.csv' }: Upload = {},
): Promise<Answer<ImportView>> {
  const answer = await fetch(`${url}/api/v1/imports?fileName=${encodeURIComponent(fileName)}`, {
    method: 'POST',
    body: file,
    headers: {
      origin: url,
      cookie: client.cookie(),
      'content-type': type,
      ...(key ? { 'idempotency-key': key } : {}),
    },
  });
  const body: ImportView = JSON.parse(await answer.text());
  return { status: answer.status, headers: answer.headers, body };
}

export const viewOf = async (client: Client, id: string): Promise<ImportView> =>
  (await client.get<ImportView>(`/imports/${id}`)).body;

/** The import once it is in one of these states, and its mails are out where they are awaited. */
export const settled = (client: Client, id: string, states: readonly string[], timeout = 20_000): Promise<ImportView> =>
  vi.waitFor(
    async () => {
      const view = await viewOf(client, id);
      if (!states.includes(view.state)) throw new Error(`The import is ${view.state}: ${JSON.stringify(view)}`);
      return view;
    },
    { timeout, interval: 30 },
  );

/** Line, column and code of each fault of an import. */
export async function faultsOf(client: Client, id: string): Promise<[number, string | null, string][]> {
  const { body } = await client.get<{ items: ImportFault[] }>(`/imports/${id}/faults?limit=200`);
  return body.items.map(({ line, column, code }) => [line, column, code]);
}

/** A file of people: `first.last` gives "First Last". */
export const peopleFile = (locals: readonly string[], domain = 'people.example'): string =>
  ['Full name,Email,Video address', ...locals.map((local) => `${nameOf(local)},${local}@${domain},${local}`)].join(
    '\r\n',
  );

const nameOf = (local: string): string =>
  local
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');

/** The first administrator of a company, acting without a request. */
export const actingMemberOf = ({ id: company, administrator }: TestCompany, at: Date): Acting => ({
  ...{ company, at, origin: '127.0.0.1', account: administrator.account, member: administrator.id, via: null },
  actor: { kind: 'member', id: administrator.id, name: administrator.fullName },
});
