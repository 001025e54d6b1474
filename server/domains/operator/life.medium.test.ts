import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { addOperator } from '../../testing/operators.ts';
import { signIn, type TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { exportedTables, leftOut } from './exported-tables.ts';
import { deleteCompanies, sweepTrials } from './index.ts';

const clock = new FixedClock();
let service: TestService;
let first: TestCompany;
let operator: Client;
beforeAll(async () => {
  service = await startTestService({ clock, mail: true });
  first = await service.company('first');
  operator = await addOperator(service, 'omar@provider.example');
});
afterAll(() => service.stop());

async function setStatus({ id }: TestCompany, body: Record<string, unknown>) {
  const { version } = (await operator.get<CompanyPage>(`/operator/companies/${id}`)).body;
  return operator.send<CompanyPage>('PUT', `/operator/companies/${id}/status`, body, { 'if-match': String(version) });
}
const companyOf = async ({ id }: TestCompany) => (await operator.get<CompanyPage>(`/operator/companies/${id}`)).body;

async function mailsAbout(words: RegExp): Promise<number> {
  await service.platform.jobs.drain();
  return (service.mailbox?.messages ?? []).filter((message) => words.test(message)).length;
}

/** Every table of the database with rows of companies. */
async function companyTables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name::text as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'company_id'`.execute(
    service.platform.database.owner,
  );
  return rows.map(({ name }) => name);
}

async function lines(company: TestCompany): Promise<Record<string, unknown>[]> {
  const answer = await fetch(`${service.url}/api/v1/operator/companies/${company.id}/export`, {
    headers: { cookie: operator.cookie() },
  });
  expect(answer.headers.get('content-type')).toMatch(/^application\/jsonl/);
  const text = await answer.text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('a trial warns its administrators 7 days and 1 day before its end, and ends by itself', async () => {
  const trial = await service.company('trial');
  const lastDay = new Date(clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10);
  expect((await setStatus(trial, { status: 'trial', trialEndsOn: lastDay })).body).toMatchObject({ daysLeft: 11 });
  expect((await trial.administrator.client.get('/company')).body).toMatchObject({ trial: { daysLeft: 11 } });
  const sweep = () => sweepTrials(service.platform, { onCompanyClosed: async () => undefined });
  const { owner } = service.platform.database;
  const warned: (number | null)[] = [];
  for (let day = 0; day < 12; day += 1) {
    await sweep();
    await sweep();
    warned.push(
      (await owner.selectFrom('company').select('trialWarned').where('id', '=', trial.id).executeTakeFirstOrThrow())
        .trialWarned,
    );
    clock.passDays(1);
  }
  expect(warned).toEqual([null, null, null, null, 7, 7, 7, 7, 7, 7, 1, 1]);
  for (const words of [/ends in 7 days/, /ends tomorrow/, /used at present/]) {
    await expect.poll(() => mailsAbout(words), { timeout: 10_000 }).toBe(1);
  }
  expect(await companyOf(trial)).toMatchObject({ status: 'suspended', statusReason: 'trial-ended', daysLeft: null });
  expect((await trial.administrator.client.get('/session')).body).toMatchObject({
    state: 'anonymous',
    refused: { reason: 'trial-ended', companyName: 'Company trial' },
  });
  const acts = await service.platform.database
    .forCompany(trial.id)
    .selectFrom('activity')
    .select(['act', 'actorKind'])
    .where('act', '=', 'company.suspended')
    .execute();
  expect(acts).toEqual([{ act: 'company.suspended', actorKind: 'service' }]);
  expect((await setStatus(trial, { status: 'active' })).status).toBe(200);
});

test('every table of companies is exported or left out on purpose, and no column with a secret is', async () => {
  const known = [...exportedTables.map(({ name }) => name), ...leftOut];
  expect((await companyTables()).filter((name) => !known.includes(name))).toEqual([]);
  const { rows } = await sql<{ name: string; column: string }>`
    select table_name::text as name, column_name::text as "column" from information_schema.columns
    where table_schema = 'public'`.execute(service.platform.database.owner);
  const suspicious = /digest|token|secret|_pin$|password|salt|proof|search|_key$/;
  const harmless = new Set(['member_import.file_digest', 'company.logo_digest']);
  const leaks = exportedTables.flatMap(({ name, without }) =>
    rows.filter(
      (row) =>
        row.name === name &&
        suspicious.test(row.column) &&
        !without.includes(row.column) &&
        !harmless.has(`${name}.${row.column}`),
    ),
  );
  expect(leaks).toEqual([]);
});

test('who was in a room last is in no export of an open company', async () => {
  const open = await service.company('open');
  const db = service.platform.database.forCompany(open.id);
  const used = { lastUsedAt: new Date(), lastGuestName: 'Gustav Guest', lastPartyId: open.member.id };
  await db.updateTable('room').set(used).execute();
  const text = JSON.stringify((await lines(open)).filter((line) => JSON.stringify(line).includes('"table":"room"')));
  expect(text).toContain('owner_rule');
  expect(text).not.toMatch(/Gustav Guest|last_(used|party|guest)/);
});

test('a closed company is exported whole, and deleted after 30 days with the accounts of its people', async () => {
  const gone = await service.company('gone');
  await service.platform.database
    .forCompany(gone.id)
    .insertInto('call')
    .values({
      id: gone.id,
      companyId: gone.id,
      kind: 'meeting',
      roomName: 'Secret talk',
      engine: 'mesh',
      startedAt: clock.now(),
    } as never)
    .execute();
  await gone.administrator.client.send('POST', '/invitations', {
    fullName: 'Ivo Invited',
    email: 'ivo@gone.example',
    localPart: 'ivo.invited',
  });
  const room = (await gone.member.client.get<{ version: number }>('/me/room')).body;
  await gone.member.client.send('PATCH', '/me/room', { hostPin: '48151623' }, { 'if-match': String(room.version) });

  const open = await lines(gone);
  expect(open.filter(({ table }) => table === 'call' || table === 'activity')).toEqual([]);
  await setStatus(gone, { status: 'closed', name: 'Company gone' });
  const exported = await lines(gone);
  const [head, ...rest] = exported;
  expect(head).toMatchObject({ format: 'rotunda-company', version: 1, company: { label: 'gone' } });
  expect(rest.at(-1)).toEqual({ end: true, rows: rest.length - 1 });
  expect(rest.filter(({ table }) => table === 'member')).toHaveLength(2);
  expect(rest.filter(({ table }) => table === 'call')).toMatchObject([{ row: { room_name: 'Secret talk' } }]);
  expect(JSON.stringify(exported)).not.toMatch(/48151623|token_digest|host_pin|first\.example/);

  clock.passDays(29);
  await deleteCompanies(service.platform);
  expect(await companyOf(gone)).toMatchObject({ status: 'closed' });
  clock.passDays(1.01);
  expect(codeOf(await setStatus(gone, { status: 'active' }))).toBe('undo_expired');
  await deleteCompanies(service.platform);

  expect((await operator.get(`/operator/companies/${gone.id}`)).status).toBe(404);
  const { owner, identity } = service.platform.database;
  for (const table of await companyTables()) {
    const { rows } = await sql`select company_id from ${sql.id(table)} where company_id = ${gone.id}`.execute(owner);
    expect(rows, table).toEqual([]);
  }
  const accounts = await identity.selectFrom('account').select('email').orderBy('email').execute();
  expect(accounts.map(({ email }) => email).filter((email) => email.endsWith('gone.example'))).toEqual([]);
  await signIn(service.visitor(), first.member.email);
  const again = await operator.send('POST', '/operator/companies', {
    name: 'Again',
    label: 'gone',
    licences: { members: 5, teamRooms: 0, videoSystems: 0 },
    administrator: { fullName: 'Max Member', email: gone.member.email, localPart: 'max.member' },
  });
  expect(again).toMatchObject({ status: 201, body: { company: { domains: ['gone.rotunda.test'] } } });
});

test('an operator whose company is deleted keeps the account', async () => {
  await setStatus(first, { status: 'closed', name: 'Company first' });
  clock.passDays(31);
  await deleteCompanies(service.platform);
  const olga = await service.visitor().send('POST', '/session', {
    identifier: 'olga@first.example',
    password: 'a long test password',
  });
  expect(olga).toMatchObject({ status: 200, body: { member: null, can: { operate: true } } });
});
