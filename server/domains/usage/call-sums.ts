import type { CallChoice } from '../../../contract/usage.ts';
import { readClients, readHours, readPeak, readQuality, readShapes, readSums } from './figures.ts';
import { presentQuality } from './present.ts';
import type { Sight } from './sight.ts';

/** What a choice is narrowed by beside its days and its figure; weekday and hour are one. */
export const filtersOf = ({ party, room, client, cause, weekday, hour, parties, minutes }: CallChoice) =>
  [party, room, client, cause, weekday ?? hour, parties, minutes].filter((filter) => filter !== undefined);

/** What the amounts of a list add up to, where the rollups know it; null where the calls have to be counted. */
export async function knownSum(sight: Sight, choice: CallChoice): Promise<number | null> {
  const { figure, party, room, client, cause, weekday, hour } = choice;
  const filters = filtersOf(choice);
  if (filters.length > 1 || party !== undefined || room !== undefined) return null;
  if (figure === 'causeSeconds') return filters.length === 0 || cause !== undefined ? ofCauses(sight, cause) : null;
  if (filters.length === 0) return sumOf(sight, figure);
  if (cause !== undefined) return null;
  if (client !== undefined) return ofClient(sight, choice, client);
  return (weekday ?? hour) === undefined ? ofShape(sight, choice) : ofClock(sight, choice);
}

async function ofCauses(sight: Sight, cause: string | undefined): Promise<number> {
  const { causes } = presentQuality(await readQuality(sight, sight.period));
  return causes.reduce((sum, each) => (each.cause === (cause ?? each.cause) ? sum + each.seconds : sum), 0);
}

async function sumOf(sight: Sight, figure: Exclude<CallChoice['figure'], 'causeSeconds'>): Promise<number> {
  if (figure === 'peak') return readPeak(sight, sight.period);
  if (figure === 'goodSeconds' || figure === 'fairSeconds' || figure === 'badSeconds') {
    const quality = await readQuality(sight, sight.period);
    return quality.find(({ part }) => `${part}Seconds` === figure)?.seconds ?? 0;
  }
  const sums = await readSums(sight, sight.period);
  return figure === 'calls' ? sums.meetings + sums.directCalls : sums[figure];
}

async function ofClient(sight: Sight, { figure }: CallChoice, client: string): Promise<number | null> {
  if (figure !== 'joins' && figure !== 'callSeconds') return null;
  const found = (await readClients(sight, sight.period)).find((each) => each.client === client);
  return found?.[figure] ?? 0;
}

async function ofClock(sight: Sight, { figure, weekday, hour }: CallChoice): Promise<number | null> {
  if (figure !== 'callSeconds') return null;
  return (await readHours(sight, sight.period))
    .filter((each) => (weekday ?? each.weekday) === each.weekday && (hour ?? each.hour) === each.hour)
    .reduce((sum, { callSeconds }) => sum + callSeconds, 0);
}

async function ofShape(sight: Sight, choice: CallChoice): Promise<number | null> {
  const { figure, parties, partiesTo = parties, minutes = 0, minutesTo = minutes } = choice;
  if (figure !== 'meetings' && figure !== 'calls') return null;
  const [name, least, most] =
    parties === undefined ? ['length', minutes, minutesTo] : ['size', parties, partiesTo ?? parties];
  const shapes = await readShapes(sight, sight.period);
  return shapes
    .filter((shape) => shape.figure === name && shape.value >= least && shape.value <= most)
    .reduce((sum, { meetings }) => sum + meetings, 0);
}
