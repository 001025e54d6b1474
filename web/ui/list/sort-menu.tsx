import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Column } from './columns.ts';
import type { Order } from './list-search.ts';

interface SortMenuProps<Row, Sort extends string> {
  list: {
    columns: readonly Column<Row, Sort>[];
    query: { sort: Sort; order: Order };
    sortBy: (sort: Sort) => void;
  };
}

/** On a phone, where cards have no headers: by what the list is sorted; choosing the same again turns the order. */
export function SortMenu<Row, Sort extends string>({ list }: SortMenuProps<Row, Sort>) {
  const { columns, query, sortBy } = list;
  const sortable = columns.filter(({ sort }) => sort !== undefined);
  const current = sortable.find(({ sort }) => sort === query.sort);
  if (sortable.length < 2) return null;
  const arrow = query.order === 'ascending' ? <IconArrowUp aria-hidden /> : <IconArrowDown aria-hidden />;
  return (
    <Menu position="bottom-start" width={200} portalProps={{ target: '#main' }}>
      <Menu.Target>
        <Button className="only-phone" rightSection={arrow}>
          <Trans>Sort: {current?.header}</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sortable.map(({ id, header, sort }) => (
          <Menu.Item
            key={id}
            rightSection={sort === query.sort ? arrow : null}
            onClick={() => (sort === undefined ? undefined : sortBy(sort))}
          >
            {header}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
