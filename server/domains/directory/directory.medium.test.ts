import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectoryEntry } from '../../../contract/directory.ts';
import { codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { signIn, type TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { changeAddress, createParty, isAddressFree, resolveAddress } from './index.ts';

interface Page {
  items: DirectoryEntry[];
  nextCursor: string | null;
  total: number;
}

let service: TestService;
let acme: TestCompany;
let globex: TestCompany;
const clock = new FixedClock();

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  globex = await service.company('globex');
  for (const local of ['berit.berg', 'carl.carlsen', 'dina.dahl']) await acme.person(local);
  const db = service.platform.database.forCompany(acme.id);
  await db.transaction().execute(async (trx) => {
    const party = { email: null, listed: true, at: clock.now() };
    const id = (last: string) => `01980000-0000-7000-8000-00000000000${last}`;
    await createParty(trx, acme.id, {
      ...party,
      id: id('1'),
      kind: 'room',
      name: 'Bergen',
      address: `bergen.room@${acme.domain}`,
    });
    await createParty(trx, acme.id, {
      ...party,
      id: id('2'),
      kind: 'video-system',
      name: 'Big screen',
      address: `big.screen@${acme.domain}`,
    });
  });
});
afterAll(() => service.stop());

const list = (query = '') => acme.member.client.get<Page>(`/directory?${query}`);
const names = ({ body }: { body: Page }) => body.items.map(({ name }) => name);

describe('the directory', () => {
  it('is for members of the company', async () => {
    expect(codeOf(await service.visitor().get('/directory'))).toBe('not_signed_in');
    expect(names(await globex.member.client.get<Page>('/directory'))).toEqual(['Anna Administrator', 'Max Member']);
  });

  it('shows members, rooms and video systems by name; a personal room is reached by its owner', async () => {
    const everybody = await list();
    expect(names(everybody)).toEqual([
      'Anna Administrator',
      'Bergen',
      'Berit Berg',
      'Big screen',
      'Carl Carlsen',
      'Dina Dahl',
      'Max Member',
      'Olga Operator',
    ]);
    expect(everybody.body.items[1]).toEqual({
      id: '01980000-0000-7000-8000-000000000001',
      kind: 'room',
      name: 'Bergen',
      videoAddress: 'bergen.room@acme.rotunda.test',
      inside: 0,
      lastSeenAt: null,
      presence: 'offline',
    });
    expect(everybody.body.items[2]).toMatchObject({ kind: 'member', inside: null });
    expect(names(await list('kind=video-system'))).toEqual(['Big screen']);
    expect((await list('kind=room')).body.total).toBe(1);
  });

  it('comes page by page, each entry once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body }: { body: Page } = await list(`limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor;
      expect(body.total).toBe(8);
    } while (cursor);
    expect(seen).toEqual(names(await list()));
    expect(codeOf(await list('cursor=made-up'))).toBe('wrong_input');
  });

  it('is searched by fragment and by what is mistyped, in one kind or all', async () => {
    expect(names(await list('search=berg'))).toEqual(['Bergen', 'Berit Berg']);
    expect(names(await list('search=berg&kind=room'))).toEqual(['Bergen']);
    expect(names(await list('search=carlsson'))).toEqual(['Carl Carlsen']);
    expect(names(await list('search=screen@'))).toEqual(['Big screen']);
  });
});

describe('an address', () => {
  const admin = () => acme.administrator.client;

  it('is checked and proposed for administrators only', async () => {
    for (const path of ['/video-addresses/check?localPart=some.body', '/video-addresses/proposal?fullName=Some+Body']) {
      expect(codeOf(await service.visitor().get(path))).toBe('not_signed_in');
      expect(codeOf(await acme.member.client.get(path))).toBe('not_allowed');
    }
  });

  it('is free where the personal room’s is free too', async () => {
    const check = async (query: string) => (await admin().get(`/video-addresses/check?${query}`)).body;
    expect(await check('localPart=New.Comer')).toEqual({
      videoAddress: 'new.comer@acme.rotunda.test',
      roomAddress: 'new.comer.vmr@acme.rotunda.test',
      state: 'free',
      message: null,
    });
    expect(await check('localPart=berit.berg')).toMatchObject({ state: 'taken' });
    expect(await check('localPart=berit.berg.vmr')).toMatchObject({ state: 'taken' });
    await acme.person('half.taken.vmr');
    expect(await check('localPart=half.taken')).toMatchObject({ state: 'taken' });
    expect(await check('localPart=four')).toMatchObject({ state: 'malformed', message: 'Use at least 6 characters.' });
    expect(await check(`localPart=${encodeURIComponent('ånna.lind')}`)).toMatchObject({ state: 'malformed' });
    expect(await check('localPart=new.comer&domain=globex.rotunda.test')).toMatchObject({ code: 'domain_not_yours' });
  });

  it('may be short where the company has a domain of its own', async () => {
    const { owner } = service.platform.database;
    const domain = { domain: 'own.example', companyId: globex.id, position: 2, own: true, verifiedAt: clock.now() };
    await owner.insertInto('companyDomain').values(domain).execute();
    const { body } = await globex.administrator.client.get('/video-addresses/check?localPart=x&domain=own.example');
    expect(body).toMatchObject({ state: 'free', videoAddress: 'x@own.example' });
  });

  it('is proposed from the name, numbered where it is taken', async () => {
    const propose = async (name: string) =>
      (await admin().get<{ localPart: string }>(`/video-addresses/proposal?fullName=${encodeURIComponent(name)}`)).body
        .localPart;
    expect(await propose('Søren Ærø')).toBe('soren.aero');
    expect(await propose('Berit Berg')).toBe('berit.berg2');
    await acme.person('berit.berg2');
    expect(await propose('Berit Berg')).toBe('berit.berg3');
  });

  it('that was changed works for 90 days through several changes, is nobody else’s, and may be taken back', async () => {
    const { database } = service.platform;
    const db = database.forCompany(acme.id);
    const eva = await acme.person('eva.first');
    const at = (local: string) => `${local}@${acme.domain}`;
    const move = (local: string) =>
      db.transaction().execute((trx) => changeAddress(trx, acme.id, eva.id, at(local), clock.now()));
    const reaches = async (local: string) => (await resolveAddress(database, at(local), clock.now()))?.party === eva.id;

    await move('eva.second');
    clock.passDays(60);
    await move('eva.third');
    expect([await reaches('eva.first'), await reaches('eva.second'), await reaches('EVA.third')]).toEqual([
      true,
      true,
      true,
    ]);
    expect(await isAddressFree(db, at('eva.first'), null, clock.now())).toBe(false);
    expect(await isAddressFree(db, at('eva.first'), eva.id, clock.now())).toBe(true);
    const other = await acme.person('other.eva');
    const take = (local: string) =>
      db.transaction().execute((trx) => changeAddress(trx, acme.id, other.id, at(local), clock.now()));
    await expect(take('eva.first')).rejects.toMatchObject({ problem: 'address_taken' });

    clock.passDays(30);
    expect([await reaches('eva.first'), await reaches('eva.second')]).toEqual([false, true]);
    await move('eva.second');
    expect([await reaches('eva.second'), await reaches('eva.third')]).toEqual([true, true]);
    await move('eva.first');
    await expect(take('eva.second')).rejects.toMatchObject({ problem: 'address_taken' });
    clock.passDays(90);
    await take('eva.second');
    expect((await resolveAddress(database, at('eva.second'), clock.now()))?.party).toBe(other.id);
  });

  it('of another company can be dialled, and not taken', async () => {
    const { database } = service.platform;
    const found = await resolveAddress(database, acme.member.videoAddress, clock.now());
    expect(found).toEqual({ company: acme.id, party: acme.member.id, kind: 'member' });
    const foreign = database
      .forCompany(globex.id)
      .transaction()
      .execute((trx) => changeAddress(trx, globex.id, globex.member.id, acme.member.videoAddress, clock.now()));
    await expect(foreign).rejects.toMatchObject({ problem: 'address_taken' });
    await expect(
      database
        .forCompany(globex.id)
        .transaction()
        .execute((trx) => changeAddress(trx, acme.id, acme.member.id, `stolen.one@${acme.domain}`, clock.now())),
    ).rejects.toMatchObject({ problem: 'not_found' });
  });
});

it('an entry shows when its member was last here', async () => {
  await signIn(acme.member.client, acme.member.email);
  clock.pass(600);
  const seen = async () => (await list('search=max.member')).body.items[0]?.lastSeenAt;
  await expect.poll(seen).toBe(clock.now().toISOString());
});
