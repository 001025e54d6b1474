import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../../contract/index.ts';
import { problems } from '../../../contract/problems.ts';
import { buildHttpServer } from '../../testing/http-server.ts';
import { listMethods } from './methods.ts';
import { stopHttpServer } from './server.ts';

const server = await buildHttpServer({
  contract,
  serviceName: 'Rotunda & <friends>',
  sessionCookie: 'my-session',
});
afterAll(() => stopHttpServer(server));

const operation = z.looseObject({
  'x-permission': z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.looseObject({ description: z.string().optional() })),
});
const description = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

test('the description is valid OpenAPI 3.1 and tells permission and problems of every method', async () => {
  const answer = await server.inject('/api/openapi.json');
  const valid = await new Validator().validate(answer.json());
  expect(valid).toMatchObject({ valid: true });
  const document = description.parse(answer.json());
  expect(document.openapi).toMatch(/^3\.1/);
  expect(document).toHaveProperty('components.securitySchemes.session.name', 'my-session');
  for (const { path, verb, permission, problems: codes, status, key } of listMethods(contract)) {
    const described = document.paths[path]?.[verb.toLowerCase()];
    expect(described, key).toBeDefined();
    expect(described?.['x-permission']).toBe(permission);
    expect(described?.security?.slice(0, 1)).toEqual(permission === 'anyone' ? [] : [{ session: [] }]);
    expect(described?.responses).toHaveProperty(String(status));
    for (const code of codes) {
      expect(described?.responses[problems[code].status]?.description, `${key} ${code}`).toContain(code);
    }
  }
});

test('the page shows every method and every code, with style that its policy lets pass and no other host', async () => {
  const answer = await server.inject('/api/docs');
  const { body, headers } = answer;
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  const nonce = /<style nonce="([^"]+)">/.exec(body)?.[1];
  expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  expect(body).not.toMatch(/<script|(?:src|href|action)="https?:|url\(|style="/);
  expect(body).toContain('Rotunda &amp; &lt;friends&gt;');
  for (const code of Object.keys(problems)) expect(body).toContain(`<tr id="${code}">`);
  for (const { path } of listMethods(contract)) expect(body).toContain(`<code>/api/v1${path}</code>`);
});
