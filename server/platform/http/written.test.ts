import { expect, it } from 'vitest';
import { z } from 'zod';
import { passWritten, writeAnswer, writtenPage } from './written.ts';

const schema = z.object({ items: z.array(z.object({ id: z.string() })), total: z.number() });
const written = () => writtenPage<{ id: string }, { total: number }>(['{"id":"å"}', '{"id":"b"}'], { total: 2 });

it('a written page goes out as it is written, and reads as what it is', async () => {
  const page = written();
  expect(JSON.parse(String(writeAnswer(page)))).toEqual({ items: [{ id: 'å' }, { id: 'b' }], total: 2 });
  expect(schema.parse(page)).toEqual({ items: [{ id: 'å' }, { id: 'b' }], total: 2 });
  expect(JSON.parse(String(writeAnswer(writtenPage([], { total: 0 }))))).toEqual({ items: [], total: 0 });
});

it('passes the check of its method; anything else is checked, and loses what the contract does not name', async () => {
  const { validate } = passWritten(schema)['~standard'];
  const page = written();
  expect(await validate(page)).toEqual({ value: page });
  expect(await validate({ items: [], total: 1, secret: 'x' })).toEqual({ value: { items: [], total: 1 } });
  expect(await validate({ items: [{}], total: 1 })).toHaveProperty('issues');
});
