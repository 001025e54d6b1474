import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import type { MembersSearch } from '../../app/members-search.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';

interface NoMembersProps {
  search: MembersSearch;
  onChange: (search: MembersSearch) => void;
}

/** When nobody fits: a company always has its administrator, so it is the search or the filters. */
export function NoMembers({ search, onChange }: NoMembersProps) {
  const { search: typed, sort, order } = search;
  const sorting = { ...(sort ? { sort } : {}), ...(order ? { order } : {}) };
  return (
    <Panel>
      <EmptyState
        icon={<IconUserSearch aria-hidden />}
        title={typed ? <Trans>Nobody fits “{typed}”</Trans> : <Trans>Nobody fits</Trans>}
        action={
          <Button onClick={() => onChange(sorting)}>
            <Trans>Show all members</Trans>
          </Button>
        }
      >
        <Trans>Search finds any part of a name, an email or a video address. Filters narrow it further.</Trans>
      </EmptyState>
    </Panel>
  );
}
