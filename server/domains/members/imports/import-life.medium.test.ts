import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportId, ImportView } from '../../../../contract/imports.ts';
import { newId } from '../../../platform/random.ts';
import { type Client, codeOf } from '../../../testing/client.ts';
import { FixedClock } from '../../../testing/fixed-clock.ts';
import type { TestCompany, TestPerson } from '../../../testing/test-company.ts';
import { startTestService, type TestService } from '../../../testing/test-service.ts';
import { applyImport } from './apply-import.ts';
import { askForApplication } from './decide-import.ts';
import { actingMemberOf, faultsOf, peopleFile, settled, upload, viewOf } from './imports.test-support.ts';
import { sweepImports } from './sweep-imports.ts';
import { claimWork, type Work } from './work.ts';

let service: TestService;
let acme: TestCompany;
let client: Client;
let other: TestPerson;
const clock = new FixedClock();

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  client = acme.administrator.client;
  other = await acme.person('olaf.other', 'administrator');
});
afterAll(() => service.stop());

const owner = () => service.platform.database.owner;
const apply = (id: string, by = client) => by.send<ImportView>('POST', `/imports/${id}/application`);

async function checked(file: string, by = client): Promise<ImportView> {
  const { body } = await upload(service.url, by, file);
  return settled(by, body.id, ['checked', 'failed']);
}

const pending = () =>
  owner()
    .selectFrom('invitation')
    .select(['email', 'address'])
    .where('companyId', '=', acme.id)
    .where('state', '=', 'pending')
    .orderBy('email')
    .execute();
const emails = async () => (await pending()).map(({ email }) => email.split('@')[0]);
const ofLicence = () =>
  owner()
    .selectFrom('licence')
    .select(['used', 'total'])
    .where('companyId', '=', acme.id)
    .where('kind', '=', 'member')
    .executeTakeFirstOrThrow();
const setTotal = (total: number) =>
  owner().updateTable('licence').set({ total }).where('companyId', '=', acme.id).where('kind', '=', 'member').execute();
const staged = async (id: ImportId) => {
  const rows = await owner().selectFrom('memberImportRow').select('line').where('importId', '=', id).execute();
  const pieces = await owner().selectFrom('memberImportPiece').select('position').where('importId', '=', id).execute();
  return rows.length + pieces.length;
};

test('without a licence for each, nobody is invited, whether they were missing before or ran out meanwhile', async () => {
  const { used, total } = await ofLicence();
  const view = await checked(peopleFile(['lina.one', 'lars.two']));
  await setTotal(used + 1);
  expect((await viewOf(client, view.id)).can.apply).toBe(false);
  const refused = await apply(view.id);
  expect(codeOf(refused)).toBe('no_licence_left');
  expect(refused.body).toMatchObject({ detail: 'The file needs 2 licences, and 1 are left. Nobody was invited.' });

  await setTotal(used + 2);
  const db = service.platform.database.forCompany(acme.id);
  const work: Work = { platform: service.platform, db, company: acme.id, id: view.id, worker: newId() };
  const acting = actingMemberOf(acme, clock.now());
  await db.transaction().execute((trx) => askForApplication(trx, acting, view.id));
  expect((await claimWork(work))?.state).toBe('applying');
  await setTotal(used + 1);
  expect(await applyImport(work)).toBe(false);
  expect(await viewOf(client, view.id)).toMatchObject({ state: 'checked', refusal: 'no_licence_left', faults: 0 });
  expect(await emails()).toEqual([]);
  expect((await ofLicence()).used).toBe(used);

  await setTotal(total);
  await apply(view.id);
  expect(await settled(client, view.id, ['applied'])).toMatchObject({ refusal: null });
  expect(await emails()).toEqual(['lars.two', 'lina.one']);
});

test('an address that is taken between check and application: nobody is invited, and the lines that fail are told', async () => {
  const before = await ofLicence();
  const view = await checked(peopleFile(['mia.free', 'milo.gone']));
  const single = { fullName: 'Somebody Else', email: 'else@people.example', localPart: 'milo.gone' };
  expect((await other.client.send('POST', '/invitations', single)).status).toBe(201);
  await apply(view.id);
  await expect.poll(async () => (await viewOf(client, view.id)).refusal, { timeout: 20_000 }).toBe('stale');
  const after = await settled(client, view.id, ['checked']);
  expect(after).toMatchObject({ faults: 1, rows: { new: 1 }, can: { apply: false } });
  expect(await faultsOf(client, view.id)).toEqual([[3, 'localPart', 'address_taken']]);
  expect(await emails()).not.toContain('mia.free');
  expect((await ofLicence()).used).toBe(before.used + 1);
  expect(codeOf(await apply(view.id))).toBe('import_faulty');
  await client.send('DELETE', `/imports/${view.id}`);
});

test('two administrators apply files with the same people at once: each is invited once, and the later file says so', async () => {
  const before = await ofLicence();
  const people = ['nora.same', 'nils.same'];
  const one = await checked(peopleFile(people));
  const two = await checked(peopleFile([...people, 'nina.more']), other.client);
  await Promise.all([apply(one.id), apply(two.id, other.client)]);
  const views = await Promise.all([
    settled(client, one.id, ['applied', 'checked']),
    settled(other.client, two.id, ['applied', 'checked']),
  ]);
  const late = views.filter(({ state }) => state === 'checked');
  expect(late).toHaveLength(1);
  expect(late[0]).toMatchObject({ refusal: 'stale', faults: 0, rows: { unchanged: 2 } });
  const invited = (await emails()).filter((email) => /^n.*\.(same|more)$/.test(email ?? ''));
  expect((await ofLicence()).used).toBe(before.used + invited.length);
  for (const { id } of late) await client.send('DELETE', `/imports/${id}`);
});

test('the application is one entry of the activity log, with the file’s digest and everybody in it', async () => {
  const view = await checked(peopleFile(['oda.noted', 'otto.noted']));
  await apply(view.id);
  await settled(client, view.id, ['applied']);
  const entries = await owner().selectFrom('activity').selectAll().where('objectId', '=', view.id).execute();
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({
    act: 'members.imported',
    objectName: 'people.csv',
    actorName: acme.administrator.fullName,
    after: {
      digest: view.digest,
      ...{ rows: 2, invited: 2, unchanged: 0 },
      people: [
        { fullName: 'Oda Noted', email: 'oda.noted@people.example', videoAddress: `oda.noted@${acme.domain}` },
        { fullName: 'Otto Noted' },
      ],
    },
  });
});

test('the links can be downloaded where mail is off, which is recorded; they work, and used ones are left out', async () => {
  const view = await checked('Name,Mail\n=Petra Link,petra.link@people.example\nPaul Link,paul.link@people.example\n');
  expect(codeOf(await client.get(`/imports/${view.id}/links`))).toBe('import_not_checked');
  await apply(view.id);
  expect((await settled(client, view.id, ['applied'])).can.downloadLinks).toBe(true);
  const download = async () => {
    const answer = await fetch(`${service.url}/api/v1/imports/${view.id}/links`, {
      headers: { cookie: client.cookie() },
    });
    expect(answer.headers.get('content-disposition')).toContain('links-people.csv');
    return answer.text();
  };
  const words = await download();
  expect(words).toContain(`'=Petra Link,petra.link@people.example,petra.link@${acme.domain},http`);
  const token = /paul\.link@[^,]+,[^,]+,[^,]*\/invitation\/([\w-]+)/.exec(words)?.[1] ?? '';
  const accepted = await service
    .visitor()
    .send('POST', `/invitation-links/${token}/acceptance`, { password: 'quite a long password' });
  expect(accepted.status).toBe(201);
  expect(await download()).not.toContain('paul.link');
  const acts = await owner()
    .selectFrom('activity')
    .select('act')
    .where('objectId', '=', view.id)
    .orderBy('at')
    .execute();
  expect(acts.map(({ act }) => act).sort()).toEqual([
    'import.links-downloaded',
    'import.links-downloaded',
    'members.imported',
  ]);
  // The one who came is a member, the other is invited: the same file changes nothing.
  const again = await checked('Name,Mail\n=Petra Link,petra.link@people.example\nPaul Link,paul.link@people.example\n');
  expect(again).toMatchObject({ faults: 0, rows: { new: 0, unchanged: 2 } });
  await client.send('DELETE', `/imports/${again.id}`);
});

test('what was read of a file is deleted after 24 hours, and at once where it is cancelled', async () => {
  const view = await checked(peopleFile(['rosa.late']));
  expect(await staged(view.id)).toBeGreaterThan(0);
  clock.pass(23 * 3600);
  await sweepImports(service.platform);
  expect((await viewOf(client, view.id)).state).toBe('checked');
  clock.pass(2 * 3600);
  await sweepImports(service.platform);
  expect((await viewOf(client, view.id)).state).toBe('cancelled');
  expect(await staged(view.id)).toBe(0);
  expect(codeOf(await apply(view.id))).toBe('import_over');

  const next = await checked(peopleFile(['rosa.next']));
  expect((await client.send('DELETE', `/imports/${next.id}`)).status).toBe(204);
  expect(await staged(next.id)).toBe(0);
  expect((await client.send('DELETE', `/imports/${next.id}`)).status).toBe(204);
  const list = await client.get<{ items: ImportView[]; total: number }>('/imports?limit=1');
  expect(list.body.items.map(({ id }) => id)).toEqual([next.id]);
});

test('more than ten that wait for a decision are refused', async () => {
  const made: string[] = [];
  for (let n = 0; n < 10; n += 1) {
    const { status, body } = await upload(service.url, client, peopleFile([`sven.number${n}`]));
    expect(status).toBe(202);
    made.push(body.id);
  }
  expect(codeOf(await upload(service.url, client, peopleFile(['sven.toomany'])))).toBe('too_many_imports');
  for (const id of made) await client.send('DELETE', `/imports/${id}`);
});

test('that there was an import is forgotten after 90 days', async () => {
  const { body } = await upload(service.url, client, peopleFile(['tom.forgotten']));
  clock.passDays(91);
  await sweepImports(service.platform);
  const rows = owner().selectFrom('memberImport').select('id').where('id', '=', body.id);
  expect(await rows.execute()).toEqual([]);
});
