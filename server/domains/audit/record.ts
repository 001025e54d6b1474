import type { CompanyId } from '../../../contract/ids.ts';
import type { Trx } from '../../platform/database/database.ts';
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
  const { at, actor, act, object, origin, via, before, after } = activity;
  await insertActivity(trx, {
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
  });
  if (object?.kind !== 'session') await announceChange(trx, company, object?.kind ?? 'activity');
}
