import { expect, it } from 'vitest';
import { usageExportHref } from './export-link.ts';

it('names what is exported, its period and what narrows it, and leaves out what was not chosen', () => {
  const href = usageExportHref(
    'calls',
    'json',
    { from: '2026-09-01', to: '2026-11-30' },
    { room: 'a b', hour: undefined },
  );
  expect(href).toBe('/api/v1/exports/usage?what=calls&format=json&from=2026-09-01&to=2026-11-30&room=a+b');
});
