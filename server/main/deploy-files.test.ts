import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../platform/config/config.ts';
import { measureConnections } from '../platform/telemetry/database-metrics.ts';
import { createMetrics } from '../platform/telemetry/metrics.ts';

const deploy = new URL('../../deploy/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, deploy), 'utf8');

const service = z.object({
  profiles: z.array(z.enum(['one', 'several'])).min(1),
  environment: z.record(z.string(), z.coerce.string()).optional(),
  volumes: z.array(z.string()).optional(),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.object({ condition: z.string() }))]).optional(),
});
const composed = z.object({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.object({})),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

const compose = composed.parse(parse(read('compose.yaml'), { merge: true }));
/** Values as a person fills them in. */
const filled = (text: string) =>
  text.replaceAll(
    /\$\{(\w+)(?::\?)?\}/g,
    (_, name: string) => `${name.toLowerCase().replaceAll('_', '-')}-that-is-32-characters-long`,
  );

test('compose.yaml names no service and no volume that it has not', () => {
  const { services, volumes } = compose;
  for (const { depends_on: needed = [], volumes: mounted = [] } of Object.values(services)) {
    for (const name of Array.isArray(needed) ? needed : Object.keys(needed)) expect(services).toHaveProperty(name);
    for (const mount of mounted) expect(volumes).toHaveProperty(mount.split(':')[0] ?? '');
  }
  const several = Object.entries(services).filter(([, { profiles }]) => profiles.includes('several'));
  expect(several.map(([name]) => name).toSorted()).toEqual([
    'coturn',
    'livekit',
    'node-1',
    'node-2',
    'postgres',
    'proxy',
    'redis',
  ]);
});

test('its nodes have settings that the service takes, and several may run', () => {
  for (const name of ['node-1', 'node-2']) {
    const given = Object.entries(compose.services[name]?.environment ?? {}).map(([key, text]) => [key, filled(text)]);
    expect(readConfig(Object.fromEntries(given))).toMatchObject({ engine: 'livekit' });
  }
});

test('alerts and the dashboard watch figures that there are', async () => {
  const metrics = createMetrics();
  measureConnections(metrics, { connections: () => ({ open: 1, waiting: 0 }) });
  const known = (await metrics.registry.getMetricsAsJSON()).map(({ name }) => name);
  const rules = z
    .object({ groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })) })
    .parse(parse(read('alerts.yml')));
  const dashboard = z
    .object({ panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })) })
    .parse(JSON.parse(read('dashboard.json')));
  const asked = [
    ...rules.groups.flatMap((group) => group.rules.map(({ expr }) => expr)),
    ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ].flatMap((expr) => [...expr.matchAll(/([a-z_0-9]+)\{job="rotunda"/g)].map(([, name = '']) => name));
  expect(asked.length).toBeGreaterThan(20);
  const missing = new Set(asked.map((name) => name.replace(/_(bucket|count|sum)$/, ''))).difference(new Set(known));
  expect([...missing]).toEqual(['up']);
});

test('every sample is spoken of', () => {
  const told = readFileSync(new URL('../../docs/scaling.md', import.meta.url), 'utf8');
  for (const name of readdirSync(deploy)) expect(told).toContain(`\`${name}\``);
});
