import { ORPCError } from '@orpc/client';
import { ValidationError } from '@orpc/contract';
import { expect, test } from 'vitest';
import { Problem } from './problem.ts';
import { inputPointer, problemOf, storageProblem } from './problem-of.ts';

test.each([
  [['body', 'localPart'], true, '/localPart'],
  [['body', 'room', 'hostPin'], true, '/room/hostPin'],
  [['body', 'items', 3, { key: 'a/b~c' }], true, '/items/3/a~1b~0c'],
  [['body'], true, ''],
  [['localPart'], false, '/localPart'],
  [[], false, ''],
])('the fault at %j (detailed: %s) is pointed to by "%s"', (path, detailed, pointer) => {
  expect(inputPointer(path, detailed)).toBe(pointer);
});

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  [withCode('ECONNREFUSED'), 'unavailable'],
  [withCode('57P01'), 'unavailable'],
  [withCode('08006'), 'unavailable'],
  [new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]), 'unavailable'],
  [new Error('timeout exceeded when trying to connect'), 'unavailable'],
  [new Error('Connection terminated unexpectedly'), 'unavailable'],
  [withCode('53100'), 'storage_full'],
  [withCode('ENOSPC'), 'storage_full'],
  [withCode('40P01'), 'busy'],
  [withCode('40001'), 'busy'],
  [withCode('57014'), 'takes_too_long'],
  [withCode('23505'), null],
  [withCode('42501'), null],
  [new Error('x'), null],
  ['thrown text', null],
])('storage: %o is %s', (error, code) => {
  expect(storageProblem(error)).toBe(code);
});

test('a refusal passes as it is; what is unexpected is told as internal and marked', () => {
  const refusal = new Problem('pin_wrong');
  expect(problemOf(refusal)).toEqual({ problem: refusal, unexpected: false });
  for (const error of [new Error('x'), 'text', null, undefined, withCode('23505')]) {
    const { problem, unexpected } = problemOf(error);
    expect([problem.problem, unexpected]).toEqual(['internal', true]);
  }
});

test('an input that does not fit the contract is told field by field, an answer that does not fit is ours', () => {
  const cause = new ValidationError({
    message: 'x',
    data: {},
    issues: [{ message: 'Too short', path: ['body', 'pin'] }],
  });
  const input = problemOf(new ORPCError('BAD_REQUEST', { cause }), true);
  expect(input.problem.extra.errors).toEqual([{ pointer: '/pin', message: 'Too short' }]);
  expect(input.unexpected).toBe(false);
  const output = problemOf(new ORPCError('INTERNAL_SERVER_ERROR', { cause }), true);
  expect([output.problem.problem, output.unexpected]).toEqual(['internal', true]);
});
