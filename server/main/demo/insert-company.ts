import { sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';
import { type DemoMember, type DemoPeople, type DemoRoom, demoCompany } from './company.ts';
import { demoId } from './draws.ts';
import { insertRows } from './insert-rows.ts';

interface Founding {
  /** Of everybody, so that one costly hash is enough. */
  passwordHash: string;
  /** When company, people and rooms were made. */
  foundedAt: Date;
  /** When each party was last seen. */
  lastSeen: ReadonlyMap<string, string>;
}

const company_id = demoCompany.id;

/** Accounts with their sign-in, as the owner of the database. The first is the operator. */
export async function insertAccounts(trx: Trx, members: readonly DemoMember[], founding: Founding): Promise<void> {
  const at = founding.foundedAt.toISOString();
  await insertRows(
    trx,
    'account',
    {
      id: 'uuid',
      name: 'text',
      email: 'text',
      is_operator: 'boolean',
      created_at: 'timestamptz',
      updated_at: 'timestamptz',
    },
    members.map(({ account, fullName, email }, position) => ({
      id: account,
      name: fullName,
      email,
      is_operator: position === 0,
      created_at: at,
      updated_at: at,
    })),
  );
  await insertRows(
    trx,
    'credential',
    {
      id: 'uuid',
      user_id: 'uuid',
      account_id: 'text',
      provider_id: 'text',
      password: 'text',
      created_at: 'timestamptz',
      updated_at: 'timestamptz',
    },
    members.map(({ account }) => ({
      id: demoId(`credential ${account}`),
      user_id: account,
      account_id: account,
      provider_id: 'credential',
      password: founding.passwordHash,
      created_at: at,
      updated_at: at,
    })),
  );
}

/** Members, rooms and video systems with their addresses, as the owner of the database. */
export async function insertParties(trx: Trx, people: DemoPeople, founding: Founding): Promise<void> {
  const { members, systems, teamRooms } = people;
  const personalRooms = members.map(({ room }) => room);
  const seen = (id: string) => founding.lastSeen.get(id) ?? null;
  const parties = [
    ...members.map(({ id, fullName, email, address, status }) => ({
      ...{ id, kind: 'member', name: fullName, email, address, shown: status === 'active' },
    })),
    ...teamRooms.map(({ id, name, address }) => ({ id, kind: 'room', name, email: null, address, shown: true })),
    ...personalRooms.map(({ id, name, address }) => ({ id, kind: 'room', name, email: null, address, shown: false })),
    ...systems.map(({ id, name, address }) => ({ id, kind: 'video-system', name, email: null, address, shown: true })),
  ];
  await insertRows(
    trx,
    'party',
    {
      id: 'uuid',
      company_id: 'uuid',
      kind: 'text',
      name: 'text',
      email: 'text',
      address: 'text',
      listed: 'boolean',
      shown: 'boolean',
      last_seen_at: 'timestamptz',
    },
    parties.map((party) => ({ ...party, company_id, listed: true, last_seen_at: seen(party.id) })),
  );
  await insertRows(
    trx,
    'video_address',
    { address: 'text', company_id: 'uuid', party_id: 'uuid', state: 'text' },
    parties.map(({ id, address }) => ({ address, company_id, party_id: id, state: 'current' })),
  );
  await insertMembers(trx, members, founding);
  await insertRooms(trx, people, founding);
  await insertRows(
    trx,
    'video_system',
    {
      id: 'uuid',
      company_id: 'uuid',
      name: 'text',
      address: 'text',
      member_id: 'uuid',
      last_seen_at: 'timestamptz',
      created_at: 'timestamptz',
    },
    systems.map(({ id, name, address, member }) => ({
      ...{ id, company_id, name, address },
      member_id: member,
      last_seen_at: seen(id),
      created_at: founding.foundedAt.toISOString(),
    })),
  );
}

const insertMembers = (trx: Trx, members: readonly DemoMember[], { foundedAt, lastSeen }: Founding) =>
  insertRows(
    trx,
    'member',
    {
      id: 'uuid',
      company_id: 'uuid',
      account_id: 'uuid',
      full_name: 'text',
      email: 'text',
      address: 'text',
      access_right: 'text',
      status: 'text',
      last_seen_at: 'timestamptz',
      joined_at: 'timestamptz',
    },
    members.map(({ id, account, fullName, email, address, accessRight, status }) => ({
      ...{ id, company_id, email, address, status },
      account_id: account,
      full_name: fullName,
      access_right: accessRight,
      last_seen_at: lastSeen.get(id) ?? null,
      joined_at: foundedAt.toISOString(),
    })),
  );

/** Most team rooms are everybody's; some have owners by name, some only the administrators. */
const ownerRuleOf = (position: number) =>
  (['everyone', 'everyone', 'members', 'administrators'] as const)[position % 4];

async function insertRooms(trx: Trx, { members, teamRooms }: DemoPeople, { foundedAt }: Founding): Promise<void> {
  const row = ({ id, name, address }: DemoRoom, owner: string | null, ownerRule = 'administrators') => ({
    ...{ id, company_id, name, address },
    kind: owner ? 'personal' : 'team',
    owner_id: owner,
    owner_rule: ownerRule,
    created_at: foundedAt.toISOString(),
  });
  await insertRows(
    trx,
    'room',
    {
      id: 'uuid',
      company_id: 'uuid',
      kind: 'text',
      owner_id: 'uuid',
      name: 'text',
      address: 'text',
      owner_rule: 'text',
      created_at: 'timestamptz',
    },
    [
      ...members.map(({ id, room }) => row(room, id)),
      ...teamRooms.map((room, position) => row(room, null, ownerRuleOf(position))),
    ],
  );
  const active = members.filter(({ status }) => status === 'active');
  await insertRows(
    trx,
    'room_owner',
    { room_id: 'uuid', member_id: 'uuid', company_id: 'uuid' },
    teamRooms.flatMap(({ id }, position) =>
      ownerRuleOf(position) === 'members'
        ? active.slice(position, position + 3).map((member) => ({ room_id: id, member_id: member.id, company_id }))
        : [],
    ),
  );
}

/** Who was in each team room last, and when: the rooms' own columns, as meetings keep them. */
export const noteRoomUse = (trx: Trx) =>
  sql`update room set last_used_at = used.at, last_party_id = used.party_id, last_guest_name = used.guest
    from (
      select distinct on (room_id) room_id, max(left_at) over (partition by room_id) as at, party_id,
        case when party_id is null then name end as guest
      from leg where room_id is not null order by room_id, joined_at desc, id
    ) used where room.id = used.room_id and room.kind = 'team'`.execute(trx);
