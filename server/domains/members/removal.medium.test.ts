import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberView } from '../../../contract/members.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { signIn, type TestCompany, type TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let acme: TestCompany;
let admin: TestPerson;
const clock = new FixedClock();

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  admin = acme.administrator;
});
afterAll(() => service.stop());

const owner = () => service.platform.database.owner;
const path = ({ id }: TestPerson) => `/members/${id}`;
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
const view = async (person: TestPerson) => (await admin.client.get<MemberView>(path(person))).body;
const change = async (person: TestPerson, body: unknown) =>
  admin.client.send<MemberView>('PATCH', path(person), body, ifMatch((await view(person)).version));
const remove = async (person: TestPerson) =>
  admin.client.send('DELETE', path(person), undefined, ifMatch((await view(person)).version));
const search = (client: Client, list: string, text: string) =>
  client.get(`/${list}?search=${encodeURIComponent(text)}`);
const activity = (act: string) =>
  owner().selectFrom('activity').selectAll().where('act', '=', act).where('companyId', '=', acme.id).execute();

describe('removal', () => {
  it('ends sessions, frees the licence, holds the addresses, and can be undone for 30 days', async () => {
    const hanna = await acme.person('hanna.holm');
    await change(hanna, { room: { hostPin: '482910' } });
    const before = (await admin.client.get<{ licencesLeft: number }>('/members')).body.licencesLeft;
    expect((await admin.client.send('DELETE', path(hanna))).status).toBe(428);
    expect((await admin.client.send('DELETE', path(hanna), undefined, ifMatch(1))).status).toBe(412);
    expect(await remove(hanna)).toMatchObject({ status: 204, body: null });
    await expect.poll(async () => (await hanna.client.get('/me')).status, { timeout: 1000 }).toBe(401);
    await expect(signIn(service.visitor(), hanna.email)).rejects.toThrow('sign_in_failed');
    expect((await admin.client.get(path(hanna))).status).toBe(404);
    const listed = await search(admin.client, 'members', 'hanna.holm');
    expect(listed.body).toMatchObject({ total: 0, licencesLeft: before + 1 });
    expect(codeOf(await service.visitor().get(`/meet/${hanna.roomAddress}`))).toBe('room_not_found');
    const check = await admin.client.get('/video-addresses/check?localPart=hanna.holm');
    expect(check.body).toMatchObject({ state: 'taken' });

    clock.passDays(29);
    await signIn(admin.client, admin.email);
    const back = await admin.client.send('POST', `${path(hanna)}/restoration`);
    expect(back).toMatchObject({ status: 200, body: { fullName: 'Hanna Holm', room: { hostPin: '482910' } } });
    expect((await service.visitor().get(`/meet/${hanna.roomAddress}`)).status).toBe(200);
    expect((await admin.client.get('/members')).body).toMatchObject({ licencesLeft: before });
    await signIn(hanna.client, hanna.email);
  });

  it('is final after 30 days, and the address is free then', async () => {
    const ida = await acme.person('ida.iver');
    await remove(ida);
    clock.passDays(30);
    await signIn(admin.client, admin.email);
    expect(codeOf(await admin.client.send('POST', `${path(ida)}/restoration`))).toBe('undo_expired');
    const heir = await acme.person('ida.heir');
    expect((await change(heir, { localPart: 'ida.iver' })).body).toMatchObject({ videoAddress: ida.videoAddress });
  });

  it('is not undone without a licence, or where there was none', async () => {
    const ines = await acme.person('ines.inn');
    expect((await admin.client.send('POST', `${path(ines)}/restoration`)).status).toBe(404);
    expect((await remove(ines)).status).toBe(204);
    const licence = () => owner().updateTable('licence').where('companyId', '=', acme.id).where('kind', '=', 'member');
    await licence()
      .set((eb) => ({ total: eb.ref('used') }))
      .execute();
    const refused = await admin.client.send('POST', `${path(ines)}/restoration`);
    await licence().set({ total: 50 }).execute();
    expect(codeOf(refused)).toBe('no_licence_left');
  });
});

describe('getting in', () => {
  it('a reset link is shown where mail is off, works once, and is recorded', async () => {
    const jon = await acme.person('jon.jung');
    const { body } = await admin.client.send<{ mailed: boolean; link: string }>('POST', `${path(jon)}/password-reset`);
    expect(body.mailed).toBe(false);
    const token = new URL(body.link).pathname.split('/').at(-1);
    const reset = () =>
      service.visitor().send('POST', '/password-resets', { token, password: 'another horse battery' });
    expect((await reset()).status).toBe(204);
    expect(codeOf(await reset())).toBe('link_expired');
    await expect.poll(async () => (await jon.client.get('/me')).status, { timeout: 1000 }).toBe(401);
    await signIn(jon.client, jon.email, 'another horse battery');
    expect(await activity('member.password-reset')).toHaveLength(1);
  });

  it('an operator’s link is not shown to who is none', async () => {
    const oda = await acme.person('oda.oper');
    await owner().updateTable('account').set({ isOperator: true }).where('id', '=', oda.account).execute();
    expect(codeOf(await admin.client.send('POST', `${path(oda)}/password-reset`))).toBe('not_allowed');
  });

  it('the own link is not shown: the own password takes the one before', async () => {
    expect(codeOf(await admin.client.send('POST', `${path(admin)}/password-reset`))).toBe('not_allowed');
  });

  it('sessions are listed and ended', async () => {
    const kai = await acme.person('kai.krog');
    await signIn(service.visitor(), kai.email);
    const { body } = await admin.client.get<{ items: object[] }>(`${path(kai)}/sessions`);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ networkAddress: '127.0.0.1', current: false });
    expect((await admin.client.send('DELETE', `${path(kai)}/sessions`)).status).toBe(204);
    await expect.poll(async () => (await kai.client.get('/me')).status, { timeout: 1000 }).toBe(401);
    expect((await admin.client.get(`${path(kai)}/sessions`)).body).toEqual({ items: [] });
  });
});
