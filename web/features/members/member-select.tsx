import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';

interface MemberSelectProps {
  label: string;
  description?: string;
  value: string | null;
  onChange: (id: string | null) => void;
  /** Who can't be chosen. */
  but: string;
  error?: string | null;
}

/** Chooses one active member of the company by typing a part of name, email or address. */
export function MemberSelect({ but, value, onChange, ...rest }: MemberSelectProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [asked] = useDebouncedValue(typed, 200);
  // What is shown of the chosen one is no search.
  const search = asked === chosen?.label ? '' : asked.trim();
  const { data } = useQuery(
    api.members.list.queryOptions({
      input: { limit: 20, status: 'active', ...(search ? { search } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  const found = (data?.items ?? [])
    .filter(({ id }) => id !== but)
    .map(({ id, fullName, videoAddress }) => ({ value: id, label: `${fullName} · ${videoAddress}` }));
  const options = chosen && !found.some((option) => option.value === chosen.value) ? [...found, chosen] : found;
  return (
    <Select
      {...rest}
      searchable
      clearable
      data={options}
      // The service has searched.
      filter={({ options: all }) => all}
      value={value}
      onChange={(id, option) => {
        setChosen(option ? { value: option.value, label: option.label } : null);
        onChange(id);
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      placeholder={t`Name, email or address`}
      nothingFoundMessage={t`Nobody found`}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
