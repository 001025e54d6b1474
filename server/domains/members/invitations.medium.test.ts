import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Client, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { signIn, type TestCompany, type TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

interface Issued {
  id: string;
  link: string;
  licencesLeft: number;
  mailed: boolean;
}

let service: TestService;
let acme: TestCompany;
let admin: TestPerson;
let globex: TestCompany;
const clock = new FixedClock();

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  admin = acme.administrator;
  globex = await service.company('globex');
});
afterAll(() => service.stop());

const owner = () => service.platform.database.owner;
const password = 'quite a long password';
const person = (localPart: string, more: object = {}) => ({
  fullName: 'Ivo Invited',
  email: `${localPart}@people.example`,
  localPart,
  ...more,
});
const invite = (body: object, key?: string): Promise<Answer<Issued>> =>
  admin.client.send<Issued>('POST', '/invitations', body, key ? { 'idempotency-key': key } : {});
const tokenOf = ({ body }: Answer<Issued>) => new URL(body.link).pathname.split('/').at(-1) ?? '';
const open = (token: string) => service.visitor().get(`/invitation-links/${token}`);
const accept = (token: string, client: Client = service.visitor(), more: object = {}) =>
  client.send('POST', `/invitation-links/${token}/acceptance`, { password, ...more });
const licencesLeft = async () => (await admin.client.get<{ licencesLeft: number }>('/members')).body.licencesLeft;

describe('who may', () => {
  const calls: [string, (client: Client, id: string) => ReturnType<Client['get']>][] = [
    ['list', (client) => client.get('/invitations')],
    ['create', (client) => client.send('POST', '/invitations', person('nobody.new'))],
    ['resend', (client, id) => client.send('POST', `/invitations/${id}/resending`)],
    ['revoke', (client, id) => client.send('DELETE', `/invitations/${id}`)],
  ];

  it('administrators of the company only', async () => {
    const { id } = (await invite(person('whose.one'))).body;
    for (const [name, call] of calls) {
      expect([name, codeOf(await call(service.visitor(), id))]).toEqual([name, 'not_signed_in']);
      expect([name, codeOf(await call(acme.member.client, id))]).toEqual([name, 'not_allowed']);
    }
    for (const [name, call] of calls.slice(2)) {
      expect([name, codeOf(await call(globex.administrator.client, id))]).toEqual([name, 'not_found']);
    }
    expect((await globex.administrator.client.get('/invitations')).body).toMatchObject({ total: 0, items: [] });
  });
});

describe('an invitation', () => {
  it('takes a licence and holds both addresses, answers as unknown, and makes a member who is signed in', async () => {
    const left = await licencesLeft();
    const issued = await invite(person('ivo.invited'));
    expect(issued).toMatchObject({
      status: 201,
      body: { videoAddress: 'ivo.invited@acme.rotunda.test', mailed: false, licencesLeft: left - 1 },
    });
    for (const local of ['ivo.invited', 'ivo.invited.vmr']) {
      const check = await admin.client.get(`/video-addresses/check?localPart=${local}`);
      expect(check.body).toMatchObject({ state: 'taken' });
    }
    expect(codeOf(await service.visitor().get('/meet/ivo.invited.vmr@acme.rotunda.test'))).toBe('room_not_found');
    const token = tokenOf(issued);
    expect((await open(token)).body).toMatchObject({
      companyName: 'Company acme',
      email: 'ivo.invited@people.example',
      roomAddress: 'ivo.invited.vmr@acme.rotunda.test',
    });

    const ivo = service.visitor();
    const accepted = await accept(token, ivo, { fullName: 'Ivo von Invited' });
    expect(accepted).toMatchObject({ status: 201, body: { videoAddress: 'ivo.invited@acme.rotunda.test' } });
    expect((await ivo.get('/session')).body).toMatchObject({
      state: 'signed-in',
      account: { fullName: 'Ivo von Invited', isOperator: false },
      member: { accessRight: 'member', roomAddress: 'ivo.invited.vmr@acme.rotunda.test' },
    });
    expect((await ivo.get('/me/room')).body).toMatchObject({ name: 'Ivo von Invited’s room' });
    expect((await service.visitor().get('/meet/ivo.invited.vmr@acme.rotunda.test')).status).toBe(200);
    expect(await licencesLeft()).toBe(left - 1);
    await signIn(service.visitor(), 'ivo.invited@acme.rotunda.test', password);
    expect(codeOf(await accept(token))).toBe('link_used');
    expect(codeOf(await open(token))).toBe('link_used');
  });

  it('keeps no name and no email once it was used, nor its token ever', async () => {
    const issued = await invite(person('una.used'));
    await accept(tokenOf(issued));
    const rows = await owner()
      .selectFrom('invitation')
      .selectAll()
      .where('id', '=', issued.body.id as never)
      .execute();
    expect(rows).toMatchObject([{ state: 'used', fullName: '', email: '' }]);
    expect(JSON.stringify(rows)).not.toContain(tokenOf(issued));
  });

  it('accepted twice at once makes one member', async () => {
    const token = tokenOf(await invite(person('twice.atonce')));
    const answers = await Promise.all([accept(token), accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410]);
    expect((await admin.client.get('/members?search=twice.atonce')).body).toMatchObject({ total: 1 });
  });

  it('is refused for an email that is known here, and for what is wrong in it', async () => {
    await invite(person('known.here'));
    const refused: [object, string, string][] = [
      [person('other.part', { email: 'known.here@people.example' }), 'already_invited', '/email'],
      [person('other.part', { email: acme.member.email }), 'already_invited', '/email'],
      [person('known.here', { email: 'other@people.example' }), 'address_taken', '/localPart'],
      [person('known.here.vmr', { email: 'other@people.example' }), 'address_taken', '/localPart'],
      [person('five5', {}), 'address_malformed', '/localPart'],
      [person('good.part', { domain: 'globex.rotunda.test' }), 'domain_not_yours', '/domain'],
      [person('good.part', { email: 'no email' }), 'wrong_input', '/email'],
    ];
    const left = await licencesLeft();
    for (const [body, code, pointer] of refused) {
      expect((await invite(body)).body).toMatchObject({ code, errors: [{ pointer }] });
    }
    expect(await licencesLeft()).toBe(left);
  });

  it('for an email with an account elsewhere answers as any other; only its owner learns it', async () => {
    const known = await invite(person('known.elsewhere', { email: globex.member.email }));
    const unknown = await invite(person('unknown.elsewhere'));
    expect(known.status).toBe(201);
    expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body));
    expect(codeOf(await open(tokenOf(known)))).toBe('email_in_use');
    expect(codeOf(await accept(tokenOf(known)))).toBe('email_in_use');
  });

  it('of a removed member’s email offers the undo', async () => {
    const removed = await acme.person('rita.removed');
    await admin.client.send('DELETE', `/members/${removed.id}`, undefined, { 'if-match': '1' });
    const again = await invite(person('rita.again', { email: removed.email }));
    expect(again.body).toMatchObject({ code: 'already_invited', current: { removedMember: removed.id } });
  });

  it('with a password that is known or short keeps the link', async () => {
    const token = tokenOf(await invite(person('weak.password')));
    expect((await accept(token, undefined, { password: 'short' })).status).toBe(422);
    expect(codeOf(await accept(token, undefined, { password: 'password123' }))).toBe('password_breached');
    expect((await accept(token)).status).toBe(201);
  });

  it('ends after 60 days, and a new link opens it again', async () => {
    const issued = await invite(person('late.comer'));
    clock.passDays(60);
    await signIn(admin.client, admin.email);
    expect(codeOf(await open(tokenOf(issued)))).toBe('link_expired');
    expect(codeOf(await accept(tokenOf(issued)))).toBe('link_expired');
    const again = await admin.client.send<Issued>('POST', `/invitations/${issued.body.id}/resending`);
    expect(again).toMatchObject({ status: 200, body: { id: issued.body.id, version: 2 } });
    expect(codeOf(await open(tokenOf(issued)))).toBe('link_expired');
    expect((await accept(tokenOf(again))).status).toBe(201);
  });

  it('that is revoked frees licence and addresses, and its link ends', async () => {
    const left = await licencesLeft();
    const issued = await invite(person('rev.oked'));
    expect((await admin.client.send('DELETE', `/invitations/${issued.body.id}`)).status).toBe(204);
    expect(await licencesLeft()).toBe(left);
    expect(codeOf(await open(tokenOf(issued)))).toBe('link_expired');
    expect((await admin.client.send('DELETE', `/invitations/${issued.body.id}`)).status).toBe(404);
    expect((await invite(person('rev.oked'))).status).toBe(201);
  });

  it('sent twice with one key is made once; the replay says that it was, without the link', async () => {
    const first = await invite(person('only.once'), 'key-1');
    const second = await invite(person('only.once'), 'key-1');
    expect(second).toMatchObject({ status: 409, body: { code: 'already_done', current: { id: first.body.id } } });
    expect(JSON.stringify(second.body)).not.toContain(tokenOf(first));
    expect(codeOf(await invite(person('only.other'), 'key-1'))).toBe('idempotency_mismatch');
  });

  it('is listed with the others, the newest first, page by page', async () => {
    clock.pass(60);
    await invite(person('newest.one'));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const { body } = await admin.client.get<{ items: { id: string }[]; nextCursor: string | null; total: number }>(
        `/invitations?limit=2${query}`,
      );
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
      if (!cursor) expect(seen).toHaveLength(body.total);
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await admin.client.get('/invitations?limit=1')).body).toMatchObject({
      items: [{ videoAddress: 'newest.one@acme.rotunda.test' }],
    });
  });
});

describe('at the same moment', () => {
  it('one of two gets the address, or the last licence', async () => {
    const both = await Promise.all([
      invite(person('same.address', { email: 'one@people.example' })),
      invite(person('same.address', { email: 'two@people.example' })),
    ]);
    expect(both.map((answer) => codeOf(answer) ?? 'made').sort()).toEqual(['address_taken', 'made']);

    const licence = () => owner().updateTable('licence').where('companyId', '=', acme.id).where('kind', '=', 'member');
    await licence()
      .set((eb) => ({ total: eb('used', '+', 1) }))
      .execute();
    const last = await Promise.all([invite(person('last.licence')), invite(person('no.licence'))]);
    await licence().set({ total: 50 }).execute();
    expect(last.map((answer) => codeOf(answer) ?? 'made').sort()).toEqual(['made', 'no_licence_left']);
  });

  it('a member and an invitation can’t both take an address', async () => {
    const move = admin.client.send(
      'PATCH',
      `/members/${acme.member.id}`,
      { localPart: 'wanted.both' },
      { 'if-match': '1' },
    );
    const answers = await Promise.all([move, invite(person('wanted.both'))]);
    expect(answers.map((answer) => codeOf(answer) ?? 'made').sort()).toEqual(['address_taken', 'made']);
  });
});

it('an unknown link has expired, as far as anybody can tell', async () => {
  expect(codeOf(await open('x'.repeat(43)))).toBe('link_expired');
  expect(codeOf(await accept('x'.repeat(43)))).toBe('link_expired');
});
