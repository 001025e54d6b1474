import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberRow } from '../../../contract/members.ts';
import { api } from '../../api/client.ts';
import { Avatar } from '../../ui/avatar.tsx';
import classes from './room.module.css';

interface MemberSearchProps {
  /** Not offered: those who are chosen already. */
  but: ReadonlySet<string>;
  onFound: (member: MemberRow) => void;
  disabled: boolean;
}

const most = 8;

/** Finds a member by any part of name, email or address, and hands it over. */
export function MemberSearch({ but, onFound, disabled }: MemberSearchProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data } = useQuery(
    api.members.list.queryOptions({
      input: { limit: most, search },
      enabled: search !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const found = search === '' ? [] : (data?.items ?? []).filter(({ id }) => !but.has(id));
  const choose = (id: string | null) => {
    const member = found.find((each) => each.id === id);
    if (!member) return;
    onFound(member);
    setTyped('');
  };
  return (
    <Select
      label={t`Add an owner`}
      placeholder={t`Name, email or address`}
      searchable
      disabled={disabled}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={choose}
      data={found.map(({ id, fullName }) => ({ value: id, label: fullName }))}
      // The service has searched.
      filter={({ options }) => options}
      nothingFoundMessage={search === '' ? null : <Trans>Nobody else fits</Trans>}
      rightSection={null}
      comboboxProps={{ portalProps: { target: '#main' } }}
      renderOption={({ option }) => {
        const member = found.find(({ id }) => id === option.value);
        return member ? (
          <span className={classes.found}>
            <Avatar name={member.fullName} presence={member.presence} />
            <span>
              <span className={classes.strong}>{member.fullName}</span>
              <span className={classes.small}>{member.videoAddress}</span>
            </span>
          </span>
        ) : null;
      }}
    />
  );
}
