import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SystemImport } from '../../../contract/operator-systems.ts';
import type { PersonRow } from '../../../contract/operator-views.ts';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { serviceCommand } from '../../main/commands/service-command.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { addOperator } from '../../testing/operators.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let acme: TestCompany;
let other: TestCompany;
let operator: Client;
beforeAll(async () => {
  service = await startTestService({ mail: true });
  acme = await service.company('acme');
  other = await service.company('other');
  operator = await addOperator(service, 'omar@provider.example');
});
afterAll(() => service.stop());

const base = () => `/operator/companies/${acme.id}`;
const person = async (email: string) => {
  const { body } = await operator.get<{ items: PersonRow[] }>(`${base()}/members?search=${email}`);
  const found = body.items.find((each) => each.email === email);
  if (!found) throw new Error(`${email} is not listed`);
  return found;
};
async function mailsTo(email: string, words: RegExp): Promise<number> {
  await service.platform.jobs.drain();
  return (service.mailbox?.messages ?? []).filter(
    (message) => message.includes(`To: ${email}`) && words.test(message.replaceAll(/=\r?\n/g, '')),
  ).length;
}
const actsOf = async (company: TestCompany) =>
  (
    await service.platform.database
      .forCompany(company.id)
      .selectFrom('activity')
      .selectAll()
      .orderBy('at')
      .orderBy('id')
      .execute()
  )
    .filter(({ actorKind }) => actorKind === 'operator')
    .map(({ act, actorName }) => `${actorName}: ${act}`);

test('people, invitations and team rooms are looked at', async () => {
  const all = await operator.get<{ total: number; items: PersonRow[] }>(`${base()}/members?accessRight=administrator`);
  expect(all.body.items.map(({ fullName }) => fullName)).toEqual(['Anna Administrator', 'Olga Operator']);
  expect(JSON.stringify(all.body)).not.toMatch(/pin|account/i);
  expect((await operator.get(`${base()}/invitations`)).body).toMatchObject({ total: 0, items: [] });
  expect((await operator.get(`${base()}/team-rooms`)).body).toMatchObject({ total: 0, items: [] });
});

test('a member is made an administrator, and every administrator is told', async () => {
  const before = await person('max.member@acme.example');
  const path = `${base()}/members/${before.id}/administrator-right`;
  const match = { 'if-match': String(before.version) };
  expect(await operator.send('POST', path, undefined, match)).toMatchObject({ body: { accessRight: 'administrator' } });
  expect(codeOf(await operator.send('POST', path, undefined, match))).toBe('stale');
  const words = /Omar Operator, an operator of the provider, made Max Member/;
  for (const email of ['anna.administrator@acme.example', 'olga@acme.example', 'max.member@acme.example']) {
    await expect.poll(() => mailsTo(email, words), { timeout: 10_000 }).toBe(1);
  }
  const foreign = `/operator/companies/${other.id}/members/${before.id}/administrator-right`;
  expect(codeOf(await operator.send('POST', foreign, undefined, match))).toBe('not_found');
  expect(await actsOf(acme)).toContain('Omar Operator: member.changed');
});

test('a suspended administrator is reactivated, a suspended member is not the provider’s business', async () => {
  const sue = await acme.person('sue.suspended', 'administrator');
  const tom = await acme.person('tom.suspended');
  for (const { id, email } of [sue, tom]) {
    const { version } = await person(email);
    const suspended = await acme.administrator.client.send(
      'PATCH',
      `/members/${id}`,
      { status: 'suspended' },
      { 'if-match': String(version) },
    );
    expect(suspended.status).toBe(200);
  }
  const reactivate = async (email: string) => {
    const { id, version } = await person(email);
    return operator.send('POST', `${base()}/members/${id}/reactivation`, undefined, { 'if-match': String(version) });
  };
  expect((await reactivate(sue.email)).body).toMatchObject({ status: 'active' });
  expect(codeOf(await reactivate(tom.email))).toBe('not_allowed');
});

test('an administrator gets a link for a new password, a member does not', async () => {
  const anna = await person('anna.administrator@acme.example');
  const tom = await person('tom.suspended@acme.example');
  const reset = (id: string) => operator.send('POST', `${base()}/members/${id}/password-reset`);
  expect((await reset(anna.id)).body).toEqual({ mailed: true, link: null });
  await expect.poll(() => mailsTo(anna.email, /reset-password/), { timeout: 10_000 }).toBe(1);
  await expect.poll(() => mailsTo('olga@acme.example', /sent Anna Administrator/), { timeout: 10_000 }).toBe(1);
  expect(codeOf(await reset(tom.id))).toBe('not_allowed');
});

test('a new administrator is invited, once for one key', async () => {
  const body = { fullName: 'Nora New', email: 'nora@acme.example', localPart: 'nora.new' };
  const invite = (key: string, given = body) =>
    operator.send('POST', `${base()}/administrators`, given, { 'idempotency-key': key });
  expect(await invite('a')).toMatchObject({ status: 201, body: { mailed: true, link: null } });
  expect(codeOf(await invite('a'))).toBe('already_done');
  expect(codeOf(await invite('b', { ...body, localPart: 'nora.other' }))).toBe('already_invited');
  await expect.poll(() => mailsTo('nora@acme.example', /invitation/), { timeout: 10_000 }).toBe(1);
  await expect.poll(() => mailsTo('olga@acme.example', /invited Nora New/), { timeout: 10_000 }).toBe(1);
  expect((await operator.get(`${base()}/invitations`)).body).toMatchObject({
    total: 1,
    items: [{ email: 'nora@acme.example', accessRight: 'administrator' }],
  });
});

test('an invited administrator whose link is lost gets a new one, an invited member does not', async () => {
  const invited = async (email: string) => {
    const { body } = await operator.get<{ items: { id: string; email: string }[] }>(`${base()}/invitations`);
    return body.items.find((each) => each.email === email)?.id ?? '';
  };
  const resend = (id: string, company = acme) =>
    operator.send('POST', `/operator/companies/${company.id}/invitations/${id}/new-link`);
  const nora = await invited('nora@acme.example');
  expect((await resend(nora)).body).toEqual({ mailed: true, link: null });
  await expect.poll(() => mailsTo('nora@acme.example', /invitation/), { timeout: 10_000 }).toBe(2);
  await expect.poll(() => mailsTo('olga@acme.example', /a new link to the invitation/), { timeout: 10_000 }).toBe(1);
  expect(await actsOf(acme)).toContain('Omar Operator: invitation.resent');
  expect(codeOf(await resend(nora, other))).toBe('not_found');
  const mia = { fullName: 'Mia Invited', email: 'mia@acme.example', localPart: 'mia.invited', accessRight: 'member' };
  expect((await acme.administrator.client.send('POST', '/invitations', mia)).status).toBe(201);
  expect(codeOf(await resend(await invited('mia@acme.example')))).toBe('not_allowed');
  const chosen = await operator.get<{ items: { email: string }[] }>(`${base()}/invitations?accessRight=administrator`);
  expect(chosen.body.items.map(({ email }) => email)).toEqual(['nora@acme.example']);
});

test('video systems are added, twinned, moved, removed and brought back', async () => {
  const systems = (company = acme) => `/operator/companies/${company.id}/video-systems`;
  const input = { name: 'Board room', localPart: 'board.room' };
  const added = await operator.send<VideoSystemRow>('POST', systems(), input, { 'idempotency-key': 's1' });
  expect(added).toMatchObject({ status: 201, body: { videoAddress: 'board.room@acme.rotunda.test', paired: false } });
  const twice = await operator.send<VideoSystemRow>('POST', systems(), input, { 'idempotency-key': 's1' });
  expect(twice.body.id).toBe(added.body.id);
  expect(codeOf(await operator.send('POST', systems(), input))).toBe('address_taken');
  const coded = { name: 'Lobby', localPart: 'lobby.screen', pairingCode: 'ABCD-EFGH' };
  expect(codeOf(await operator.send('POST', systems(), coded))).toBe('pairing_code_wrong');
  const current = async (company = acme) =>
    (await operator.get<{ items: VideoSystemRow[] }>(systems(company))).body.items.find(
      ({ name }) => name === 'Board room',
    );
  const match = async () => ({ 'if-match': String((await current())?.version) });

  const path = `${systems()}/${added.body.id}`;
  const twin = await operator.send(
    'PUT',
    `${path}/twin`,
    { memberId: acme.member.id, sharesAddress: true },
    await match(),
  );
  expect(twin.body).toMatchObject({ member: { name: 'Max Member' }, videoAddress: 'max.member@acme.rotunda.test' });
  expect(codeOf(await operator.send('DELETE', path, undefined, { 'if-match': '1' }))).toBe('stale');
  expect((await operator.send('DELETE', path, undefined, await match())).status).toBe(204);
  expect(await current()).toBeUndefined();
  expect((await operator.send('POST', `${path}/restoration`)).status).toBe(200);
  const move = { toCompany: other.id, localPart: 'board.room' };
  const moved = await operator.send('POST', `${path}/move`, move, await match());
  expect(moved.body).toMatchObject({ videoAddress: 'board.room@other.rotunda.test', member: null });
  expect(await current()).toBeUndefined();
  expect(await current(other)).toMatchObject({ name: 'Board room' });
  expect(await actsOf(other)).toEqual(['Omar Operator: video-system.moved-in']);
});

test('many are added by a file, all or nothing, with each fault by line and column', async () => {
  const send = async (text: string, dryRun: boolean) => {
    const answer = await fetch(`${service.url}/api/v1${base()}/video-system-imports?dryRun=${dryRun}`, {
      method: 'POST',
      headers: { cookie: operator.cookie(), origin: service.url, 'content-type': 'text/csv' },
      body: text,
    });
    return (await answer.json()) as SystemImport;
  };
  const faulty =
    'Name;Video address;Twinned to\r\nOne;screen.one;\r\nTwo;2;\r\nThree;screen.one;\r\nFour;screen.four;nobody@acme.example';
  const looked = await send(faulty, true);
  expect(looked.faults.map(({ line, column }) => [line, column])).toEqual([
    [3, 'localPart'],
    [4, 'localPart'],
    [5, 'memberEmail'],
  ]);
  expect(await send(faulty, false)).toMatchObject({ added: 0 });
  const right = 'Video address,Name\nscreen.one,One\nscreen.two@acme.rotunda.test,Two\n';
  const unsaid = await send('Name;Video address\nOne;screen.one\nTwo;\nThree;screen.one', true);
  expect(unsaid.faults.map(({ line, message }) => [line, message])).toEqual([
    [3, 'Give a video address.'],
    [4, 'An earlier line has this video address too.'],
  ]);
  expect(await send(right, true)).toMatchObject({ added: 2, faults: [] });
  expect(await send(right, false)).toMatchObject({ added: 2, faults: [] });
  expect(await send(right, false)).toMatchObject({ added: 0, unchanged: 2 });
  expect((await operator.get(`${base()}/video-systems`)).body).toMatchObject({ total: 2 });
});

test('companies and administrators are made by command too', async () => {
  const run = (command: string, input: Record<string, string>) =>
    serviceCommand(service.platform, command, input, () => undefined);
  const kari = { 'full-name': 'Kari Li', email: 'kari@cli.example' };
  const made = await run('create-company', { name: 'Cli', label: 'cli', members: '5', ...kari });
  expect(made).toMatchObject({ code: 0, lines: ['Cli is made.', 'A link was mailed to kari@cli.example.'] });
  await expect(run('create-company', { name: 'Cli', label: 'cli', ...kari })).rejects.toThrow('Another company');
  await expect(run('create-company', { name: 'Cli', label: 'c/i', ...kari })).rejects.toThrow(
    'Use a–z, 0–9 and hyphen',
  );
  const ole = { company: 'cli', 'full-name': 'Ole Olsen', email: 'ole@cli.example' };
  expect(await run('create-administrator', ole)).toMatchObject({ code: 0 });
  await expect(run('create-administrator', { ...ole, company: 'nobody' })).rejects.toThrow('No company has the label');
});
