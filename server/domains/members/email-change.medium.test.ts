import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IssuedEmail } from '../../../contract/identity.ts';
import type { MemberView } from '../../../contract/members.ts';
import { testPassword } from '../../testing/builders.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { linkIn } from '../../testing/mailbox.ts';
import { signIn, type TestCompany, type TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

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

const mailsTo = (to: string) => service.mailbox?.messages.filter((message) => message.includes(`To: ${to}\r\n`)) ?? [];
async function tokenTo(to: string, count = 1): Promise<string> {
  await service.platform.jobs.drain();
  await expect.poll(() => mailsTo(to).length, { timeout: 20_000 }).toBe(count);
  return new URL(linkIn(mailsTo(to).at(-1) ?? '', '/confirm-email/')).pathname.split('/').at(-1) ?? '';
}
const path = ({ id }: TestPerson) => `/members/${id}/email-change`;
const ask = (person: TestPerson, email: string, client = admin.client) =>
  client.send<IssuedEmail>('POST', path(person), { email });
const open = (token: string) => service.visitor().get(`/email-links/${token}`);
const confirm = (token: string) => service.visitor().send('POST', `/email-links/${token}/confirmation`);

describe('who may', () => {
  const calls: [string, (client: Client) => ReturnType<Client['get']>][] = [
    ['look', (client) => client.get(path(acme.member))],
    ['ask', (client) => ask(acme.member, 'other@people.example', client)],
    ['resend', (client) => client.send('POST', `${path(acme.member)}/resending`)],
    ['cancel', (client) => client.send('DELETE', path(acme.member))],
  ];

  it('administrators of the company, and each the own', async () => {
    for (const [name, call] of calls) {
      expect([name, codeOf(await call(service.visitor()))]).toEqual([name, 'not_signed_in']);
      expect([name, codeOf(await call(acme.member.client))]).toEqual([name, 'not_allowed']);
      expect([name, codeOf(await call(globex.administrator.client))]).toEqual([name, 'not_found']);
    }
    expect(codeOf(await service.visitor().get('/me/email-change'))).toBe('not_signed_in');
    const mine = { email: 'mine@people.example', password: testPassword };
    expect(codeOf(await service.visitor().send('POST', '/me/email-change', mine))).toBe('not_signed_in');
  });

  it('nobody for themselves beside My profile, which asks for the password', async () => {
    expect(codeOf(await ask(admin, 'left.open@people.example'))).toBe('not_allowed');
    const wish = { name: 'Script', scopes: ['members:write'], expiresInDays: 1 };
    const { token } = (await admin.client.send<{ token: string }>('POST', '/me/access-tokens', wish)).body;
    const script = service.visitor({ authorization: `Bearer ${token}` });
    expect(codeOf(await ask(admin, 'by.script@people.example', script))).toBe('not_allowed');
    expect((await ask(acme.member, 'by.script@people.example', script)).status).toBe(201);
    await admin.client.send('DELETE', path(acme.member));
  });

  it('no token of an operator takes over an operator, with the scope of an administrator', async () => {
    const [ole, olga] = [await acme.person('ole.oper', 'administrator'), await acme.person('olga.oper')];
    const { owner } = service.platform.database;
    const both = [ole.account, olga.account];
    await owner.updateTable('account').set({ isOperator: true }).where('id', 'in', both).execute();
    await signIn(ole.client, ole.email);
    const wish = { name: 'Script', scopes: ['members:write'], expiresInDays: 1 };
    const { token } = (await ole.client.send<{ token: string }>('POST', '/me/access-tokens', wish)).body;
    const script = service.visitor({ authorization: `Bearer ${token}` });
    expect(codeOf(await ask(olga, 'taken.over@people.example', script))).toBe('not_allowed');
    expect((await ask(olga, 'agreed@people.example', ole.client)).status).toBe(201);
    await ole.client.send('DELETE', path(olga));
  });

  it('nobody where an operator signs in, but the operator', async () => {
    const oda = await acme.person('oda.oper');
    const { owner } = service.platform.database;
    await owner.updateTable('account').set({ isOperator: true }).where('id', '=', oda.account).execute();
    expect(codeOf(await ask(oda, 'taken.over@people.example'))).toBe('not_allowed');
    const own = { email: 'oda.new@people.example', password: testPassword };
    expect((await oda.client.send('POST', '/me/email-change', own)).status).toBe(201);
    expect(codeOf(await admin.client.send('POST', `${path(oda)}/resending`))).toBe('not_allowed');
  });
});

describe('a new email', () => {
  it('counts once its owner has confirmed it: sign-in, member and search switch, and the old address is told', async () => {
    const nora = await acme.person('nora.north');
    const asked = await ask(nora, ' Nora.New@People.example ');
    expect(asked).toMatchObject({
      status: 201,
      body: { email: 'nora.new@people.example', mailed: true, link: null, expiresAt: '2026-03-03T09:00:00.000Z' },
    });
    expect((await admin.client.get(path(nora))).body).toMatchObject({ pending: { email: 'nora.new@people.example' } });
    await signIn(service.visitor(), nora.email);
    const token = await tokenTo('nora.new@people.example');
    expect((await open(token)).body).toMatchObject({ email: 'nora.new@people.example', fullName: 'Nora North' });
    // Opening alone changes nothing: mail servers open links too.
    await expect(signIn(service.visitor(), 'nora.new@people.example')).rejects.toThrow('sign_in_failed');

    expect(await confirm(token)).toMatchObject({ status: 200, body: { email: 'nora.new@people.example' } });
    await signIn(service.visitor(), 'nora.new@people.example');
    await expect(signIn(service.visitor(), nora.email)).rejects.toThrow('sign_in_failed');
    expect((await nora.client.get('/me')).body).toMatchObject({ email: 'nora.new@people.example' });
    const { body } = await admin.client.get<MemberView>(`/members/${nora.id}`);
    expect(body).toMatchObject({ email: 'nora.new@people.example', version: 2 });
    expect((await admin.client.get('/members?search=nora.new')).body).toMatchObject({ total: 1 });
    await service.platform.jobs.drain();
    await expect.poll(() => mailsTo(nora.email).length, { timeout: 20_000 }).toBe(1);
    expect(mailsTo(nora.email)[0]).toContain('was changed');
    expect((await admin.client.get(path(nora))).body).toEqual({ pending: null });
    expect(codeOf(await confirm(token))).toBe('link_expired');
  });

  it('sent anew or cancelled ends the link before, and so do 24 hours and a removal', async () => {
    const piet = await acme.person('piet.post');
    const to = 'piet.new@people.example';
    await ask(piet, to);
    const first = await tokenTo(to);
    expect((await admin.client.send('POST', `${path(piet)}/resending`)).status).toBe(200);
    const second = await tokenTo(to, 2);
    expect(codeOf(await confirm(first))).toBe('link_expired');
    expect((await open(second)).status).toBe(200);
    expect((await admin.client.send('DELETE', path(piet))).status).toBe(204);
    expect(codeOf(await confirm(second))).toBe('link_expired');
    expect(codeOf(await admin.client.send('DELETE', path(piet)))).toBe('not_found');
    expect(codeOf(await admin.client.send('POST', `${path(piet)}/resending`))).toBe('not_found');

    await ask(piet, to);
    const third = await tokenTo(to, 3);
    clock.passDays(1);
    expect(codeOf(await open(third))).toBe('link_expired');
    expect(codeOf(await confirm(third))).toBe('link_expired');

    await ask(piet, to);
    const fourth = await tokenTo(to, 4);
    await admin.client.send('DELETE', `/members/${piet.id}`, undefined, { 'if-match': '1' });
    expect(codeOf(await confirm(fourth))).toBe('link_expired');
  });

  it('with an account elsewhere answers as any other; only its owner learns it, by the link', async () => {
    const quin = await acme.person('quin.quist');
    const known = await ask(quin, globex.member.email);
    const token = await tokenTo(globex.member.email);
    const unknown = await ask(quin, 'quin.free@people.example');
    expect([known.status, Object.keys(known.body)]).toEqual([unknown.status, Object.keys(unknown.body)]);
    // Another wish took its place.
    expect(codeOf(await open(token))).toBe('link_expired');
    await ask(quin, globex.member.email);
    const again = await tokenTo(globex.member.email, 2);
    for (const answer of [await open(again), await confirm(again)]) expect(codeOf(answer)).toBe('email_in_use');
    expect((await admin.client.get<MemberView>(`/members/${quin.id}`)).body.email).toBe(quin.email);
  });

  it('of somebody of the company, the own, and what is no email are refused at the field', async () => {
    const invited = { fullName: 'Ivo Invited', email: 'ivo@people.example', localPart: 'ivo.invited' };
    await admin.client.send('POST', '/invitations', invited);
    const refused: [string, string][] = [
      [admin.email, 'already_invited'],
      ['ivo@people.example', 'already_invited'],
      [acme.member.email, 'wrong_input'],
      ['no email', 'wrong_input'],
      ['rtl\u202e@people.example', 'wrong_input'],
      ["a'; drop table member; --@people.example", 'wrong_input'],
      ['<b>@people.example', 'wrong_input'],
    ];
    for (const [email, code] of refused) {
      expect((await ask(acme.member, email)).body).toMatchObject({ code, errors: [{ pointer: '/email' }] });
    }
    const more = await admin.client.send('POST', path(acme.member), { email: 'x@people.example', operator: true });
    expect(more.status).toBe(422);
  });

  it('is not mailed to one address without end', async () => {
    const rosa = await acme.person('rosa.rush');
    const statuses: number[] = [];
    for (let at = 0; at < 7; at += 1) statuses.push((await ask(rosa, 'flooded@people.example')).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 429]);
    expect(codeOf(await ask(rosa, 'flooded@people.example'))).toBe('mailed_too_often');
  });

  it('confirmed twice at once changes once', async () => {
    const sven = await acme.person('sven.swift');
    await ask(sven, 'sven.new@people.example');
    const token = await tokenTo('sven.new@people.example');
    const answers = await Promise.all([confirm(token), confirm(token), confirm(token)]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toEqual([200]);
    const { owner } = service.platform.database;
    const told = await owner.selectFrom('activity').select('id').where('act', '=', 'member.email-changed').execute();
    expect(told).toHaveLength(2);
  });

  it('wished for by two at once goes to the first who confirms', async () => {
    const [uta, vera] = [await acme.person('uta.unger'), await globex.person('vera.vogt')];
    await ask(uta, 'wanted@people.example');
    const one = await tokenTo('wanted@people.example');
    await ask(vera, 'wanted@people.example', globex.administrator.client);
    const other = await tokenTo('wanted@people.example', 2);
    const answers = await Promise.all([confirm(one), confirm(other)]);
    expect(answers.map((answer) => codeOf(answer) ?? 'done').sort()).toEqual(['done', 'email_in_use']);
  });
});

describe('my own', () => {
  it('needs my password, and comes by the link', async () => {
    const tom = await acme.person('tom.true');
    const wish = (password: string) =>
      tom.client.send('POST', '/me/email-change', { email: 'tom.new@people.example', password });
    expect(codeOf(await wish('not the password'))).toBe('password_wrong');
    expect((await wish(testPassword)).status).toBe(201);
    const first = await tokenTo('tom.new@people.example');
    expect((await tom.client.get('/me/email-change')).body).toMatchObject({
      pending: { email: 'tom.new@people.example', link: null },
    });
    expect((await tom.client.send('POST', '/me/email-change/resending')).status).toBe(200);
    const second = await tokenTo('tom.new@people.example', 2);
    expect(codeOf(await confirm(first))).toBe('link_expired');
    expect((await confirm(second)).status).toBe(200);
    expect((await tom.client.get('/me')).body).toMatchObject({ email: 'tom.new@people.example' });
    expect(codeOf(await tom.client.send('DELETE', '/me/email-change'))).toBe('not_found');
  });
});
