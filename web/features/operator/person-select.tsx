import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';

interface PersonSelectProps {
  company: string;
  /** Who is chosen already, to be shown by name. */
  chosen: { id: string; name: string } | null;
  value: string | null;
  onChange: (member: string | null) => void;
}

/** Whom a video system is twinned to: somebody of the company, or nobody. */
export function PersonSelect({ company, chosen, value, onChange }: PersonSelectProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery(
    api.operator.members.queryOptions({
      input: { id: company, limit: 20, status: 'active', ...(search ? { search } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  const people = (found.data?.items ?? []).map(({ id, fullName, email }) => ({
    value: id,
    label: `${fullName}, ${email}`,
  }));
  const known = chosen && !people.some((person) => person.value === chosen.id);
  return (
    <Select
      label={t`Twinned to`}
      description={t`It rings with this person; empty for a shared one`}
      placeholder={t`Nobody: a shared system`}
      data={known ? [{ value: chosen.id, label: chosen.name }, ...people] : people}
      filter={({ options }) => options}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t`Make it a shared one` }}
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
      nothingFoundMessage={t`Nobody is found`}
    />
  );
}
