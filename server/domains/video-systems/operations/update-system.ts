import type { z } from 'zod';
import type { videoSystems } from '../../../../contract/video-systems.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { fieldProblem } from '../../../platform/http/problem.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { changeAddress, parseAddress, renameParty } from '../../directory/index.ts';
import { announceSystem } from '../changes.ts';
import { type SystemChange, setSystem, type VideoSystem } from '../queries.ts';
import { ownAddress, takenAt } from './address.ts';
import { lockForChange, type Versioned } from './remove-system.ts';

export type SystemEdit = z.output<NonNullable<(typeof videoSystems.update)['~orpc']['inputSchema']>>['body'];

/**
 * Changes name, local part or auto-answer; the old address works for 90 days, links and printed codes go on. False where
 * it has another version. Throws `not_found`, `address_taken`, `address_malformed`.
 */
export async function updateSystem(trx: Trx, acting: Acting, which: Versioned, edit: SystemEdit): Promise<boolean> {
  const { company, at } = acting;
  const system = await lockForChange(trx, acting, which);
  if (!system) return false;
  const address = await movedAddress(trx, acting, system, edit.localPart);
  const row: Pick<SystemChange, 'name' | 'autoAnswer' | 'address'> = {
    ...(edit.name === undefined || edit.name === system.name ? {} : { name: edit.name }),
    ...(edit.autoAnswer === undefined || edit.autoAnswer === system.autoAnswer ? {} : { autoAnswer: edit.autoAnswer }),
    ...(address === null ? {} : { address }),
  };
  if (Object.keys(row).length === 0) return true;
  if (row.name !== undefined) await renameParty(trx, company, system.id, { name: row.name });
  if (address !== null) {
    await changeAddress(trx, company, system.id, address, at).catch((error: unknown) => {
      throw takenAt(error, '/localPart');
    });
  }
  await setSystem(trx, company, system.id, row);
  await announceSystem(trx, company, system.id);
  const { name, autoAnswer } = system;
  const was = { name, autoAnswer, address: system.address };
  await recordAct(trx, acting, {
    act: 'video-system.changed',
    object: { kind: 'video-system', id: system.id, name: row.name ?? name },
    before: Object.fromEntries(Object.entries(was).filter(([key]) => key in row)),
    after: row,
  });
  return true;
}

/** The address that a new local part gives; null where it stays. */
async function movedAddress(
  trx: Trx,
  { company }: Acting,
  system: VideoSystem,
  localPart: string | undefined,
): Promise<string | null> {
  const current = parseAddress(system.address);
  if (localPart === undefined || !current || localPart === current.localPart) return null;
  if (system.sharesAddress) {
    const detail = 'This video system rings at its member’s address. Change it at the member.';
    throw fieldProblem('wrong_input', '/localPart', detail);
  }
  return ownAddress(trx, company, { localPart, domain: current.domain });
}
