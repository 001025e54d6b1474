import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VideoSystemId } from '../../../contract/ids.ts';
import type { VideoSystemRow, VideoSystemView } from '../../../contract/video-systems.ts';
import { codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { signIn, type TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { actingFor, addSystem } from '../../testing/video-systems.ts';

const clock = new FixedClock();
let service: TestService;
let red: TestCompany;
let blue: TestCompany;

beforeAll(async () => {
  service = await startTestService({ clock });
  red = await service.company('red');
  blue = await service.company('blue');
});
afterAll(() => service.stop());

const list = async (query = '') => {
  const { body } = await red.administrator.client.get<{ items: VideoSystemRow[]; total: number; nextCursor: string }>(
    `/video-systems${query}`,
  );
  return body;
};
const look = async (id: string) => (await red.administrator.client.get<VideoSystemView>(`/video-systems/${id}`)).body;

test('the list is searched, filtered, sorted by each column and paged', async () => {
  const [munch] = await Promise.all([
    addSystem(service, red, { name: 'Oslo, Munch', localPart: 'oslo-munch' }),
    addSystem(service, red, { name: 'Bergen 4th floor', localPart: 'bergen4', memberId: red.member.id }),
    addSystem(service, red, { name: 'Ålesund', localPart: 'alesund' }),
  ]);
  expect((await list()).items.map(({ name }) => name)).toEqual(['Ålesund', 'Bergen 4th floor', 'Oslo, Munch']);
  expect(await list('?search=mun')).toMatchObject({ total: 1, items: [{ id: munch, paired: false, member: null }] });
  expect(await list('?assignment=twinned')).toMatchObject({ total: 1, items: [{ member: { id: red.member.id } }] });
  expect(await list('?state=idle')).toMatchObject({ total: 0 });
  for (const sort of ['name', 'videoAddress', 'state', 'lastSeenAt', 'member', 'paired']) {
    const whole = await list(`?sort=${sort}&order=descending`);
    const first = await list(`?sort=${sort}&order=descending&limit=2`);
    const second = await list(`?sort=${sort}&order=descending&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(whole.items);
    expect(second).toMatchObject({ total: 3, nextCursor: null });
  }
  expect(await list(`?ids[]=${munch}`)).toMatchObject({ total: 1 });
});

test('name, address and auto-answer are changed; the old address goes on; a newer change is not overwritten', async () => {
  const id = await addSystem(service, red, { name: 'Canteen', localPart: 'canteen.one' });
  const { client } = red.administrator;
  const change = { name: 'Big canteen', localPart: 'canteen.big', autoAnswer: true };
  const before = await look(id);
  expect(codeOf(await client.send('PATCH', `/video-systems/${id}`, change))).toBe('version_missing');
  const changed = await client.send('PATCH', `/video-systems/${id}`, change, { 'if-match': `"${before.version}"` });
  expect(changed.body).toMatchObject({ ...{ name: 'Big canteen', autoAnswer: true }, codeLink: before.codeLink });
  expect(changed.body).toMatchObject({ videoAddress: `canteen.big@${red.domain}` });
  const stale = await client.send(
    'PATCH',
    `/video-systems/${id}`,
    { name: 'X' },
    { 'if-match': `"${before.version}"` },
  );
  expect(stale).toMatchObject({ status: 412, body: { code: 'stale', current: { name: 'Big canteen' } } });
  const taken = { localPart: 'max.member' };
  const now = { 'if-match': `"${before.version + 1}"` };
  expect(codeOf(await client.send('PATCH', `/video-systems/${id}`, taken, now))).toBe('address_taken');
  expect(codeOf(await client.send('PATCH', `/video-systems/${id}`, { localPart: '1' }, now))).toBe('wrong_input');
  expect(codeOf(await client.send('PATCH', `/video-systems/${id}`, { colour: 'red' }, now))).toBe('wrong_input');
  const db = service.platform.database.forCompany(red.id);
  const addresses = await db
    .selectFrom('videoAddress')
    .select(['address', 'state'])
    .where('partyId', '=', id)
    .execute();
  expect(addresses.toSorted((one, other) => (one.address < other.address ? -1 : 1))).toEqual([
    { address: `canteen.big@${red.domain}`, state: 'current' },
    { address: `canteen.one@${red.domain}`, state: 'alias' },
  ]);
});

const download = async (path: string) => {
  const { client } = red.administrator;
  const answer = await fetch(`${service.url}/api/v1${path}`, { headers: { cookie: client.cookie() } });
  const body = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, type: answer.headers.get('content-type'), headers: answer.headers, body };
};

const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0;

test('codes come as a picture and as a PDF of a card each or six to a sheet, for all, some or what fits', async () => {
  const ids = [];
  for (let number = 0; number < 7; number += 1) {
    const name = number === 0 ? '<script>会議室</script>' : `Printed ${number}`;
    ids.push(await addSystem(service, red, { name, localPart: `printed-${number}` }));
  }
  const picture = await download(`/video-systems/${ids[0]}/qr-code`);
  expect(picture.type).toBe('image/svg+xml');
  expect(String(picture.body)).toMatch(/^<svg [^>]+><title>&lt;script&gt;会議室/);

  const some = ids.map((id) => `ids[]=${id}`).join('&');
  const cards = await download(`/video-system-qr-codes?layout=card&${some}`);
  expect(cards.type).toBe('application/pdf');
  expect(cards.headers.get('content-disposition')).toContain('filename="QR-codes-Company-red.pdf"');
  expect(cards.body.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pagesIn(cards.body)).toBe(7);
  expect(pagesIn((await download(`/video-system-qr-codes?${some}`)).body)).toBe(2);
  expect(pagesIn((await download('/video-system-qr-codes?layout=card&search=Printed&sort=lastSeenAt')).body)).toBe(7);
  expect(pagesIn((await download('/video-system-qr-codes?search=nothing%20like%20it')).body)).toBe(1);
  expect((await download('/video-system-qr-codes?layout=poster')).status).toBe(422);
  const foreign = await addSystem(service, blue, { name: 'Blue', localPart: 'blue.system' });
  expect(pagesIn((await download(`/video-system-qr-codes?layout=card&ids[]=${foreign}&ids[]=${ids[0]}`)).body)).toBe(1);
});

test('the list is exported as CSV, and no name becomes a formula', async () => {
  await addSystem(service, red, { name: '=HYPERLINK("evil")', localPart: 'formula' });
  const { type, body } = await download('/exports/video-systems?search=HYPERLINK&columns[]=name&columns[]=state');
  expect(type).toBe('text/csv; charset=utf-8');
  expect(String(body)).toBe('\ufeffName,State\r\n"\'=HYPERLINK(""evil"")",Offline\r\n');
  expect((await download('/exports/video-systems?columns[]=device_digest')).status).toBe(422);
});

test('an administrator neither adds nor removes, and reads whom to ask', async () => {
  const id = await addSystem(service, red, { name: 'Lobby', localPart: 'lobby.one' });
  const { client } = red.administrator;
  for (const answer of [
    await client.send('POST', '/video-systems', { name: 'Mine' }),
    await client.send('DELETE', `/video-systems/${id}`),
  ]) {
    expect(answer).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    expect(JSON.stringify(answer.body)).toContain('help@provider.example');
  }
});

test('nobody but an administrator of the company reaches a method', async () => {
  const id = await addSystem(service, red, { name: 'Guarded', localPart: 'guarded' });
  const methods: [string, string, unknown?][] = [
    ['GET', '/video-systems'],
    ['GET', `/video-systems/${id}`],
    ['PATCH', `/video-systems/${id}`, { name: 'Stolen' }],
    ['POST', '/video-systems', {}],
    ['DELETE', `/video-systems/${id}`],
    ['GET', `/video-systems/${id}/qr-code`],
    ['POST', `/video-systems/${id}/qr-code`],
    ['GET', '/video-system-qr-codes'],
    ['GET', '/exports/video-systems'],
    ['POST', `/video-systems/${id}/pairing`, { code: 'ABCD-EFGH' }],
    ['DELETE', `/video-systems/${id}/pairing`],
  ];
  for (const [verb, path, body] of methods) {
    const version = { 'if-match': '"1"' };
    expect([path, codeOf(await service.visitor().send(verb, path, body, version))]).toEqual([path, 'not_signed_in']);
    expect([path, codeOf(await red.member.client.send(verb, path, body, version))]).toEqual([path, 'not_allowed']);
    if (!path.includes(id)) continue;
    const foreign = await blue.administrator.client.send(verb, path, body, version);
    expect([path, codeOf(foreign)]).toEqual([path, 'not_found']);
  }
  expect(await look(id)).toMatchObject({ name: 'Guarded', version: 1 });
});

test('a twinned system may ring at its member’s address, follows it, and gets its own when it is un-twinned', async () => {
  const acts = actingFor(service, red);
  const eva = await red.person('eva.short');
  const id = await acts.add({ name: 'Eva’s desk', localPart: 'unused', memberId: eva.id, sharesAddress: true });
  expect(await look(id)).toMatchObject({ videoAddress: eva.videoAddress, sharesAddress: true, member: { id: eva.id } });
  await acts.follow(eva.id, `eva.long@${red.domain}`);
  expect(await look(id)).toMatchObject({ videoAddress: `eva.long@${red.domain}` });
  await expect(acts.twin(id, { memberId: null, localPart: 'eva.long' })).rejects.toMatchObject({
    problem: 'address_taken',
  });
  await acts.untwinAll(eva.id);
  expect(await look(id)).toMatchObject({ member: null, videoAddress: `evas.desk@${red.domain}`, sharesAddress: false });
  await acts.retwin(eva.id);
  expect(await look(id)).toMatchObject({ member: { id: eva.id }, sharesAddress: true });
  await acts.untwinAll(eva.id);
  await acts.twin(id, { memberId: red.member.id });
  await acts.retwin(eva.id);
  expect(await look(id)).toMatchObject({ member: { id: red.member.id }, sharesAddress: false });
  await expect(acts.twin(id, { memberId: blue.member.id })).rejects.toMatchObject({ problem: 'wrong_input' });
});

test('a system that moves to another company keeps code and screen, and leaves its history', async () => {
  const acts = actingFor(service, red);
  const id = await acts.add({ name: 'Wanderer', localPart: 'wanderer', memberId: red.member.id });
  const { codeLink } = await look(id);
  const token = codeLink.split('/s/')[1];
  const licences = { red: await acts.licences(), blue: await actingFor(service, blue).licences() };
  const moved = await acts.move(id, { toCompany: blue.id, localPart: 'newcomer' });
  expect(codeOf(await red.administrator.client.get(`/video-systems/${id}`))).toBe('not_found');
  const { body } = await blue.administrator.client.get<VideoSystemView>(`/video-systems/${moved}`);
  expect(body).toMatchObject({ name: 'Wanderer', videoAddress: `newcomer@${blue.domain}`, member: null, codeLink });
  expect((await service.visitor().get(`/system-codes/${token}`)).body).toMatchObject({ companyName: 'Company blue' });
  expect((await acts.licences()).used).toBe(licences.red.used - 1);
  expect((await actingFor(service, blue).licences()).used).toBe(licences.blue.used + 1);
  await expect(acts.restore(id)).rejects.toMatchObject({ problem: 'not_found' });
  await expect(acts.add({ name: 'Again', localPart: 'wanderer' })).rejects.toMatchObject({ problem: 'address_taken' });
  expect(await acts.acts(id)).toContain('video-system.moved-away');
  expect(await actingFor(service, blue).acts(moved ?? '')).toEqual(['video-system.moved-in', 'video-system.scanned']);
});

test('many are imported at once or none, and the same rows again change nothing', async () => {
  const acts = actingFor(service, blue);
  const rows = [1, 2, 3].map((number) => ({ name: `Screen ${number}`, localPart: `screen-${number}` }));
  const faulty = await acts.importAll([
    ...rows,
    { name: 'Twice', localPart: 'screen-1' },
    { name: 'Short', localPart: 'x' },
  ]);
  expect(faulty.faults.map(({ row, field, code }) => [row, field, code])).toEqual([
    [3, 'localPart', 'address_taken'],
    [4, 'localPart', 'address_malformed'],
  ]);
  const { used } = await acts.licences();
  expect(await acts.importAll(rows)).toEqual({ faults: [], added: 3, unchanged: 0 });
  expect(await acts.importAll(rows)).toEqual({ faults: [], added: 0, unchanged: 3 });
  expect((await acts.licences()).used).toBe(used + 3);
  const many = Array.from({ length: 20 }, (_, at) => ({ name: `Many ${at}`, localPart: `many-${at}` }));
  await expect(acts.importAll(many)).rejects.toMatchObject({ problem: 'no_licence_left' });
});

test('of two changes at the same moment one wins and the other is told', async () => {
  const id: VideoSystemId = await addSystem(service, blue, { name: 'Contested', localPart: 'contested' });
  const answers = await Promise.all(
    ['One', 'Other'].map((name) =>
      blue.administrator.client.send('PATCH', `/video-systems/${id}`, { name }, { 'if-match': '"1"' }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
});

test('a removed system frees its licence and can be undone for 30 days', async () => {
  const id = await addSystem(service, red, { name: 'Gone', localPart: 'gone.system' });
  const acts = actingFor(service, red);
  const used = () => acts.licences().then(({ used }) => used);
  const before = await used();
  expect(await acts.remove(id, 7)).toBe(false);
  expect(await acts.remove(id)).toBe(true);
  expect(await used()).toBe(before - 1);
  expect(codeOf(await red.administrator.client.get(`/video-systems/${id}`))).toBe('not_found');
  await expect(addSystem(service, red, { name: 'Other', localPart: 'gone.system' })).rejects.toMatchObject({
    problem: 'address_taken',
  });
  clock.passDays(29);
  await signIn(red.administrator.client, red.administrator.email);
  await acts.restore(id);
  expect(await look(id)).toMatchObject({ name: 'Gone', videoAddress: `gone.system@${red.domain}`, paired: false });
  expect(await used()).toBe(before);
  await acts.remove(id);
  clock.passDays(30);
  await expect(acts.restore(id)).rejects.toMatchObject({ problem: 'undo_expired' });
});
