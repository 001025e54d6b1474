import type { AccountId, MemberId, VideoSystemId } from '../../contract/ids.ts';
import type { Acting } from '../domains/audit/index.ts';
import {
  addVideoSystem,
  followAddress,
  importVideoSystems,
  type Move,
  moveVideoSystem,
  type NewVideoSystem,
  removeVideoSystem,
  restoreVideoSystem,
  retwin,
  type Twinning,
  twinVideoSystem,
  untwinAll,
} from '../domains/video-systems/index.ts';
import type { Trx } from '../platform/database/database.ts';
import { newId } from '../platform/random.ts';
import type { TestCompany } from './test-company.ts';
import type { TestService } from './test-service.ts';

type Wish = Pick<NewVideoSystem, 'name' | 'localPart'> & Partial<NewVideoSystem>;

const whole = (wish: Wish): NewVideoSystem => ({ memberId: null, sharesAddress: false, ...wish });

/** What an operator does with a company's video systems. */
export function actingFor({ platform }: Pick<TestService, 'platform'>, { id: company }: Pick<TestCompany, 'id'>) {
  const { database, clock } = platform;
  const db = database.forCompany(company);
  const account = newId<AccountId>();
  const run = <Result>(act: (trx: Trx, acting: Acting) => Promise<Result>): Promise<Result> => {
    const actor = { kind: 'operator', id: account, name: 'Olga Operator' } as const;
    const acting = { company, at: clock.now(), origin: '127.0.0.1', actor, account, member: null, via: null };
    return db.transaction().execute((trx) => act(trx, acting));
  };
  return {
    add: (wish: Wish) => run((trx, acting) => addVideoSystem(trx, acting, whole(wish))),
    remove: (id: VideoSystemId, version?: number) =>
      run((trx, acting) => removeVideoSystem(trx, acting, { id, version })),
    restore: (id: VideoSystemId) => run((trx, acting) => restoreVideoSystem(trx, acting, id)),
    twin: (id: VideoSystemId, twinning: Twinning) =>
      run((trx, acting) => twinVideoSystem(trx, acting, { id }, twinning)),
    untwinAll: (member: MemberId) => run((trx, acting) => untwinAll(trx, acting, member)),
    retwin: (member: MemberId) => run((trx, acting) => retwin(trx, acting, member)),
    follow: (member: MemberId, address: string) => run((trx, acting) => followAddress(trx, acting, member, address)),
    move: (id: VideoSystemId, move: Move) => run((trx, acting) => moveVideoSystem(trx, acting, { id }, move)),
    importAll: (rows: readonly Wish[]) => run((trx, acting) => importVideoSystems(trx, acting, rows.map(whole))),
    licences: () =>
      db.selectFrom('licence').select(['used', 'total']).where('kind', '=', 'video-system').executeTakeFirstOrThrow(),
    /** What was recorded of a system. */
    async acts(id: string): Promise<string[]> {
      const rows = await db.selectFrom('activity').select('act').where('objectId', '=', id).orderBy('id').execute();
      return rows.map(({ act }) => act);
    },
  };
}

/** A video system of a company. */
export const addSystem = (service: Pick<TestService, 'platform'>, company: Pick<TestCompany, 'id'>, wish: Wish) =>
  actingFor(service, company).add(wish);
