import type { OpenAPI } from '@orpc/openapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../contract/index.ts';
import { exampleOf } from '../platform/http/example.ts';
import { type ApiMethod, listMethods } from '../platform/http/methods.ts';
import { describeApi, operationOf } from '../platform/http/openapi.ts';
import { newId } from '../platform/random.ts';
import type { Client } from '../testing/client.ts';
import { addOperator } from '../testing/operators.ts';
import type { TestCompany } from '../testing/test-company.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

/** What no field was made for: SQL, HTML, formulas, bidirectional controls, 4-byte and zero-width characters, look-alikes. */
const hostile = [
  `'; drop table member; --`,
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://evil.example")',
  '\u202eevil\u2066',
  '😀𠮷\u{1F468}\u200d\u{1F469}',
  'a\u200bnna\u00ad.lind',
  'аnna@аcme.example',
  '%_\\%',
  '../../etc/passwd',
  'x'.repeat(5000),
  '\u0000',
  '-1',
  '9'.repeat(400),
];

let service: TestService;
let red: TestCompany;
let operator: Client;
let document: OpenAPI.Document;
const methods = listMethods(contract);

beforeAll(async () => {
  service = await startTestService();
  red = await service.company('red');
  operator = await addOperator(service, 'omar@provider.example');
  document = await describeApi({ contract, serviceName: 'Test', version: '1' });
}, 60_000);
afterAll(() => service.stop());

/** Ends the caller's own session or needs a file: sent by nobody here. */
const apart = new Set(['identity.signOut', 'identity.endSessions']);

interface Call {
  path: string;
  body: unknown;
}

type Fill = (example: unknown, name: string) => unknown;
const asItIs: Fill = (example) => example;

function fillDeep(value: unknown, fill: Fill, name = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => fillDeep(each, fill, name));
  if (typeof value !== 'object' || value === null) return fill(value, name);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillDeep(inner, fill, key)]));
}

/** A call as the description says, with its values as `fill` makes them. */
function callOf(method: ApiMethod, fill: Fill = asItIs, inPath: (name: string) => string = () => newId()): Call {
  const operation = operationOf(document, method);
  const path = method.path.replaceAll(/\{([^}]+)\}/g, (_whole, name: string) => encodeURIComponent(inPath(name)));
  const query = new URLSearchParams();
  for (const parameter of operation?.parameters ?? []) {
    if (!('in' in parameter) || parameter.in !== 'query') continue;
    if (fill === asItIs && !parameter.required) continue;
    query.set(parameter.name, String(fill(exampleOf(parameter.schema, parameter.name), parameter.name)));
  }
  const requestBody = operation?.requestBody;
  const schema = requestBody && 'content' in requestBody ? requestBody.content['application/json']?.schema : undefined;
  const body = schema ? fillDeep(exampleOf(schema), fill) : undefined;
  return { path: query.size > 0 ? `${path}?${query}` : path, body };
}

const fields = { 'if-match': '"1"' };
async function send(client: Client, method: ApiMethod, { path, body }: Call) {
  const answer = await fetch(`${service.url}/api/v1${path}`, {
    method: method.verb,
    ...(method.takes ? { body: 'x,y\n1,2\n' } : {}),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: {
      origin: service.url,
      ...(client.cookies.size > 0 ? { cookie: client.cookie() } : {}),
      ...(method.takes ? { 'content-type': method.takes.types[0] ?? '' } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...fields,
    },
  });
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  const read = isProblem ? ((await answer.json()) as { code: string }) : null;
  if (!isProblem) await answer.arrayBuffer();
  return { status: answer.status, code: read?.code ?? null };
}

const others = methods.filter(({ key }) => !apart.has(key));

test('whoever is not signed in reaches nothing that is not for anyone', async () => {
  for (const method of others.filter(({ permission }) => permission !== 'anyone')) {
    expect(await send(service.visitor(), method, callOf(method)), method.key).toEqual({
      status: 401,
      code: 'not_signed_in',
    });
  }
});

test('a member reaches neither what is for administrators nor what is for operators', async () => {
  const beyond = others.filter(({ permission }) => permission === 'administrator' || permission === 'operator');
  expect(beyond.length).toBeGreaterThan(60);
  for (const method of beyond) {
    const answer = await send(red.member.client, method, callOf(method));
    expect(answer, method.key).toEqual({ status: 403, code: 'not_allowed' });
  }
});

test('an administrator reaches nothing of the service’s operation, an operator without a company nothing of companies’', async () => {
  for (const method of others) {
    if (method.permission === 'operator') {
      const answer = await send(red.administrator.client, method, callOf(method));
      expect(answer, method.key).toEqual({ status: 403, code: 'not_allowed' });
    }
    if (method.permission === 'administrator' || method.permission === 'member') {
      const answer = await send(operator, method, callOf(method));
      expect(answer, method.key).toEqual({ status: 403, code: 'not_allowed' });
    }
  }
});

test('ids of nothing answer as ids of others: not found, or a refusal of the rest of the input', async () => {
  const byId = others.filter(({ path, permission }) => path.includes('{') && permission !== 'anyone');
  for (const method of byId) {
    const client = method.permission === 'operator' ? operator : red.administrator.client;
    const { status } = await send(client, method, callOf(method));
    expect([404, 409, 410, 412, 422], `${method.key} ${status}`).toContain(status);
  }
});

/** Whoever may call it, still signed in. */
const clientOf = ({ permission }: ApiMethod) => (permission === 'operator' ? operator : red.administrator.client);

async function expectNoFault(calls: readonly { method: ApiMethod; call: Call; what: string }[]): Promise<void> {
  for (let at = 0; at < calls.length; at += 16) {
    const piece = calls.slice(at, at + 16);
    await Promise.all(
      piece.map(async ({ method, call, what }) => {
        const { status, code } = await send(clientOf(method), method, call);
        expect(status, `${method.key} ${what} ${code}`).toBeLessThan(500);
      }),
    );
  }
  expect((await red.administrator.client.get('/me')).status).toBe(200);
  expect((await operator.get('/me')).status).toBe(200);
}

test('no input gives a 5xx', { timeout: 120_000 }, async () => {
  for (const [at, text] of hostile.entries()) {
    const fill: Fill = (example) => (typeof example === 'string' ? text : example);
    const calls = others.map((method, place) => ({
      method,
      // In the path by turns: what is refused there comes to nothing else.
      call: (at + place) % 3 === 0 ? callOf(method, fill, () => text) : callOf(method, fill),
      what: JSON.stringify(text.slice(0, 40)),
    }));
    await expectNoFault(calls);
  }
});

test('wrong kinds of values are refused or left out, and never a fault', async () => {
  const kinds: Fill[] = [() => 1e308, () => null, () => [], () => ({}), () => true];
  for (const fill of kinds) {
    const calls = others.map((method) => ({ method, call: callOf(method, fill), what: String(fill('', '')) }));
    await expectNoFault(calls);
  }
});

test('an unknown field is refused, in a query as in a body: whoever mistypes one is told', async () => {
  const faults: string[] = [];
  let tried = 0;
  for (const method of others) {
    const { path, body } = callOf(method);
    const parameters = operationOf(document, method)?.parameters ?? [];
    const inQuery = method.verb === 'GET' && parameters.some((each) => 'in' in each && each.in === 'query');
    const inBody = typeof body === 'object' && body !== null;
    if (!inQuery && !inBody) continue;
    const call = inQuery
      ? { path: `${path}${path.includes('?') ? '&' : '?'}nobodyKnows=1`, body }
      : { path, body: Object.assign({}, body, { nobodyKnows: 1 }) };
    const { status, code } = await send(clientOf(method), method, call);
    if (status !== 422 || code !== 'wrong_input') faults.push(`${method.key} ${status} ${code}`);
    tried += 1;
  }
  expect(faults).toEqual([]);
  const told = await red.administrator.client.send('POST', '/invitations', { acessRight: 'member' });
  expect(told.body).toMatchObject({
    errors: expect.arrayContaining([{ pointer: '/acessRight', message: 'There is no such field.' }]),
  });
  expect(tried).toBeGreaterThan(80);
});
