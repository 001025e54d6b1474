import { deepStrictEqual } from 'node:assert/strict';
import type { Finding, Workbench } from '../benchmark.ts';
import { median } from '../rounds.ts';
import { type Answers, putUnderLoad } from './load.ts';
import type { Session } from './session.ts';
import { type UsageCase, usageCases } from './usage-cases.ts';

/** Twelve whole months, and the twelve before. */
export const period = { from: '2025-11-01', to: '2026-10-31' };
export const preceding = { from: '2024-11-01', to: '2025-10-31' };

/** The service takes 6,000 requests a minute from one address: the load comes from this many, through a trusted proxy. */
const addresses = 250;

export interface Asked {
  url: string;
  session: Session;
}

/** Rows of a statement and how many milliseconds they took. */
export type AskPlain = (
  one: UsageCase,
  of: typeof period,
) => Promise<{ rows: Record<string, unknown>[]; took: number }>;

const pathOf = ({ path }: UsageCase) => `${path}${path.includes('?') ? '&' : '?'}from=${period.from}&to=${period.to}`;

const load = ({ url, session }: Asked, one: UsageCase, connections: number, seconds: number): Promise<Answers> =>
  putUnderLoad({
    ...{ url, addresses, connections, seconds, cookie: session.cookie },
    paths: Array.from({ length: addresses }, () => pathOf(one)),
  });

/** Milliseconds that the product takes for an answer, on one connection. */
export async function timesOf(bench: Workbench, service: Asked): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const one of [...usageCases.pages, ...usageCases.others]) {
    await service.session.get(service.url + pathOf(one));
    times.set(one.name, 1000 / (await load(service, one, 1, 0.8)).perSecond);
    bench.say(`${one.name}: ${times.get(one.name)?.toFixed(1)} ms`);
  }
  return times;
}

interface Measured {
  one: UsageCase;
  perSecond: number;
  plain: number;
  p99: number;
}

/** One case: the same answer on both sides first. */
async function measure(service: Asked, askPlain: AskPlain, one: UsageCase, rounds: number): Promise<Measured> {
  const answer = await service.session.get<Record<string, unknown>>(service.url + pathOf(one));
  const checked = await askPlain(one, period);
  deepStrictEqual(one.ofAnswer(answer), one.ofRows(checked.rows), one.name);
  const answers: number[] = [];
  const p99s: number[] = [];
  const plains: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    answers.push((await load(service, one, 1, 0.6)).perSecond);
    p99s.push((await load(service, one, 4, 1)).p99);
    const before = one.beside ? (await askPlain(one, preceding)).took : 0;
    plains.push(1000 / ((await askPlain(one, period)).took + before));
  }
  return { one, perSecond: median(answers), plain: median(plains), p99: median(p99s) };
}

const slowest = <Item>(items: readonly Item[], by: (item: Item) => number): Item | undefined =>
  items.toSorted((one, other) => by(other) - by(one))[0];

interface Goals {
  /** Before the names of the findings. */
  where: string;
  rounds: number;
  /** Milliseconds of an answer while there was a tenth of the legs. */
  early?: Map<string, number>;
}

/** Figures and charts, People and the tables, against plain SQL: of each group the sum and the slowest. */
export async function compareFigures(
  bench: Workbench,
  service: Asked,
  askPlain: AskPlain,
  { where, rounds, early }: Goals,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const measured: Measured[] = [];
  for (const one of [...usageCases.pages, ...usageCases.others]) {
    const found = await measure(service, askPlain, one, rounds);
    measured.push(found);
    bench.say(
      `${where}${one.name}: ${(1000 / found.perSecond).toFixed(1)} against ${(1000 / found.plain).toFixed(0)} ms, p99 ${found.p99.toFixed(1)} ms`,
    );
  }
  for (const [group, cases] of Map.groupBy(measured, ({ one }) => one.group)) {
    const isPage = usageCases.pages.some((one) => one.group === group);
    const least = slowest(cases, ({ perSecond, plain }) => plain / perSecond);
    const latest = slowest(cases, ({ p99 }) => p99);
    if (!least || !latest) continue;
    findings.push(
      {
        of: `${where}${group}, least ahead (${least.one.name})`,
        ...{ value: least.perSecond, baseline: least.plain, unit: '/s', target: { least: isPage ? 100 : 15 } },
      },
      {
        of: `${where}${group}, p99, slowest (${latest.one.name})`,
        ...{ value: latest.p99, baseline: null, unit: 'ms', target: { most: isPage ? 25 : 150 } },
      },
    );
  }
  if (early) {
    const sum = (of: (one: Measured) => number) =>
      measured.filter(({ one }) => usageCases.pages.includes(one)).reduce((all, one) => all + of(one), 0);
    findings.push({
      of: `${where}page, against a tenth of the legs`,
      ...{
        value: sum(({ perSecond }) => 1000 / perSecond),
        baseline: sum(({ one }) => early.get(one.name) ?? Number.NaN),
      },
      ...{ unit: 'ms', target: { most: 1.5 } },
    });
    const others = usageCases.others.map(({ name }) => measured.find(({ one }) => one.name === name));
    const worst = slowest(
      others.flatMap((one) => one ?? []),
      ({ one, perSecond }) => 1000 / perSecond / (early.get(one.name) ?? 1),
    );
    if (worst) {
      findings.push({
        of: `${where}tables, against a tenth of the legs (${worst.one.name})`,
        ...{ value: 1000 / worst.perSecond, baseline: early.get(worst.one.name) ?? Number.NaN },
        ...{ unit: 'ms', target: { most: 1.5 } },
      });
    }
  }
  return findings;
}
