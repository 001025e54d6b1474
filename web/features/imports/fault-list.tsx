import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ImportView } from '../../../contract/imports.ts';
import { api, client } from '../../api/client.ts';
import { importFaultsSearch } from '../../app/import-faults-search.ts';
import { exportHref } from '../../ui/list/export-href.ts';
import { List } from '../../ui/list/list.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import { faultColumns } from './fault-columns.tsx';
import { useColumnNames } from './use-column-names.ts';

/** Each fault of a file, by line and column. */
export function FaultList({ view: { id, faults } }: { view: ImportView }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const names = useColumnNames();
  const list = useList({
    name: 'import-faults',
    columns: faultColumns,
    reader: importFaultsSearch,
    search: useSearch({ from: '/signed-in/company/members/import/$importId' }),
    onSearch: (search) =>
      void navigate({
        to: '/company/members/import/$importId',
        params: { importId: id },
        search,
        replace: true,
        resetScroll: false,
      }),
    queryKey: [...api.imports.faults.key(), id],
    load: ({ sort: _sort, order: _order, ...input }, signal) => client.imports.faults({ id, ...input }, { signal }),
  });
  const total = useTotalText(list);
  const { search } = list.query;
  const asked = { import: id, ...list.filters, ...(search ? { search } : {}) };
  return (
    <List
      list={list}
      label={t`Faults`}
      search={{ label: t`Search the faults`, placeholder: t`Line, value or fault` }}
      filters={[
        { id: 'column', label: t`Column`, options: Object.entries(names).map(([value, label]) => ({ value, label })) },
      ]}
      tools={
        <Button
          component="a"
          href={exportHref('import-faults', asked, [])}
          download
          leftSection={<IconDownload aria-hidden />}
        >
          <Trans>Export CSV</Trans>
        </Button>
      }
      total={
        <>
          <Plural value={list.total} one={`${total} fault`} other={`${total} faults`} />
          {faults > list.total && !search && !list.filters['column'] ? (
            <>
              {' '}
              <Trans>of {faults}, the others are not kept</Trans>
            </>
          ) : null}
        </>
      }
      rowName={({ line, message }) => t`Line ${line}: ${message}`}
      searched={<Trans>Search finds the number of the line, what stands there, and what is wrong with it.</Trans>}
      empty={null}
    />
  );
}
