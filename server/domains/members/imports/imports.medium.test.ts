import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportView } from '../../../../contract/imports.ts';
import { type Client, codeOf } from '../../../testing/client.ts';
import { FixedClock } from '../../../testing/fixed-clock.ts';
import type { TestCompany } from '../../../testing/test-company.ts';
import { startTestService, type TestService } from '../../../testing/test-service.ts';
import { faultsOf, peopleFile, settled, upload } from './imports.test-support.ts';

let service: TestService;
let acme: TestCompany;
let globex: TestCompany;
let client: Client;
const clock = new FixedClock();
const dayMs = 24 * 60 * 60 * 1000;

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  globex = await service.company('globex');
  client = acme.administrator.client;
});
afterAll(() => service.stop());

const owner = () => service.platform.database.owner;
const send = (file: string | Uint8Array<ArrayBuffer>, more: Parameters<typeof upload>[3] = {}) =>
  upload(service.url, client, file, more);
const apply = (id: string, by = client) => by.send<ImportView>('POST', `/imports/${id}/application`);

/** Sends a file and waits until it is checked. */
async function checked(file: string | Uint8Array<ArrayBuffer>): Promise<ImportView> {
  const { status, body } = await send(file);
  expect(status).toBe(202);
  return settled(client, body.id, ['checked', 'failed']);
}

async function applied(file: string): Promise<ImportView> {
  const { id, faults } = await checked(file);
  expect(faults).toBe(0);
  expect((await apply(id)).status).toBe(202);
  return settled(client, id, ['applied', 'failed']);
}

const licence = async (company = acme.id) =>
  await owner()
    .selectFrom('licence')
    .select(['used', 'total'])
    .where('companyId', '=', company)
    .where('kind', '=', 'member')
    .executeTakeFirstOrThrow();
const invitations = () =>
  owner()
    .selectFrom('invitation')
    .selectAll()
    .where('companyId', '=', acme.id)
    .where('state', '=', 'pending')
    .execute();
const stagedRows = async (id: string) => {
  const count = async (table: 'memberImportRow' | 'memberImportPiece' | 'memberImportFault') =>
    (
      await owner()
        .selectFrom(table)
        .select('importId')
        .where('importId', '=', id as never)
        .execute()
    ).length;
  return (await count('memberImportRow')) + (await count('memberImportPiece')) + (await count('memberImportFault'));
};

describe('who may', () => {
  const calls: [string, (by: Client, id: string) => ReturnType<Client['get']>][] = [
    ['create', (by) => upload(service.url, by, peopleFile(['no.one']))],
    ['list', (by) => by.get('/imports')],
    ['get', (by, id) => by.get(`/imports/${id}`)],
    ['faults', (by, id) => by.get(`/imports/${id}/faults`)],
    ['exportFaults', (by, id) => by.get(`/exports/import-faults?import=${id}`)],
    ['apply', (by, id) => apply(id, by) as ReturnType<Client['get']>],
    ['cancel', (by, id) => by.send('DELETE', `/imports/${id}`)],
    ['links', (by, id) => by.get(`/imports/${id}/links`)],
  ];

  it('administrators of the company only', async () => {
    const { id } = await checked(peopleFile(['whose.file']));
    for (const [name, call] of calls) {
      expect([name, codeOf(await call(service.visitor(), id))]).toEqual([name, 'not_signed_in']);
      expect([name, codeOf(await call(acme.member.client, id))]).toEqual([name, 'not_allowed']);
    }
    for (const [name, call] of calls.slice(2)) {
      expect([name, codeOf(await call(globex.administrator.client, id))]).toEqual([name, 'not_found']);
    }
    expect((await globex.administrator.client.get<{ total: number }>('/imports')).body.total).toBe(0);
    expect((await client.send('DELETE', `/imports/${id}`)).status).toBe(204);
  });
});

describe('a file', () => {
  it('is checked, and nobody is invited by that; then all are', async () => {
    const before = await licence();
    const view = await checked(peopleFile(['anna.first', 'bert.second']));
    expect(view).toMatchObject({
      state: 'checked',
      rows: { total: 2, new: 2, unchanged: 0 },
      faults: 0,
      licences: { needed: 2, left: before.total - before.used },
      linkDays: 60,
      can: { apply: true, cancel: true },
    });
    expect(await licence()).toEqual(before);
    expect(await invitations()).toEqual([]);

    await apply(view.id);
    const done = await settled(client, view.id, ['applied']);
    expect(done).toMatchObject({ appliedBy: acme.administrator.fullName, mails: null, deletedAt: null });
    expect((await licence()).used).toBe(before.used + 2);
    const [anna] = (await invitations()).filter(({ fullName }) => fullName === 'Anna First');
    expect(anna).toMatchObject({
      email: 'anna.first@people.example',
      address: `anna.first@${acme.domain}`,
      roomAddress: `anna.first.vmr@${acme.domain}`,
      accessRight: 'member',
      importId: view.id,
      expiresAt: new Date(clock.now().getTime() + 60 * dayMs),
    });
    await expect.poll(() => stagedRows(view.id)).toBe(0);
  });

  it('sent twice changes nothing the second time', async () => {
    const file = peopleFile(['cora.third', 'dora.fourth']);
    await applied(file);
    const before = { licence: await licence(), invitations: await invitations() };
    const again = await checked(file);
    expect(again).toMatchObject({ rows: { total: 2, new: 0, unchanged: 2 }, faults: 0, can: { apply: false } });
    await apply(again.id);
    await settled(client, again.id, ['applied']);
    await apply(again.id);
    expect({ licence: await licence(), invitations: await invitations() }).toEqual(before);
  });

  it('sent twice with one key is one import; another file with that key is refused', async () => {
    const file = peopleFile(['once.only']);
    const first = await send(file, { key: 'one-key' });
    const second = await send(file, { key: 'one-key' });
    expect(second.body.id).toBe(first.body.id);
    expect(codeOf(await send(peopleFile(['other.one']), { key: 'one-key' }))).toBe('idempotency_mismatch');
    await settled(client, first.body.id, ['checked']);
    await client.send('DELETE', `/imports/${first.body.id}`);
  });

  it('may name neither address nor right: free ones are made from the names', async () => {
    await acme.person('eva.taken');
    const file = [
      'Name;E-Mail;Rolle',
      'Eva Taken;eva1@x.example;',
      'Éva Taken;eva2@x.example;Verwalterin',
      'Bo;bo@x.example;',
    ];
    const { id } = await applied(file.join('\n'));
    const made = (await invitations()).filter(({ importId }) => importId === id);
    expect(made.map(({ address, accessRight }) => [address.split('@')[0], accessRight]).sort()).toEqual([
      ['bo.meet', 'member'],
      ['eva.taken2', 'member'],
      ['eva.taken3', 'administrator'],
    ]);
  });

  it('of an old spreadsheet in UTF-16 with tabs is read as well', async () => {
    const text = '\ufeffE-mail\tAddress\tFull name\r\nutf@x.example\tutf.sixteen\tÜtf Sixteen\r\n';
    const { body } = await send(Buffer.from(text, 'utf16le'), { type: 'application/vnd.ms-excel' });
    const view = await settled(client, body.id, ['checked']);
    expect(view).toMatchObject({ encoding: 'utf-16le', separator: '\t', faults: 0, rows: { new: 1 } });
    await client.send('DELETE', `/imports/${view.id}`);
  });

  it('that is long shows how far it is, and lets others come in between', async () => {
    const { body } = await send(peopleFile(Array.from({ length: 4000 }, (_, n) => `long.file${n}`)));
    const seen = new Set<string>();
    for (let view = body; view.state !== 'checked'; ) {
      const answer = await client.get<ImportView>(`/imports/${body.id}`);
      view = answer.body;
      seen.add(`${view.state} ${view.progress.done}`);
      expect((await globex.administrator.client.get('/company')).status).toBe(200);
    }
    expect(seen.size).toBeGreaterThan(5);
    await client.send('DELETE', `/imports/${body.id}`);
  });

  it('of another type, or without anything, is refused', async () => {
    expect(codeOf(await send('{}', { type: 'application/json' }))).toBe('wrong_content_type');
    expect(codeOf(await send(''))).toBe('wrong_input');
  });
});

describe('faults', () => {
  it('are told by line and column, all at once, and nobody is invited', async () => {
    const removed = await acme.person('rita.removed');
    const row = await client.get<{ version: number }>(`/members/${removed.id}`);
    await client.send('DELETE', `/members/${removed.id}`, undefined, { 'if-match': String(row.body.version) });
    const { email, fullName, videoAddress } = acme.member;
    const lines = [
      'Full name,Email,Video address,Domain,Access right,Shoe size',
      ',no.name@x.example,no.name,,,42',
      'Bad Mail,bad mail,,,,',
      'Bad Address,bad.address@x.example,Bad Address!,,,',
      'Spoof\u202eed,spoof@x.example,,,,',
      'Zero Width,zero@x.example,zero\u200bwidth,,,',
      'Twin One,twin@x.example,twin.one,,,',
      'Twin Two,TWIN@x.example,twin.two,,,',
      'Twin Three,twin3@x.example,twin.one,,,',
      `Taken Address,taken@x.example,${videoAddress.split('@')[0]},,,`,
      'Room Taken,room@x.example,anna.administrator.vmr,,,',
      `${fullName} Else,${email},,,Administrator,`,
      `Rita Removed,${removed.email},,,,`,
      'Other Domain,domain@x.example,,globex.rotunda.test,,',
      'Other Right,right@x.example,,,Emperor,',
      `Quite Right,quite.right@x.example,,${acme.domain},member,`,
    ];
    const before = await licence();
    const view = await checked(lines.join('\n'));
    expect(await faultsOf(client, view.id)).toEqual([
      [2, 'fullName', 'name_missing'],
      [3, 'email', 'email_malformed'],
      [4, 'localPart', 'address_malformed'],
      [5, 'fullName', 'name_malformed'],
      [6, 'localPart', 'address_malformed'],
      [8, 'email', 'email_twice'],
      [9, 'localPart', 'address_twice'],
      [10, 'localPart', 'address_taken'],
      [11, 'localPart', 'address_taken'],
      [12, 'fullName', 'already_member'],
      [12, 'accessRight', 'already_member'],
      [13, 'email', 'removed_member'],
      [14, 'domain', 'domain_not_yours'],
      [15, 'accessRight', 'right_unknown'],
    ]);
    expect(view).toMatchObject({
      rows: { total: 15, new: 2, unchanged: 0 },
      faults: 14,
      unknownColumns: ['Shoe size'],
      can: { apply: false },
    });
    expect(codeOf(await apply(view.id))).toBe('import_faulty');
    expect(await licence()).toEqual(before);
    const hostile = await client.get<{ items: { value: string }[] }>(`/imports/${view.id}/faults?search=spoof`);
    expect(hostile.body.items.map(({ value }) => value)).toEqual(['Spoof<U+202E>ed']);
    const narrowed = await client.get<{ total: number }>(`/imports/${view.id}/faults?column=email&limit=1`);
    expect(narrowed.body.total).toBe(3);
    await client.send('DELETE', `/imports/${view.id}`);
  });

  it('say nothing of an account in another company', async () => {
    const view = await checked(`Name,Mail\nSomebody Else,${globex.member.email}\n`);
    expect(view).toMatchObject({ faults: 0, rows: { new: 1 } });
    await client.send('DELETE', `/imports/${view.id}`);
  });

  it('of the headings are told, and those of a file without rows', async () => {
    const headings = await checked('Name,Phone\nA,1\n');
    expect(await faultsOf(client, headings.id)).toEqual([[1, 'email', 'column_missing']]);
    const none = await checked('Name,Mail\n');
    expect(await faultsOf(client, none.id)).toEqual([[1, null, 'no_rows']]);
    for (const { id } of [headings, none]) await client.send('DELETE', `/imports/${id}`);
  });

  it('can be downloaded, without formulas', async () => {
    const view = await checked('Name,Mail\n"Mail Formula","=HYPERLINK(""x"")"\n');
    const answer = await fetch(`${service.url}/api/v1/exports/import-faults?import=${view.id}`, {
      headers: { cookie: client.cookie() },
    });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const words = await answer.text();
    expect(words).toContain(`2,Email,"'=HYPERLINK(""x"")",This is not an email address.`);
    await client.send('DELETE', `/imports/${view.id}`);
  });
});
