import type { Client } from 'pg';

/** Statements on one connection, so that the temporary tables stay. */
type Ask = Pick<Client, 'query'>;

/** First and last day of the calls; all of them are in working days and nights between. */
const callDays = { from: '2025-09-01', to: '2026-10-30' };

/** Working days, Monday to Friday. */
const workDays = 305;

/** Legs to a hundred calls. */
const legsOfHundred = 200;

/**
 * Parties that calls are drawn from, as temporary tables: `crowd` (companies by number, the largest first) and `seat` (their
 * members, personal rooms and video systems by number). Makes as many video systems as are wanted for the largest company.
 */
export async function gatherCrowd(ask: Ask, email: string, systems: number): Promise<void> {
  await ask.query(
    `insert into party (id, company_id, kind, name, address)
      select gen_random_uuid(), company_id, 'video-system', 'Screen ' || n, 'screen' || n || '.bench@' || split_part(address, '@', 2)
      from member, generate_series(1, $2::int) n where email = $1`,
    [email, systems],
  );
  await ask.query(
    `create temporary table seat as
      select company_id, kind, id, room_id, name,
        row_number() over (partition by company_id, kind order by address) - 1 as n,
        count(*) over (partition by company_id, kind) as seats
      from (
        select p.company_id, p.kind, p.id, r.id as room_id, p.name, p.address
        from party p left join room r on r.company_id = p.company_id and r.owner_id = p.id
        where p.kind in ('member', 'video-system') and p.listed
      ) as known where kind = 'video-system' or room_id is not null`,
  );
  await ask.query(
    `create temporary table crowd as
      select company_id, row_number() over (order by company_id <> (select company_id from member where email = '${email}'),
        company_id) - 1 as number, count(*) filter (where kind = 'member') as members,
        count(*) filter (where kind = 'video-system') as systems
      from seat group by company_id`,
  );
  await ask.query('create unique index on seat (company_id, kind, n)');
  await ask.query('analyze seat, crowd');
}

/** A share of 1 that is the same for the same number and purpose in every run. */
const draw = (number: string, purpose: number) =>
  `((hashint8extended(${number}, ${purpose}) & 2147483647) / 2147483648.0)`;
/** An id that sorts by its time, as the service makes them. */
const idOf = (instant: string, key: string) =>
  `(lpad(to_hex((extract(epoch from ${instant}) * 1000)::bigint), 12, '0') || substr(md5(${key}), 1, 20))::uuid`;

export interface Calls {
  /** Numbers of the calls, from and up to; their order is that of time within each lot. */
  first: number;
  last: number;
  /** Share of them that the largest company has. */
  largest: number;
}

/** Calls that have so many legs. */
export const callsFor = (legs: number): number => Math.round((legs * 100) / legsOfHundred);

/**
 * Loads calls with two legs each in the middle: of a hundred 55 direct calls of two, 9 that nobody answered, 26 meetings of
 * two, 8 of three and two of seven. Some are over midnight, guests and video systems are among them, and legs know how good
 * their network was. Triggers and checks of references are off: the rollups are to be made by `usage rebuild`.
 */
export async function loadCalls(ask: Ask, { first, last, largest }: Calls): Promise<void> {
  await ask.query("set session_replication_role = 'replica'");
  await ask.query(
    `create temporary table drawn as
      select n, company_id, members, systems, size, kind, started_at, length, room_id, room_name, owner,
        ${idOf('started_at', `'call' || n`)} as id
      from (
        select call.*, crowd.company_id, members, systems, owner, seat.room_id, seat.name as room_name from (
          select n,
            case when ${draw('n', 1)} < ${largest} then 0
              else 1 + floor(${draw('n', 2)} * ((select count(*) from crowd) - 1))::int end as number,
            case when n % 100 < 64 then 'direct' else 'meeting' end as kind,
            case when n % 100 < 55 then 2 when n % 100 < 64 then 0 when n % 100 < 90 then 2 when n % 100 < 98 then 3 else 7 end as size,
            date_trunc('milliseconds', timestamptz '${callDays.from} 00:00Z' + make_interval(days =>
              (floor(at * ${workDays}) / 5)::int * 7 + (floor(at * ${workDays})::int % 5))
              + case when ${draw('n', 3)} < 0.01 then interval '22 hours' else interval '6 hours' + ((at * ${workDays}) % 1.0) * interval '11 hours' end)
              as started_at,
            30 + ${draw('n', 4)} * ${draw('n', 4)} * case when n % 100 < 64 then 1500 else 5400 end as length
          from (select n, (n - ${first}) / ${last - first + 1}.0 as at from generate_series(${first}::bigint, ${last}) n) as numbered
        ) as call join crowd using (number)
        cross join lateral (select floor(${draw('n', 5)} * ${draw('n', 5)} * members)::bigint as owner) as whose
        join seat on seat.company_id = crowd.company_id and seat.kind = 'member' and seat.n = owner
      ) as known`,
  );
  await ask.query(
    `insert into call (id, company_id, kind, room_id, room_name, engine, started_at, ended_at, unanswered)
      select id, company_id, kind, case kind when 'meeting' then room_id end, case kind when 'meeting' then room_name end, 'mesh',
        started_at, started_at + length * interval '1 second', size = 0 from drawn`,
  );
  await ask.query(
    `insert into leg (id, company_id, call_id, call_kind, room_id, party_kind, party_id, name, role, joined_at, left_at, alive_at,
        end_reason, engine, browser, quality)
      select ${idOf('joined_at', `'leg' || legs.n || ' ' || k`)}, legs.company_id, call_id, legs.kind, case legs.kind when 'meeting' then legs.room_id end,
        legs.party_kind, seat.id, coalesce(seat.name, 'Guest'), case k when 1 then 'host' else 'guest' end,
        joined_at, left_at, left_at, 'left', 'mesh', case legs.party_kind when 'video-system' then null
          else (array['Chrome', 'Chrome', 'Firefox', 'Safari', 'Edge'])[1 + legs.n % 5] end,
        jsonb_build_object('good', good, 'fair', least(rest, 40), 'bad', greatest(0, rest - 40),
          'causes', case when rest > 0 then '{"loss": 12}'::jsonb else '{}' end)
      from (
        select *, date_trunc('milliseconds', started_at + late * interval '1 second') as joined_at,
          date_trunc('milliseconds', started_at + length * interval '1 second') as left_at, floor((length - late) * share) as good, floor(length - late) - floor((length - late) * share) as rest
        from (
          select drawn.n, drawn.id as call_id, company_id, kind, room_id, k, started_at, length,
            case k when 1 then 0 else ${draw('drawn.n * 16 + k', 6)} * length * 0.2 end as late,
            case when ${draw('drawn.n * 16 + k', 7)} < 0.9 then 1.0 else ${draw('drawn.n * 16 + k', 8)} end as share,
            case when k = 1 then 'member' when kind = 'meeting' and k = 3 then 'guest'
              when kind = 'meeting' and k = 2 and drawn.n % 7 = 0 and systems > 0 then 'video-system' else 'member' end as party_kind,
            case when k = 1 then owner when kind = 'meeting' and k = 2 and drawn.n % 7 = 0 and systems > 0
              then floor(${draw('drawn.n * 16 + k', 9)} * systems)::bigint
              else floor(${draw('drawn.n * 16 + k', 10)} * ${draw('drawn.n * 16 + k', 10)} * members)::bigint end as n_of
          from drawn, generate_series(1, size) as k
        ) as timed
      ) as legs
      left join seat on seat.company_id = legs.company_id and seat.kind = legs.party_kind and seat.n = legs.n_of`,
  );
  await ask.query('drop table drawn');
  await ask.query("set session_replication_role = 'origin'");
}

/** Runs something while tables have no indexes but their keys, and makes the others again after it. */
export async function keepIndexesAway(ask: Ask, tables: readonly string[], run: () => Promise<void>): Promise<void> {
  const { rows } = await ask.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
      where indrelid::regclass::text = any($1) and not indisunique`,
    [tables],
  );
  for (const { name } of rows) await ask.query(`drop index ${name}`);
  await run();
  for (const { made } of rows) await ask.query(made);
}
