import { sql } from 'kysely';
import { z } from 'zod';
import { companyId } from '../../../../contract/ids.ts';
import { importId } from '../../../../contract/imports.ts';
import { announceChange } from '../../../platform/live/changes.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newId } from '../../../platform/random.ts';
import { applyImport } from './apply-import.ts';
import { checkRows } from './check-rows.ts';
import { giveWay } from './give-way.ts';
import { clearStaged, type MemberImport } from './import-queries.ts';
import { mailInvitations } from './mail-invitations.ts';
import { readFile } from './read-file.ts';
import { sweepImports, waitingImports } from './sweep-imports.ts';
import { claimMails, claimWork, giveUp, postpone, Superseded, type Work } from './work.ts';

const named = z.object({ company: companyId, id: importId });
type Named = z.infer<typeof named>;

/** Failures in a row after which a file is given up; mails are tried for about two days. */
const mostFailures = { file: 5, mails: 100 };

/** Seconds after which somebody looks for what a failure or a killed process left. */
const lookSeconds = 3;

/** What a domain's routes ask for after they have committed it. */
export interface ImportJobs {
  /** Reads, checks or applies an import, whichever its state asks for, and mails its invitations. */
  begin(named: Named): Promise<void>;
}

/**
 * Registers what imports do in the background. The queue tries none of it again: whoever works at an import holds it for
 * some seconds, and what a failure or a killed process left is taken up here after that.
 */
export function defineImportJobs(platform: Platform): ImportJobs {
  const { database, jobs } = platform;
  const job = { name: 'members.import', data: named, retries: 0, run: workOff };

  async function workOff({ company, id }: Named): Promise<void> {
    const work: Work = { platform, db: database.forCompany(company), company, id, worker: newId() };
    await guarded(work, 'file', async () => {
      for (let next = await claimWork(work); next; next = await claimWork(work)) await takeStep(work, next);
    });
    const next = await claimMails(work);
    if (!next) return;
    await guarded(work, 'mails', async () => {
      // The rest waits its turn behind what else is queued.
      if (!(await mailInvitations(work, next))) await jobs.send(job, { company, id });
    });
  }

  jobs.define(job);
  jobs.repeat('members.resume-imports', lookSeconds, async () => {
    for (const waiting of await waitingImports(database.owner)) await workOff(waiting);
  });
  jobs.repeat('members.sweep-imports', 600, () => sweepImports(platform));
  return { begin: (data) => jobs.send(job, data) };
}

async function takeStep(work: Work, current: MemberImport): Promise<void> {
  const { db, company, id } = work;
  if (current.state === 'reading') await readFile(work);
  else if (current.state === 'checking') await checkRows(work, current);
  else if (await applyImport(work)) {
    await clearStaged(db, company, id);
    await countAnew(work);
  }
}

/** What a large import filled. */
const filled = ['party', 'video_address', 'invitation'];

/**
 * Has the database look at what it holds now: until it has, it takes these tables for as small as they were, and reads all of
 * them where an index would do. The embedded one never does so by itself.
 */
async function countAnew({ platform }: Work): Promise<void> {
  for (const table of filled) {
    await sql`analyze ${sql.table(table)}`.execute(platform.database.owner);
    await giveWay();
  }
}

/** Runs a step; a failure is told to the queue, and leaves the import for another try after a pause. */
async function guarded(work: Work, what: 'file' | 'mails', run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof Superseded) return;
    const postponed = await postpone(work);
    if (postponed && postponed.attempts >= mostFailures[what]) {
      await giveUp(work, what);
      if (what === 'file') await clearStaged(work.db, work.company, work.id);
    }
    await announceChange(work.db, work.company, 'import');
    throw error;
  }
}
