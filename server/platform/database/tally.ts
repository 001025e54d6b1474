/** A list whose totals are kept beside it, because counting 100,000 rows for every page takes too long. */
interface Tallied {
  table: string;
  /** Name of the list in the table `tally`. */
  list: string;
  /** SQL of a row: by what it can be filtered, as one text. */
  facet: string;
  /** SQL of a row: whether the list shows it. */
  counted: string;
}

/**
 * SQL of the table `tally` and of what changes it. A total is the sum of the rows of a list and facet. A change adds a row
 * and takes those away that nobody else is changing, so that two transactions never wait for each other here and none can
 * fall into a deadlock; in the end there is one row again.
 */
export const tallyTable = (companyTable: (table: string, grants: string) => string): string => `
  create table tally (
    company_id uuid not null references company on delete cascade,
    list text not null,
    facet text not null,
    amount bigint not null
  );
  create index tally_by_list on tally (company_id, list, facet);
  ${companyTable('tally', 'select')}
  -- For pages of lists, whose statements have enough to work out.
  create view list_total as select company_id, list, facet, amount from tally where company_id = scope_company();
  grant select on list_total to rotunda_app;

  create function shift_tally(company uuid, of_list text, of_facet text, delta bigint) returns void
    language sql set search_path = public, pg_temp as $$
    with gone as (
      delete from tally where ctid = any (array(select ctid from tally
        where company_id = company and list = of_list and facet = of_facet for update skip locked))
      returning amount)
    insert into tally (company_id, list, facet, amount)
      select company, of_list, of_facet, total
      from (select coalesce((select sum(amount) from gone), 0) + delta as total) summed where total <> 0 $$;
  revoke execute on function shift_tally from public;
`;

/** SQL that keeps the totals of one list from now on, in the transaction of each change, and counts what is there. */
export function tallied({ table, list, facet, counted }: Tallied): string {
  const rows = (transition: string, amount: number) =>
    `select company_id, ${facet} as facet, ${amount} as amount from ${transition} where ${counted}`;
  const shift = (changes: string) => `
        for changed in
          select company_id, facet, sum(amount) as delta from (${changes}) changes group by 1, 2 having sum(amount) <> 0
        loop
          perform shift_tally(changed.company_id, '${list}', changed.facet, changed.delta);
        end loop;`;
  return `
  create function tally_${table}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    declare changed record;
    begin
      if tg_op = 'INSERT' then ${shift(rows('new_rows', 1))}
      elsif tg_op = 'DELETE' then ${shift(rows('old_rows', -1))}
      else ${shift(`${rows('new_rows', 1)} union all ${rows('old_rows', -1)}`)}
      end if;
      return null;
    end $$;
  create trigger tally_insert after insert on ${table} referencing new table as new_rows
    for each statement execute function tally_${table}();
  create trigger tally_update after update on ${table} referencing old table as old_rows new table as new_rows
    for each statement execute function tally_${table}();
  create trigger tally_delete after delete on ${table} referencing old table as old_rows
    for each statement execute function tally_${table}();
  insert into tally (company_id, list, facet, amount)
    select company_id, '${list}', ${facet}, count(*) from ${table} where ${counted} group by 1, 3;
  `;
}
