import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { announceChange } from '../../platform/live/changes.ts';
import { newId } from '../../platform/random.ts';
import { insertActivity } from './queries.ts';
import type { ActorKind } from './tables.ts';

/** Who did it. `name` as it was then; null `id` for the service itself. */
export interface Actor {
  kind: ActorKind;
  id: string | null;
  name: string;
}

export interface Activity {
  at: Date;
  actor: Actor;
  /** Object and past participle: `member.invited`. */
  act: string;
  object?: { kind: string; id: string; name: string };
  /** Network address. */
  origin?: string;
  /** Name of the access token that it was done with. */
  via?: string;
  /** What changed, as it was; JSON, without secrets. */
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
}

/**
 * Writes an entry of the activity log in the transaction of the act itself: both happen or neither. Open lists hear of
 * it with the commit; of signing in and out when it is sealed, because notifying commits queue behind each other.
 */
export async function record(trx: Trx, company: CompanyId, activity: Activity): Promise<void> {
  const kind = activity.object?.kind ?? 'activity';
  await insertActivity(trx, rowOf(company, activity));
  if (kind !== 'session') await announceChange(trx, company, kind);
}

/** Writes an entry by one statement, for what has no transaction in the company's scope: signing in and out. */
export async function recordAlone(db: Db, company: CompanyId, activity: Activity): Promise<void> {
  await insertActivity(db, rowOf(company, activity));
}

function rowOf(company: CompanyId, { at, actor, act, object, origin, via, before, after }: Activity) {
  return {
    id: newId(),
    companyId: company,
    at,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    act,
    objectKind: object?.kind ?? null,
    objectId: object?.id ?? null,
    objectName: object?.name ?? null,
    origin: origin ?? null,
    via: via ?? null,
    before: before ? JSON.stringify(before) : null,
    after: after ? JSON.stringify(after) : null,
  };
}
