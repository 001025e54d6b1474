import type { CompanyId, LegId } from '../../../../contract/ids.ts';
import { proveAlive, provePresence } from '../../call-records/index.ts';
import type { MeetingContext } from '../context.ts';
import { provePartiesAlive } from '../queries.ts';
import type { Hub, Seat } from './hub.ts';

/** Proves that the service, and every party whose socket this node holds, is there: two statements a company. */
export async function proveNode({ platform, node }: MeetingContext, hub: Hub): Promise<void> {
  const { database, clock } = platform;
  const now = clock.now();
  await provePresence(database.owner, now);
  const seats = hub.seats();
  for (const [company, there] of Map.groupBy(seats, (seat) => seat.company)) {
    const db = database.forCompany(company);
    await provePartiesAlive(db, company, legsOf(there), node, now);
    await proveAlive(db, company, legsOf(there.filter(isIn)), now);
  }
  for (const [home, away] of Map.groupBy(seats.filter(isIn), (seat) => seat.home)) {
    if (home) await proveAlive(database.forCompany(home), home as CompanyId, legsOf(away), now);
  }
}

const isIn = ({ state }: Seat): boolean => state === 'in';
const legsOf = (seats: readonly Seat[]): LegId[] => seats.map(({ leg }) => leg);
