import type { MemberId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { endSession, endSessions } from '../../identity/index.ts';
import { lockPresent } from '../queries.ts';

/** Signs a member out everywhere. Throws `not_found`. */
export async function endMemberSessions(trx: Trx, acting: Acting, id: MemberId): Promise<void> {
  const { company } = acting;
  const member = await lockPresent(trx, company, id);
  await within(trx, { role: 'identity' }, { role: 'app', company }, () => endSessions(trx, member.accountId));
  await recordAct(trx, acting, {
    act: 'member.signed-out',
    object: { kind: 'member', id, name: member.fullName },
  });
}

/** Signs a member out of one browser. Throws `not_found`, where the session is another's too. */
export async function endMemberSession(
  trx: Trx,
  acting: Acting,
  { id, session }: { id: MemberId; session: string },
): Promise<void> {
  const { company } = acting;
  const member = await lockPresent(trx, company, id);
  const ended = await within(trx, { role: 'identity' }, { role: 'app', company }, () =>
    endSession(trx, member.accountId, session),
  );
  if (!ended) throw new Problem('not_found');
  await recordAct(trx, acting, {
    act: 'member.session-ended',
    object: { kind: 'member', id, name: member.fullName },
  });
}
