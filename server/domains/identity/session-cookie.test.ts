import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { cookieName, openCookie, readCookie } from './session-cookie.ts';

const secret = 'a secret of the service';
const sign = (token: string, by = secret) =>
  encodeURIComponent(`${token}.${createHmac('sha256', by).update(token).digest('base64')}`);

test('a signed token opens, and nothing else does', () => {
  expect(openCookie(secret, sign('token'))).toBe('token');
  expect(openCookie(secret, sign('token', 'another secret'))).toBeNull();
  expect(openCookie(secret, sign('token').replace('token', 'taken'))).toBeNull();
  for (const junk of ['token', 'token.', '.', '', '%', '%E0%A4%A', `token.${'A'.repeat(44)}`]) {
    expect(openCookie(secret, junk)).toBeNull();
  }
});

test('the token alone, as a stolen database has it, opens nothing', () => {
  expect(openCookie(secret, 'BOyI9gyF6h4pIyGRMLbm6AqSQhQ3Vc9O')).toBeNull();
});

test('one cookie is found among others, by its whole name', () => {
  const headers = new Headers({ cookie: 'other=1; xrotunda-session=2; rotunda-session=a=b ; rotunda-session-data=3' });
  expect(readCookie(headers, 'rotunda-session')).toBe('a=b');
  expect(readCookie(headers, 'rotunda')).toBeNull();
  expect(readCookie(new Headers(), 'rotunda-session')).toBeNull();
});

test('the cookie is bound to the host where the service has HTTPS', () => {
  expect(cookieName({ publicUrl: 'https://meet.example.org' }, 'session')).toBe('__Host-rotunda-session');
  expect(cookieName({ publicUrl: 'http://localhost:3000' }, 'session')).toBe('rotunda-session');
  expect(cookieName({ publicUrl: null }, 'session')).toBe('rotunda-session');
});
