import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomView } from '../../../contract/members.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import type { TestCompany, TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { notePinFailure, pinBlockedFor, pinSubject, roomOfOwner, sweepPinFailures } from './index.ts';

let service: TestService;
let acme: TestCompany;
let globex: TestCompany;
const clock = new FixedClock();

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  globex = await service.company('globex');
});
afterAll(() => service.stop());

const owner = () => service.platform.database.owner;
const room = async ({ client }: TestPerson) => (await client.get<RoomView>('/me/room')).body;
const change = async (person: TestPerson, body: unknown) =>
  person.client.send('PATCH', '/me/room', body, { 'if-match': `"${(await room(person)).version}"` });
const look = (client: Client, address: string) => client.get(`/meet/${address}`);

describe('my room', () => {
  it('is for members', async () => {
    expect(codeOf(await service.visitor().get('/me/room'))).toBe('not_signed_in');
    const change = service.visitor().send('PATCH', '/me/room', { lobby: true }, { 'if-match': '1' });
    expect(codeOf(await change)).toBe('not_signed_in');
  });

  it('is one’s own, whoever else has one', async () => {
    expect((await room(acme.member)).videoAddress).toBe(acme.member.roomAddress);
    expect((await room(globex.member)).videoAddress).toBe(globex.member.roomAddress);
  });

  it('takes another name, PINs and lobby; what is absent stays, and null takes a PIN away', async () => {
    const eva = await acme.person('eva.eng');
    const pins = { hostPin: '482910', guestPin: '1234' };
    expect((await change(eva, { name: 'Eva’s corner', ...pins, lobby: true })).body).toMatchObject({
      name: 'Eva’s corner',
      ...pins,
      lobby: true,
      version: 2,
    });
    expect((await change(eva, { guestPin: null })).body).toMatchObject({
      hostPin: '482910',
      guestPin: null,
      lobby: true,
    });
    const activity = await owner().selectFrom('activity').selectAll().where('act', '=', 'room.changed').execute();
    expect(activity.map(({ actorName, after }) => [actorName, after])).toEqual([
      ['Eva Eng', { name: 'Eva’s corner', hostPin: 'set', guestPin: 'set', lobby: true }],
      ['Eva Eng', { guestPin: 'none' }],
    ]);
    const stored = await owner().selectFrom('room').selectAll().where('name', '=', 'Eva’s corner').executeTakeFirst();
    expect(stored?.hostPin).not.toContain('482910');
  });

  it('refuses a change without or with an older version, and tells the newer', async () => {
    const ole = await acme.person('ole.olsen');
    const { version } = await room(ole);
    expect(codeOf(await ole.client.send('PATCH', '/me/room', { lobby: true }))).toBe('version_missing');
    await change(ole, { name: 'Newer' });
    const stale = await ole.client.send('PATCH', '/me/room', { lobby: true }, { 'if-match': `"${version}"` });
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale', current: { name: 'Newer', lobby: false } } });
  });

  it.each([
    [{ guestPin: '1234' }, 'guest_pin_alone', '/guestPin'],
    [{ hostPin: '1234', guestPin: '1234' }, 'pins_equal', '/guestPin'],
    [{ hostPin: '123' }, 'wrong_input', '/hostPin'],
    [{ hostPin: '1'.repeat(21) }, 'wrong_input', '/hostPin'],
    [{ hostPin: 'abcd' }, 'wrong_input', '/hostPin'],
    [{ name: ' ' }, 'wrong_input', '/name'],
  ])('refuses %o', async (body, code, pointer) => {
    expect((await change(acme.member, body)).body).toMatchObject({ code, errors: [{ pointer }] });
    expect(await room(acme.member)).toMatchObject({ hostPin: null, guestPin: null, version: 1 });
  });

  it('keeps to the company’s least length of PINs', async () => {
    await owner().updateTable('company').set({ pinMinimumLength: 6 }).where('id', '=', globex.id).execute();
    expect(codeOf(await change(globex.member, { hostPin: '12345' }))).toBe('pin_malformed');
    expect((await change(globex.member, { hostPin: '123456' })).status).toBe(200);
  });
});

describe('before joining', () => {
  it('one is told how one would enter: owner and administrator as host, others by the room’s PINs', async () => {
    const una = await acme.person('una.urb');
    const seen = async () => {
      const others = [una, acme.administrator, acme.member, globex.administrator].map(({ client }) => client);
      const answers = await Promise.all([...others, service.visitor()].map((client) => look(client, una.roomAddress)));
      return answers.map(({ body }) => {
        const { entry, mayWait } = body as { entry: string; mayWait: boolean };
        return mayWait ? `${entry} or wait` : entry;
      });
    };
    expect(await seen()).toEqual(['host', 'host', 'guest', 'guest', 'guest']);
    await change(una, { lobby: true });
    expect(await seen()).toEqual(['host', 'host', 'guest', 'guest', 'guest']);
    await change(una, { hostPin: '482910' });
    expect(await seen()).toEqual(['host', 'host', 'pin or wait', 'pin or wait', 'pin or wait']);
    await change(una, { guestPin: '1234' });
    expect(await seen()).toEqual(['host', 'host', 'pin', 'pin', 'pin']);
    expect((await look(service.visitor(), una.roomAddress)).body).toEqual({
      name: 'Una Urb’s room',
      videoAddress: una.roomAddress,
      companyName: 'Company acme',
      entry: 'pin',
      mayWait: false,
      knownName: null,
      inside: 0,
    });
    expect((await look(una.client, una.roomAddress)).body).toMatchObject({ knownName: 'Una Urb' });
  });

  it('an address may be typed in capitals, and be an older one for 90 days', async () => {
    const kim = await acme.person('kim.kirk');
    expect((await look(service.visitor(), kim.roomAddress.toUpperCase())).status).toBe(200);
    const rename = { localPart: 'kim.kirkland' };
    await acme.administrator.client.send('PATCH', `/members/${kim.id}`, rename, { 'if-match': '1' });
    expect((await look(service.visitor(), kim.roomAddress)).body).toMatchObject({
      videoAddress: 'kim.kirkland.vmr@acme.rotunda.test',
    });
    clock.passDays(90);
    expect(codeOf(await look(service.visitor(), kim.roomAddress))).toBe('room_not_found');
  });

  it.each(['nobody.here@acme.rotunda.test', 'max.member@acme.rotunda.test', 'nonsense', '%F0%9F%98%80', 'a@b@c'])(
    'no room has %s, which is told plainly',
    async (address) => {
      expect(await look(service.visitor(), address)).toMatchObject({ status: 404, body: { code: 'room_not_found' } });
    },
  );

  it('a suspended company’s rooms are not there', async () => {
    const closed = await service.company('closed');
    expect((await look(service.visitor(), closed.member.roomAddress)).status).toBe(200);
    await owner().updateTable('company').set({ status: 'suspended' }).where('id', '=', closed.id).execute();
    expect(codeOf(await look(service.visitor(), closed.member.roomAddress))).toBe('room_closed');
  });
});

describe('wrong PINs', () => {
  const guesser = (digest: string, hours = 4) => ({ digest, longestWaitSeconds: hours * 3600 });

  it('make whoever guesses wait, longer each time, at most 4 hours, and nobody else', async () => {
    const db = service.platform.database.forCompany(acme.id);
    const { id } = (await roomOfOwner(db, acme.id, acme.member.id)) ?? missing();
    const wrong = (subject: string) => notePinFailure(db, acme.id, id, guesser(subject), clock.now());
    const blocked = (subject: string) => pinBlockedFor(db, acme.id, id, guesser(subject), clock.now());
    const waits: number[] = [];
    for (let tries = 0; tries < 15; tries += 1) waits.push(await wrong('guesser'));
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 14_400, 14_400]);
    expect(await blocked('guesser')).toBe(14_400);
    expect(await blocked('somebody else')).toBe(0);
    clock.pass(14_399);
    expect(await blocked('guesser')).toBe(1);
    clock.pass(1);
    expect(await blocked('guesser')).toBe(0);
    expect(await wrong('guesser')).toBe(14_400);
    clock.passDays(2);
    clock.pass(1);
    expect(await wrong('guesser')).toBe(0);
  });

  it('of an account are one person’s, who waits up to a day', async () => {
    const db = service.platform.database.forCompany(acme.id);
    const { id } = (await roomOfOwner(db, acme.id, acme.member.id)) ?? missing();
    const { secrets } = service.platform;
    const subject = pinSubject(secrets, { account: acme.member.account });
    let wait = 0;
    for (let tries = 0; tries < 20; tries += 1) {
      clock.pass(wait);
      wait = await notePinFailure(db, acme.id, id, subject, clock.now());
    }
    expect(wait).toBe(24 * 3600);
  });

  it('given all at once are all counted', async () => {
    const db = service.platform.database.forCompany(acme.id);
    const { id } = (await roomOfOwner(db, acme.id, acme.administrator.id)) ?? missing();
    const waits = await Promise.all(
      Array.from({ length: 6 }, () => notePinFailure(db, acme.id, id, guesser('many'), clock.now())),
    );
    expect(waits.toSorted((one, other) => one - other)).toEqual([0, 0, 0, 0, 30, 60]);
  });

  it('are forgotten after two days', async () => {
    const count = async () => (await owner().selectFrom('pinFailure').select('subject').execute()).length;
    expect(await count()).toBeGreaterThan(0);
    clock.passDays(3);
    await sweepPinFailures(owner(), clock.now());
    expect(await count()).toBe(0);
  });
});

function missing(): never {
  throw new Error('A member without a room.');
}
