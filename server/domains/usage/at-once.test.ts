import { expect, test } from 'vitest';
import { companyId } from '../../../contract/ids.ts';
import { Problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/random.ts';
import { limitAtOnce } from './at-once.ts';

test('six questions of a company run at once, others are refused, and another company’s are not', async () => {
  const atOnce = limitAtOnce();
  const [one, other] = [companyId.parse(newId()), companyId.parse(newId())];
  const { promise, resolve } = Promise.withResolvers<string>();
  const asked = Array.from({ length: 6 }, () => atOnce(one, () => promise));
  await expect(atOnce(one, async () => 'seventh')).rejects.toThrow(Problem);
  expect(await atOnce(other, async () => 'other')).toBe('other');
  resolve('answered');
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 6 }, () => 'answered'));
  expect(await atOnce(one, async () => 'later')).toBe('later');
  const failing = Array.from({ length: 7 }, () => atOnce(one, () => Promise.reject(new Error('broken'))).catch(String));
  expect((await Promise.all(failing)).filter((answer) => answer === 'Error: broken')).toHaveLength(6);
  expect(await atOnce(one, async () => 'at last')).toBe('at last');
});
