import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../database/database.ts';
import { publishWithin } from './database-fanout.ts';
import type { Fanout } from './fanout.ts';

const channel = 'changed';

/** Something of a kind (`member`, `room`, `video-system` …) changed in a company; within a transaction, at its commit. */
export const announceChange = (db: Db, company: CompanyId, kind: string): Promise<void> =>
  publishWithin(db, channel, { company, kind });

/** Hears of every change on this node and the others. Returns the end of it. */
export const onChange = (fanout: Fanout, hear: (company: CompanyId, kind: string) => void): (() => void) =>
  fanout.subscribe(channel, ({ company, kind }) => {
    if (company !== undefined && kind !== undefined) hear(company as CompanyId, kind);
  });
