import type { Platform } from '../../../platform/platform.ts';
import type { Found } from '../../companies/index.ts';
import { recordName, recordValue } from '../present.ts';

/** What of a foreign record is shown. */
const longestShown = 300;

/** Looks for the TXT record that proves a domain. */
export async function lookForRecord(
  { dns, clock }: Pick<Platform, 'dns' | 'clock'>,
  { domain, token }: { domain: string; token: string },
): Promise<Found> {
  const answer = await dns.txt(recordName(domain));
  const at = clock.now();
  if (answer.state === 'none') return { result: 'not-found', value: null, at };
  if (answer.state === 'failure') return { result: 'server-failure', value: null, at };
  if (answer.state === 'timeout') return { result: 'timeout', value: null, at };
  const wanted = recordValue(token);
  if (answer.values.some((value) => value.trim() === wanted)) return { result: 'found', value: null, at };
  const ours = answer.values.find((value) => value.includes('rotunda-verification'));
  const shown = (ours ?? answer.values.join(' · ')).replaceAll(/\p{C}/gu, '').slice(0, longestShown);
  return { result: 'other-value', value: shown, at };
}
