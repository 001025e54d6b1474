import { expect, test } from 'vitest';
import { z } from 'zod';
import { method } from '../../../contract/method.ts';
import { curlExample, exampleOf } from './example.ts';
import { listMethods } from './methods.ts';
import { describeApi, operationOf } from './openapi.ts';

test('an example is let through by its own schema', () => {
  const schema = z.object({
    id: z.uuid(),
    at: z.iso.datetime(),
    right: z.enum(['member', 'administrator']).default('member'),
    pin: z
      .string()
      .nullable()
      .meta({ examples: ['482915'] }),
    sizes: z.array(z.number().int().min(3)),
    on: z.boolean(),
    left: z.string().optional(),
  });
  const example = exampleOf(z.toJSONSchema(schema, { io: 'input' }));
  expect(schema.parse(example)).toMatchObject({ right: 'member', pin: '482915', sizes: [3], on: true });
  expect(example).not.toHaveProperty('left');
});

const versioned = z.object({ 'if-match': z.string().optional() });
const body = z.object({ name: z.string().meta({ examples: ["Anna's room"] }) });
const contract = {
  look: method({ permission: 'administrator', verb: 'GET', path: '/usage/days', tag: 'Usage', summary: 'Look' })
    .input(z.object({ from: z.iso.date(), text: z.string().optional() }))
    .output(z.void()),
  make: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/team-rooms',
    tag: 'Team rooms',
    summary: 'Make',
    input: 'detailed',
  })
    .input(z.object({ headers: z.object({ 'idempotency-key': z.string().optional() }) }))
    .output(z.void()),
  change: method({
    permission: 'administrator',
    verb: 'PATCH',
    path: '/members/{id}',
    tag: 'Members',
    summary: 'Change',
    input: 'detailed',
  })
    .input(z.object({ params: z.object({ id: z.uuid() }), headers: versioned, body }))
    .output(z.void()),
  own: method({ permission: 'signed-in', verb: 'GET', path: '/me', tag: 'Me', summary: 'Me', byToken: false }),
};

test('a call is shown with what it needs; what no script may call is not', async () => {
  const document = await describeApi({ contract, serviceName: 'Test', version: '1' });
  const [look, make, change, own] = listMethods(contract);
  if (!look || !make || !change || !own) throw new Error('four methods are there');
  expect(curlExample(look, operationOf(document, look))).toContain('"$ROTUNDA/api/v1/usage/days?from=2026-03-02"');
  expect(curlExample(make, operationOf(document, make))).toContain(`-H 'idempotency-key: team-rooms-1'`);
  expect(curlExample(change, operationOf(document, change))).toBe(
    [
      'curl -X PATCH "$ROTUNDA/api/v1/members/$ID"',
      '-H "Authorization: Bearer $TOKEN"',
      `-H 'if-match: "3"'`,
      String.raw`--json '{"name":"Anna'\''s room"}'`,
    ].join(' \\\n  '),
  );
  expect(curlExample(own, operationOf(document, own))).toBeNull();
});
