import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanySettings } from '../../../contract/settings.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let red: TestCompany;
let blue: TestCompany;

beforeAll(async () => {
  service = await startTestService();
  red = await service.company('red');
  blue = await service.company('blue');
});
afterAll(() => service.stop());

const path = '/company/settings';
const read = async (client: Client) => (await client.get<CompanySettings>(path)).body;
async function change(client: Client, body: object, version?: number) {
  const known = version ?? (await read(client)).version;
  return client.send<CompanySettings>('PATCH', path, body, { 'if-match': `"${known}"` });
}

test('an administrator reads and changes the settings, and the log says what was', async () => {
  const { client } = red.administrator;
  const wish = {
    name: 'Red & Sons',
    colour: '#A34A25',
    timeZone: 'America/New_York',
    weekStart: 'sunday',
    pinRule: { required: true, minimumLength: 6 },
    retentionMonths: 12,
    activityRetentionMonths: 36,
    statisticsPrivacy: 'pseudonyms',
    meetingLimits: { withoutHostMinutes: 10, alonePersonalMinutes: 30, aloneTeamMinutes: 60, longestMinutes: 300 },
  };
  const changed = await change(client, wish);
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({ ...wish, colour: '#a34a25', roomSuffix: '.vmr', logo: null });
  expect((await client.get('/company')).body).toMatchObject({ name: wish.name, timeZone: wish.timeZone });
  expect((await client.get('/session')).body).toMatchObject({ member: { company: { colour: '#a34a25', logo: null } } });
  const db = service.platform.database.forCompany(red.id);
  const act = await db
    .selectFrom('activity')
    .selectAll()
    .where('act', '=', 'company.changed')
    .executeTakeFirstOrThrow();
  expect(act.before).toMatchObject({
    ...{ name: 'Company red', pinRule: { required: false, minimumLength: 4 } },
    meetingLimits: { withoutHostMinutes: 5, alonePersonalMinutes: 15, aloneTeamMinutes: 240, longestMinutes: 720 },
  });
  expect(act.after).toEqual({ ...wish, colour: '#a34a25' });
  const privacies = await db.selectFrom('companyPrivacy').select('privacy').orderBy('since').execute();
  expect(privacies.map(({ privacy }) => privacy)).toEqual(['per-person', 'pseudonyms']);
});

test('who has no right, no session, no version or an old one changes nothing', async () => {
  const { version } = await read(blue.administrator.client);
  const wish = { name: 'Other' };
  expect(codeOf(await service.visitor().get(path))).toBe('not_signed_in');
  expect(codeOf(await blue.member.client.get(path))).toBe('not_allowed');
  expect(codeOf(await change(blue.member.client, wish, version))).toBe('not_allowed');
  expect(codeOf(await blue.administrator.client.send('PATCH', path, wish))).toBe('version_missing');
  const stale = await change(blue.administrator.client, wish, version + 1);
  expect([stale.status, codeOf(stale)]).toEqual([412, 'stale']);
  expect(stale.body).toMatchObject({ current: { name: 'Company blue', version } });
  for (const wrong of [
    { timeZone: 'Mars/Olympus' },
    { colour: 'red' },
    { roomSuffix: 'vmr' },
    { roomSuffix: `.${'x'.repeat(16)}` },
    { pinRule: { required: true, minimumLength: 3 } },
    { retentionMonths: 0 },
    { name: 'Blue\u202e' },
    { meetingLimits: { withoutHostMinutes: 0, alonePersonalMinutes: 15, aloneTeamMinutes: 240, longestMinutes: 720 } },
    { meetingLimits: { withoutHostMinutes: 5, alonePersonalMinutes: 15, aloneTeamMinutes: 240, longestMinutes: 1441 } },
    { meetingLimits: { longestMinutes: 720 } },
    { status: 'closed' },
    { licences: 5 },
  ]) {
    const answer = await change(blue.administrator.client, wrong);
    expect([answer.status, codeOf(answer)], JSON.stringify(wrong)).toEqual([422, 'wrong_input']);
  }
  for (const preview of [
    'suffix-preview?suffix=.x',
    'pin-rule-preview?required=true&minimumLength=6',
    'retention-preview?months=3',
  ]) {
    expect(codeOf(await blue.member.client.get(`${path}/${preview}`)), preview).toBe('not_allowed');
    expect(codeOf(await service.visitor().get(`${path}/${preview}`)), preview).toBe('not_signed_in');
  }
  expect((await read(blue.administrator.client)).version).toBe(version);
});

test('of two who save the same version at the same moment one is told', async () => {
  const { client } = blue.administrator;
  const { version } = await read(client);
  const answers = await Promise.all(['One', 'Two'].map((name) => change(client, { name }, version)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect(await read(client)).toMatchObject({ version: version + 1 });
});

test('a new suffix moves all personal rooms, whose old addresses go on working', async () => {
  const { client } = red.administrator;
  const preview = (await client.get<{ rooms: number }>(`${path}/suffix-preview?suffix=.room`)).body;
  expect(preview).toMatchObject({
    rooms: 3,
    collisionCount: 0,
    example: { before: `anna.administrator.vmr@${red.domain}`, after: `anna.administrator.room@${red.domain}` },
  });
  await client.send('POST', '/invitations', {
    fullName: 'Ada Byron',
    email: 'ada@red.example',
    localPart: 'ada.byron',
  });
  expect((await change(client, { roomSuffix: '.room' })).status).toBe(200);
  const room = await red.member.client.get<{ videoAddress: string }>('/me/room');
  expect(room.body.videoAddress).toBe(`max.member.room@${red.domain}`);
  for (const suffix of ['.room', '.vmr']) {
    const look = await service.visitor().get(`/meet/max.member${suffix}@${red.domain}`);
    expect(look.body, suffix).toMatchObject({ videoAddress: `max.member.room@${red.domain}` });
  }
  const db = service.platform.database.forCompany(red.id);
  const invited = await db
    .selectFrom('invitation')
    .select('roomAddress')
    .where('email', '=', 'ada@red.example')
    .execute();
  expect(invited).toEqual([{ roomAddress: `ada.byron.room@${red.domain}` }]);
  // And back: own aliases are taken back.
  expect((await change(client, { roomSuffix: '.vmr' })).status).toBe(200);
  expect((await red.member.client.get('/me/room')).body).toMatchObject({
    videoAddress: `max.member.vmr@${red.domain}`,
  });
});

test('a suffix under which one address is taken moves none', async () => {
  const { client } = blue.administrator;
  await blue.person('max.member.lab');
  const preview = await client.get(`${path}/suffix-preview?suffix=.lab`);
  expect(preview.body).toMatchObject({
    collisionCount: 1,
    collisions: [{ owner: 'Max Member', address: `max.member.lab@${blue.domain}` }],
  });
  const refused = await change(client, { roomSuffix: '.lab', name: 'Not this either' });
  expect([refused.status, codeOf(refused)]).toEqual([409, 'suffix_taken']);
  expect(await read(client)).toMatchObject({ roomSuffix: '.vmr', name: expect.not.stringContaining('Not this') });
  expect((await blue.member.client.get('/me/room')).body).toMatchObject({
    videoAddress: `max.member.vmr@${blue.domain}`,
  });
});

test('a PIN rule shows the rooms that it does not fit, of the own company', async () => {
  const { client } = blue.administrator;
  const { version } = (await blue.member.client.get<{ version: number }>('/me/room')).body;
  const pins = { hostPin: '123456', guestPin: '54321' };
  expect((await blue.member.client.send('PATCH', '/me/room', pins, { 'if-match': `"${version}"` })).status).toBe(200);
  const asked = async (required: boolean, length: number) =>
    (await client.get(`${path}/pin-rule-preview?required=${required}&minimumLength=${length}`)).body;
  expect(await asked(true, 6)).toMatchObject({ withoutPin: 2, tooShort: 1 });
  expect(await asked(false, 6)).toMatchObject({ withoutPin: 0, tooShort: 1, rooms: [{ why: 'too-short' }] });
  expect(await asked(false, 5)).toEqual({ withoutPin: 0, tooShort: 0, rooms: [] });
  for (let digits = 4; digits <= 20; digits += 1) {
    const outside = await asked(false, digits);
    expect(outside, String(digits)).toMatchObject({ tooShort: digits > 5 ? 1 : 0 });
  }
});

/** A PNG of one colour (W3C, Portable Network Graphics). */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, body, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc((width * 3 + 1) * height));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

async function putLogo(company: TestCompany, bytes: Buffer | string, type = 'image/png') {
  const { client } = company.administrator;
  const { version } = await read(client);
  const answer = await fetch(`${service.url}/api/v1/company/logo`, {
    method: 'PUT',
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
    headers: { origin: service.url, cookie: client.cookie(), 'content-type': type, 'if-match': `"${version}"` },
  });
  return { status: answer.status, body: (await answer.json()) as CompanySettings & { code?: string } };
}

test('a logo is a picture by its bytes, is shown to everybody by its digest, and can be taken away', async () => {
  const { status, body } = await putLogo(red, png(64, 48));
  expect(status).toBe(200);
  const shown = await fetch(service.url + body.logo);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await shown.arrayBuffer()).equals(png(64, 48))).toBe(true);
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
  const foreign = body.logo?.replace(red.id, blue.id) ?? '';
  expect((await fetch(service.url + foreign)).status).toBe(404);
  const { client } = red.administrator;
  const removed = await client.send('DELETE', '/company/logo', undefined, { 'if-match': `"${body.version}"` });
  expect(removed.body).toMatchObject({ logo: null });
  expect((await fetch(service.url + body.logo)).status).toBe(404);
});

test('what is no picture is refused as a logo, a script in an SVG above all', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script>alert(1)</script></svg>';
  for (const [bytes, type] of [
    [svg, 'image/png'],
    ['no picture', 'image/jpeg'],
    [png(16, 16), 'image/png'],
    [png(4000, 40), 'image/png'],
    [png(64, 64).subarray(0, 12), 'image/png'],
  ] as const) {
    const answer = await putLogo(blue, bytes as Buffer, type);
    expect([answer.status, answer.body.code]).toEqual([422, 'not_a_picture']);
  }
  expect((await putLogo(blue, svg, 'image/svg+xml')).body.code).toBe('wrong_content_type');
  expect((await putLogo(blue, Buffer.alloc(600 * 1024))).body.code).toBe('too_large');
  const visitor = service.visitor();
  expect(codeOf(await visitor.send('DELETE', '/company/logo'))).toBe('not_signed_in');
  expect(codeOf(await blue.member.client.send('DELETE', '/company/logo'))).toBe('not_allowed');
  expect((await read(blue.administrator.client)).logo).toBeNull();
});
