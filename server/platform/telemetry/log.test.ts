import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function capture() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, log: createLog({ level: 'info', destination }) };
}

test('secrets are replaced wherever they hang, other fields stay', () => {
  const { lines, log } = capture();
  log.info(
    { password: 'hunter2hunter2', input: { pin: '4711', room: 'r1' }, a: { b: { token: 'abc-secret' } } },
    'hello',
  );
  expect(lines[0]).not.toMatch(/hunter2|4711|abc-secret/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', msg: 'hello', input: { room: 'r1' } });
});

test('an error keeps message, stack and code, and loses the values that a driver hangs on it', () => {
  const { lines, log } = capture();
  const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(ada@example.org)' });
  log.error({ err: error }, 'failed');
  expect(lines[0]).not.toContain('ada@example.org');
  const line: unknown = JSON.parse(lines[0] ?? '');
  expect(line).toMatchObject({ err: { message: 'duplicate key', code: '23505' } });
  expect(line).toHaveProperty('err.stack', expect.stringContaining('log.test.ts'));
});

test('a copy of an error, as libraries hand them on, and a thrown text are told too', () => {
  const { lines, log } = capture();
  log.error(
    { err: { message: 'connect ECONNREFUSED', stack: 'at here', code: 'ECONNREFUSED', detail: 'secret' } },
    'x',
  );
  log.error({ err: 'only text' }, 'x');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { message: 'connect ECONNREFUSED', stack: 'at here' } });
  expect(lines[0]).not.toContain('secret');
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ err: { type: 'string' } });
});
