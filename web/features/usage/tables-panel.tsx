import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { UsageParty } from '../../../contract/usage.ts';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { BlockSkeleton } from '../../ui/skeletons.tsx';
import { patient } from './asking.ts';
import { type PartyTable, tableLink } from './calls-link.ts';
import { TableRows } from './table-rows.tsx';
import classes from './tables-panel.module.css';
import { useUsagePage } from './usage-page.ts';
import { useNear } from './use-near.ts';

/** Rows beside the chart; the whole table is a page of its own. */
const rows = 5;
const methods = { members: 'members', rooms: 'rooms', 'video-systems': 'videoSystems' } as const;
const none: readonly UsageParty[] = [];

/** The most used rooms, members or video systems, and how many were not used at all. */
export function TablesPanel() {
  const { t } = useLingui();
  const { search, change, period, isPrinting } = useUsagePage();
  const { ref, near } = useNear<HTMLElement>(isPrinting);
  const table: PartyTable = search.table ?? 'rooms';
  const method = api.usage[methods[table]];
  const asked = { ...{ from: period.from, to: period.to, limit: rows } };
  const list = useQuery({
    ...method.queryOptions({ input: asked, placeholderData: keepPreviousData, ...patient }),
    enabled: near,
  });
  const unused = useQuery({
    ...method.queryOptions({ input: { ...asked, limit: 1, used: 'unused' }, ...patient }),
    enabled: near,
  });
  const names: [PartyTable, string][] = [
    ['rooms', t`Rooms`],
    ['members', t`Members`],
    ['video-systems', t`Video systems`],
  ];
  const choose = (next: PartyTable) => {
    const { table: _, ...rest } = search;
    change(next === 'rooms' ? rest : { ...rest, table: next });
  };
  return (
    <section
      ref={ref}
      className={classes.panel}
      aria-label={t`Rooms, members and video systems`}
      data-stale={list.isPlaceholderData || undefined}
    >
      <div className={classes.head}>
        <fieldset className={classes.tabs} aria-label={t`What is listed`}>
          {names.map(([id, name]) => (
            <button key={id} type="button" aria-pressed={id === table} onClick={() => choose(id)}>
              {name}
            </button>
          ))}
        </fieldset>
        {unused.data && !list.isPlaceholderData ? <Unused table={table} total={unused.data.total} /> : null}
      </div>
      {list.error && !list.data ? <ProblemState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending && !list.error ? <BlockSkeleton height={250} /> : null}
      {list.data ? (
        <>
          <TableRows table={table} parties={list.data.items.length > 0 ? list.data.items : none} />
          <All table={table} total={list.data.total} />
        </>
      ) : null}
    </section>
  );
}

function Unused({ table, total }: { table: PartyTable; total: number }) {
  const format = useFormat();
  const { search } = useUsagePage();
  const many = format.number(total);
  return (
    <Link {...tableLink(table, search, { used: 'unused' })} className={classes.link}>
      <Plural value={total} one={`${many} not used`} other={`${many} not used`} />
    </Link>
  );
}

function All({ table, total }: { table: PartyTable; total: number }) {
  const format = useFormat();
  const { search } = useUsagePage();
  const many = format.number(total);
  return (
    <Link {...tableLink(table, search)} className={`${classes.link} ${classes.all}`}>
      <Trans>Show all {many}</Trans>
    </Link>
  );
}
