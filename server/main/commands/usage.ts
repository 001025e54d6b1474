import { rebuildUsage, type UsageReport, verifyUsage } from '../../domains/usage/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CommandEnd, Tell } from '../command-socket.ts';
import { chosenCompanies } from './chosen-companies.ts';

type Input = Readonly<Record<string, string>>;

/**
 * Counts the figures of all companies, or of one, again from the call records, and compares. The code is 1 where one
 * differs.
 */
export async function verifyUsages(platform: Platform, input: Input, tell: Tell): Promise<CommandEnd> {
  const lines: string[] = [];
  let wrong = 0;
  for (const { id, label } of await chosenCompanies(platform, input['company'])) {
    const report = await verifyUsage(platform, id, (day) => tell(`${label}: ${day}`));
    if (report.differences.length > 0) wrong += 1;
    lines.push(...linesOf(label, report));
  }
  lines.push(
    wrong === 0
      ? 'The figures are what the call records give.'
      : `The figures of ${wrong} ${wrong === 1 ? 'company differ' : 'companies differ'}. Mend them with "rotunda usage rebuild".`,
  );
  return { lines, code: wrong === 0 ? 0 : 1 };
}

function linesOf(label: string, { differences, days, sealedBefore, refused }: UsageReport): string[] {
  const span = days ? `${days.from} to ${days.to}` : 'no call records';
  return [
    `${label}: ${differences.length === 0 ? 'right' : 'DIFFERENT'}, ${span}`,
    ...differences.map(({ table, rows, first }) => `  ${table.padEnd(20)} ${String(rows).padStart(6)} rows, ${first}`),
    ...sealedLine(sealedBefore),
    ...(refused > 0
      ? [`  ${refused} ${refused === 1 ? 'record' : 'records'} for sealed days came later: refused, in no figure`]
      : []),
  ];
}

const sealedLine = (sealedBefore: string | null): string[] =>
  sealedBefore === null
    ? []
    : [`  before ${sealedBefore} sealed: the call records are deleted, the figures left alone`];

/** Companies counted at a time: on PGlite there is one connection. */
const atOnce = { pglite: 1, postgres: 2 } as const;

/** Makes the figures of all companies, or of one, again from the call records. */
export async function rebuildUsages(platform: Platform, input: Input, tell: Tell): Promise<CommandEnd> {
  const companies = await chosenCompanies(platform, input['company']);
  const lines = new Map<string, string[]>();
  const waiting = companies.values();
  const rebuildNext = async () => {
    for (const { id, label } of waiting) {
      const { sealedBefore } = await rebuildUsage(platform, id, (pieces) => tell(`${label}: piece ${pieces}`));
      lines.set(id, [`${label}: rebuilt`, ...sealedLine(sealedBefore)]);
    }
  };
  await Promise.all(Array.from({ length: atOnce[platform.database.kind] }, rebuildNext));
  return { lines: companies.flatMap(({ id }) => lines.get(id) ?? []), code: 0 };
}
