import { isContractProcedure } from '@orpc/contract';
import { expect, test } from 'vitest';
import { contract } from './index.ts';
import { type MethodMeta, method } from './method.ts';
import { problems } from './problems.ts';

interface Found {
  name: string;
  meta: MethodMeta;
  route: string;
}

const methods: Found[] = Object.entries(contract).flatMap(([domain, entries]) =>
  Object.entries(entries).flatMap(([name, entry]) => {
    if (!isContractProcedure(entry)) return [];
    const { meta, route } = entry['~orpc'];
    return [{ name: `${domain}.${name}`, meta, route: `${route.method} ${route.path}` }];
  }),
);

test('a method without a permission does not compile', () => {
  // @ts-expect-error permission is missing
  method({ verb: 'GET', path: '/nobody', tag: 'Test', summary: 'Nobody said who may' });
  // @ts-expect-error nobody is such a permission
  method({ permission: 'nobody', verb: 'GET', path: '/nobody', tag: 'Test', summary: 'Nobody said who may' });
  expect(methods.length).toBeGreaterThan(35);
});

test('whoever is not signed in reaches these methods and no others', () => {
  const open = methods.filter(({ meta }) => meta.permission === 'anyone').map(({ name }) => name);
  expect(open.toSorted()).toEqual([
    'connectionTest.get',
    'identity.confirmEmail',
    'identity.openEmailLink',
    'identity.requestPasswordReset',
    'identity.resetPassword',
    'identity.session',
    'identity.signIn',
    'identity.signOut',
    'invitations.accept',
    'invitations.open',
    'meet.look',
    'service.info',
    'service.setUp',
    'settings.logo',
    'videoSystemDevices.calls',
    'videoSystemDevices.control',
    'videoSystemDevices.directory',
    'videoSystemDevices.join',
    'videoSystemDevices.look',
    'videoSystemDevices.requestPairing',
    'videoSystemDevices.scan',
    'videoSystemDevices.screen',
  ]);
});

test('each address and verb is there once, and nouns are plural kebab-case', () => {
  const routes = methods.map(({ route }) => route);
  expect(new Set(routes).size).toBe(routes.length);
  for (const route of routes) expect(route).toMatch(/^[A-Z]+ (?:\/(?:[a-z]+(?:-[a-z]+)*|\{[a-zA-Z]+\}))+$/);
});

test('each problem has a title and tells what to do', () => {
  for (const [code, { status, title, detail }] of Object.entries(problems)) {
    expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
    expect(status, code).toBeGreaterThanOrEqual(400);
    expect(title.length, code).toBeGreaterThan(5);
    expect(detail, code).toMatch(/\.$/);
  }
});
