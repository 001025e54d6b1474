import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Client, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { linkIn } from '../../testing/mailbox.ts';
import { signIn, type TestCompany, type TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { recordAct } from '../audit/index.ts';
import { deleteExpiredInvitations, remindInvited } from './jobs.ts';

interface Issued {
  id: string;
  link: string | null;
  mailed: boolean;
}

let service: TestService;
let acme: TestCompany;
let globex: TestCompany;
let admin: TestPerson;
const clock = new FixedClock();

beforeAll(async () => {
  service = await startTestService({ clock, mail: true });
  acme = await service.company('acme');
  globex = await service.company('globex');
  admin = acme.administrator;
});
afterAll(() => service.stop());

const owner = () => service.platform.database.owner;
const invite = (localPart: string, more: object = {}): Promise<Answer<Issued>> =>
  admin.client.send<Issued>('POST', '/invitations', {
    fullName: 'Ivo Invited',
    email: `${localPart}@people.example`,
    localPart,
    ...more,
  });
const mailsTo = (localPart: string) =>
  service.mailbox?.messages.filter((message) => message.includes(`To: ${localPart}@people.example\r\n`)) ?? [];
async function linkTo(localPart: string, count = 1): Promise<string> {
  await service.platform.jobs.drain();
  await expect.poll(() => mailsTo(localPart).length, { timeout: 20_000 }).toBe(count);
  return linkIn(mailsTo(localPart).at(-1) ?? '', '/invitation/');
}
const copy = (id: string, client: Client = admin.client) => client.get<{ link: string }>(`/invitations/${id}/link`);
const resend = (id: string) => admin.client.send<Issued>('POST', `/invitations/${id}/resending`);
const open = (link: string) => service.visitor().get(`/invitation-links/${new URL(link).pathname.split('/').at(-1)}`);
async function pass(days: number): Promise<void> {
  clock.passDays(days);
  await signIn(admin.client, admin.email);
}
const listed = async (id: string) =>
  (
    await admin.client.get<{ items: { id: string; mailedAt: string; remindedAt: string }[] }>('/invitations')
  ).body.items.find((each) => each.id === id);

describe('the link', () => {
  it('is shown to nobody where it was mailed, and copied as it is by an administrator of the company', async () => {
    const { body } = await invite('cora.copied');
    expect(body).toMatchObject({ mailed: true, link: null });
    expect(codeOf(await copy(body.id, service.visitor()))).toBe('not_signed_in');
    expect(codeOf(await copy(body.id, acme.member.client))).toBe('not_allowed');
    expect(codeOf(await copy(body.id, globex.administrator.client))).toBe('not_found');
    const mailed = await linkTo('cora.copied');
    expect((await copy(body.id)).body.link).toBe(mailed);
    expect((await copy(body.id)).body.link).toBe(mailed);
    expect((await open(mailed)).status).toBe(200);
    expect(await listed(body.id)).toMatchObject({ mailedAt: '2026-03-02T09:00:00.000Z', remindedAt: null });
  });

  it('sent anew ends the one before; six times an hour is too often', async () => {
    const { body } = await invite('rita.resent');
    const before = await linkTo('rita.resent');
    expect(await resend(body.id)).toMatchObject({ status: 200, body: { version: 2, link: null } });
    expect(codeOf(await open(before))).toBe('link_expired');
    expect((await open(await linkTo('rita.resent', 2))).status).toBe(200);
    for (let at = 0; at < 4; at += 1) expect((await resend(body.id)).status).toBe(200);
    const refused = await resend(body.id);
    expect([codeOf(refused), refused.headers.get('retry-after')]).toEqual(['mailed_too_often', '3600']);
    clock.pass(3600);
    expect((await resend(body.id)).status).toBe(200);
  });

  it('made before links were derived is copied as one that works', async () => {
    const { body } = await invite('olaf.older');
    await owner()
      .updateTable('invitation')
      .set({ tokenDigest: 'of a token that nobody has' })
      .where('id', '=', body.id as never)
      .execute();
    expect((await open((await copy(body.id)).body.link)).status).toBe(200);
  });

  it('of a revoked or used invitation is there no more', async () => {
    const { body } = await invite('nina.nomore');
    await admin.client.send('DELETE', `/invitations/${body.id}`);
    expect(codeOf(await copy(body.id))).toBe('not_found');
    expect(codeOf(await resend(body.id))).toBe('not_found');
  });
});

describe('the days', () => {
  it('10 and 30 days after it was sent one reminder goes out, with the link that was sent', async () => {
    const { body } = await invite('dana.days');
    const link = await linkTo('dana.days');
    await pass(9);
    await remindInvited(service.platform);
    await pass(1);
    await Promise.all([remindInvited(service.platform), remindInvited(service.platform)]);
    expect(await linkTo('dana.days', 2)).toBe(link);
    expect(await listed(body.id)).toMatchObject({ remindedAt: clock.now().toISOString() });
    await pass(19);
    await remindInvited(service.platform);
    await pass(1);
    await remindInvited(service.platform);
    await remindInvited(service.platform);
    expect(await linkTo('dana.days', 3)).toBe(link);
    expect((await open(link)).status).toBe(200);
  });

  it('30 days of silence are one reminder, and none goes out for a suspended company', async () => {
    const { body } = await invite('lena.late');
    await linkTo('lena.late');
    const setStatus = (status: 'active' | 'suspended') =>
      owner().updateTable('company').set({ status }).where('id', '=', acme.id).execute();
    clock.passDays(31);
    await setStatus('suspended');
    await remindInvited(service.platform);
    expect(mailsTo('lena.late')).toHaveLength(1);
    await setStatus('active');
    await remindInvited(service.platform);
    await remindInvited(service.platform);
    await linkTo('lena.late', 2);
    await signIn(admin.client, admin.email);
    await admin.client.send('DELETE', `/invitations/${body.id}`);
  });

  it('after 60 days it is deleted with all about the person, and licence and addresses are free', async () => {
    const left = async () => (await admin.client.get<{ licencesLeft: number }>('/members')).body.licencesLeft;
    await deleteExpiredInvitations(service.platform);
    const before = await left();
    const { body } = await invite('gone.person', { fullName: 'Gundula Gone' });
    await pass(60);
    await deleteExpiredInvitations(service.platform);
    expect(await left()).toBe(before);
    expect((await admin.client.get('/invitations')).body).toMatchObject({ total: 0 });
    const rows = await owner().selectFrom('activity').selectAll().where('companyId', '=', acme.id).execute();
    const about = rows.filter(({ objectId }) => objectId === body.id);
    expect(about.map(({ act }) => act).sort()).toEqual(['invitation.expired', 'member.invited']);
    expect(JSON.stringify(rows)).not.toMatch(/gone\.person|Gundula/);
    const parties = await owner().selectFrom('party').selectAll().execute();
    expect(JSON.stringify(parties)).not.toMatch(/gone\.person|Gundula/);
    expect((await admin.client.get('/video-addresses/check?localPart=gone.person')).body).toMatchObject({
      state: 'free',
    });
    expect((await invite('gone.person')).status).toBe(201);
  });

  it('those of an import go together, and its entry in the log is written anew once, without their names', async () => {
    const { platform } = service;
    const locals = ['una.unread', 'ugo.unread', 'ulf.unread'];
    const people = locals.map((local) => ({ fullName: `Name of ${local}`, email: `${local}@people.example` }));
    for (const [at, local] of locals.entries()) await invite(local, people[at]);
    const acting = { company: acme.id, at: clock.now(), origin: '', via: null };
    const actor = { kind: 'service', id: null, name: 'Rotunda' } as const;
    const after = { people: [...people, { fullName: 'Somebody Else', email: 'else@people.example' }] };
    await platform.database
      .forCompany(acme.id)
      .transaction()
      .execute((trx) => recordAct(trx, { ...acting, actor }, { act: 'members.imported', after }));
    await pass(60);
    await deleteExpiredInvitations(platform);
    const { rows } = await sql<{ transactions: number; expired: number }>`
      select count(distinct xmin::text)::int as transactions, count(*)::int as expired from activity
      where act = 'invitation.expired' and at = ${clock.now()} and company_id = ${acme.id}`.execute(owner());
    expect(rows).toEqual([{ transactions: 1, expired: 4 }]);
    const { after: left } = await owner()
      .selectFrom('activity')
      .select('after')
      .where('act', '=', 'members.imported')
      .executeTakeFirstOrThrow();
    const gone = { fullName: 'Former member', email: 'Former member' };
    expect(left).toEqual({ people: [gone, gone, gone, { fullName: 'Somebody Else', email: 'else@people.example' }] });
  });
});

it('of twenty at once for the last three licences, three get one', async () => {
  const licence = () => owner().updateTable('licence').where('companyId', '=', acme.id).where('kind', '=', 'member');
  await licence()
    .set((eb) => ({ total: eb('used', '+', 3) }))
    .execute();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => invite(`racer.number${at}`)));
  const codes = answers.map((answer) => codeOf(answer) ?? 'made');
  expect(codes.filter((code) => code === 'made')).toHaveLength(3);
  expect(codes.filter((code) => code === 'no_licence_left')).toHaveLength(17);
  expect((await admin.client.get('/members')).body).toMatchObject({ licencesLeft: 0 });
  expect((await admin.client.get('/invitations')).body).toMatchObject({ total: 3 });
  // What comes free is taken once, by whoever is first.
  const made = answers.find(({ status }) => status === 201)?.body.id;
  await admin.client.send('DELETE', `/invitations/${made}`);
  const again = await Promise.all([invite('racer.again1'), invite('racer.again2')]);
  expect(again.map((answer) => codeOf(answer) ?? 'made').sort()).toEqual(['made', 'no_licence_left']);
});
