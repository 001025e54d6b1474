import { type ChainReport, type LogCompany, type Place, placeText, verifyActivity } from '../../domains/audit/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CommandEnd, Tell } from '../command-socket.ts';
import { StartFault } from '../start-fault.ts';
import { chosenCompanies } from './chosen-companies.ts';

type Input = Readonly<Record<string, string>>;

/** Milliseconds after which an entry that is not sealed is worth a word. */
const sealedWithin = 60_000;

const count = (value: number): string => value.toLocaleString('en-GB');

/**
 * Proves the activity logs of all companies, or of one: `company` is its label or id, `head` what was mailed of it. The
 * code is 1 where one does not hold.
 */
export async function verifyActivities(platform: Platform, input: Input, tell: Tell): Promise<CommandEnd> {
  const companies = await chosenCompanies(platform, input['company']);
  const mailed = input['head'] === undefined ? undefined : readHead(input['head'], companies.length);
  const lines: string[] = [];
  let broken = 0;
  for (const company of companies) {
    const report = await verifyActivity(platform, company.id, {
      ...(mailed ? { mailed } : {}),
      tell: (done, of) => tell(`${company.label}: ${count(done)} of ${count(of)} entries`),
    });
    if (report.broken) broken += 1;
    lines.push(...linesOf(company, report, mailed, platform.clock.now()), '');
  }
  const all = companies.length === 1 ? 'the company' : `all ${companies.length} companies`;
  if (companies.length === 0) lines.push('There is no company yet.');
  else if (broken === 0) lines.push(`The activity of ${all} is proved.`);
  else
    lines.push(
      `The activity of ${broken} of ${companies.length} ${companies.length === 1 ? 'company' : 'companies'} does not hold.`,
    );
  return { lines, code: broken === 0 ? 0 : 1 };
}

function readHead(text: string, companies: number): Place {
  const [, digits, link] = /^(\d{1,9}):([\w-]{43})$/.exec(text.trim()) ?? [];
  if (digits === undefined || link === undefined) {
    throw new StartFault('--head is <position>:<digest>, as it stands in the mail.');
  }
  if (companies !== 1) throw new StartFault('Say whose head it is by --company.');
  return { position: Number(digits), link };
}

function linesOf({ name, label }: LogCompany, report: ChainReport, mailed: Place | undefined, now: Date): string[] {
  const { broken, verified, erased, head, waiting, checkpoint } = report;
  const erasure = erased > 0 ? `, ${count(erased)} of them erased by rule` : '';
  const what = `${label} (${name})`;
  const first = broken
    ? `${what}: BROKEN ${placeOf(broken.position)}: ${broken.harm}. ${broken.detail}`
    : `${what}: proved`;
  const since = waiting.oldest ? `, the oldest of ${waiting.oldest.toISOString()}` : '';
  const isLate = waiting.oldest !== null && now.getTime() - waiting.oldest.getTime() > sealedWithin;
  return [
    first,
    `  verified     ${count(verified)} ${verified === 1 ? 'entry' : 'entries'}${erasure}`,
    `  head         ${placeText(head)}${broken ? ' (up to there it holds)' : ''}`,
    `  not sealed   ${count(waiting.count)}${since}${isLate ? ' (is the service running?)' : ''}`,
    `  checkpoint   ${checkpoint ? `position ${count(checkpoint.position)}, signed at ${checkpoint.at}` : 'none'}`,
    ...(mailed && !broken ? [`  mailed head  ${headWords(mailed, report)}`] : []),
  ];
}

const placeOf = (position: number | null) =>
  position === null ? 'outside of the chain' : `at position ${count(position)}`;

const headWords = ({ position }: Place, { checkpoint }: ChainReport): string =>
  checkpoint && position < checkpoint.position
    ? `position ${count(position)} was deleted by the rule of retention: it can’t be checked any more`
    : `position ${count(position)} is part of this chain`;
