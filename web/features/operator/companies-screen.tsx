import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconBuilding } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, client } from '../../api/client.ts';
import { companiesSearch } from '../../app/companies-search.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List } from '../../ui/list/list.tsx';
import { ListExport } from '../../ui/list/list-export.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import { AddCompanyButton } from './add-company-button.tsx';
import { companyColumns } from './company-columns.tsx';
import { OperationPage } from './operation-page.tsx';
import { TotalCards } from './total-cards.tsx';

/** "Service operation": the companies of the service, and what they add up to. */
export function CompaniesScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const list = useList({
    name: 'companies',
    columns: companyColumns,
    reader: companiesSearch,
    search: useSearch({ from: '/signed-in/operator/' }),
    onSearch: (search) => void navigate({ to: '/operator', search, replace: true, resetScroll: false }),
    queryKey: api.operator.companies.key(),
    load: (input, signal) => client.operator.companies(input, { signal }),
  });
  const total = useTotalText(list);
  return (
    <OperationPage
      documentTitle={t`Companies`}
      actions={
        <>
          <ListExport name="companies" list={list} />
          <AddCompanyButton />
        </>
      }
    >
      <TotalCards />
      <List
        list={list}
        label={t`Companies`}
        search={{ label: t`Search companies`, placeholder: t`Name or domain` }}
        filters={[
          {
            id: 'status',
            label: t`Status`,
            options: [
              { value: 'trial', label: t`Trial` },
              { value: 'active', label: t`Active` },
              { value: 'suspended', label: t`Suspended` },
              { value: 'closed', label: t`Closed` },
            ],
          },
        ]}
        total={<Plural value={list.total} one={`${total} company`} other={`${total} companies`} />}
        rowName={({ name }) => name}
        onOpen={({ id }) => void navigate({ to: '/operator/companies/$companyId', params: { companyId: id } })}
        searched={<Trans>Search finds any part of a name or of a domain.</Trans>}
        empty={
          <EmptyState
            icon={<IconBuilding aria-hidden />}
            title={<Trans>No companies yet</Trans>}
            action={<AddCompanyButton />}
          >
            <Trans>A company has its own people, rooms and addresses. Nothing of it is visible to another one.</Trans>
          </EmptyState>
        }
      />
    </OperationPage>
  );
}
