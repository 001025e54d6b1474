import { Plural, useLingui } from '@lingui/react/macro';
import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { MembersSearch } from '../../app/members-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { FilterMenu } from '../../ui/list/filter-menu.tsx';
import classes from './members.module.css';

interface MembersFiltersProps {
  search: MembersSearch;
  onChange: (search: MembersSearch) => void;
  total: number | undefined;
  licencesLeft: number | undefined;
}

/** What narrows the list of members, and how many that leaves. */
export function MembersFilters({ search, onChange, total, licencesLeft }: MembersFiltersProps) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <div className={classes.filters}>
      <SearchField search={search} onChange={onChange} />
      <FilterMenu
        label={t`Access right`}
        value={search.accessRight}
        options={[
          { value: 'member', label: t`Member` },
          { value: 'administrator', label: t`Administrator` },
        ]}
        onChange={(accessRight) => {
          const { accessRight: _, ...rest } = search;
          onChange(accessRight ? { ...rest, accessRight } : rest);
        }}
      />
      <FilterMenu
        label={t`Status`}
        value={search.status}
        options={[
          { value: 'active', label: t`Active` },
          { value: 'suspended', label: t`Suspended` },
        ]}
        onChange={(status) => {
          const { status: _, ...rest } = search;
          onChange(status ? { ...rest, status } : rest);
        }}
      />
      <p className={classes.total} role="status">
        {total === undefined || licencesLeft === undefined ? null : (
          <>
            <Plural value={total} one={`${format.number(total)} member`} other={`${format.number(total)} members`} />
            {' · '}
            <Plural
              value={licencesLeft}
              _0="no licence left"
              one={`${format.number(licencesLeft)} licence left`}
              other={`${format.number(licencesLeft)} licences left`}
            />
          </>
        )}
      </p>
    </div>
  );
}

function SearchField({ search, onChange }: Pick<MembersFiltersProps, 'search' | 'onChange'>) {
  const { t } = useLingui();
  const [text, setText] = useState(search.search ?? '');
  const sent = useRef(text.trim());
  const apply = (typed: string) => {
    const trimmed = typed.trim();
    sent.current = trimmed;
    const { search: _, ...rest } = search;
    onChange(trimmed ? { ...rest, search: trimmed } : rest);
  };
  const applySoon = useDebouncedCallback(apply, 200);
  // The address changed by other means than typing: back, or "Show all members".
  useEffect(() => {
    const current = search.search ?? '';
    if (current === sent.current) return;
    sent.current = current;
    setText(current);
  }, [search.search]);
  const type = (typed: string) => {
    setText(typed);
    applySoon(typed);
  };
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={t`Search members`}
      placeholder={t`Name, email or address`}
      maxLength={100}
      leftSection={<IconSearch aria-hidden />}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      rightSection={
        text ? (
          <ActionIcon size="sm" aria-label={t`Clear the search`} onClick={() => type('')}>
            <IconX aria-hidden />
          </ActionIcon>
        ) : null
      }
    />
  );
}
