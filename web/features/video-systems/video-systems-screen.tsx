import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconDeviceTv, IconDots, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { api, client } from '../../api/client.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { videoSystemsSearch } from '../../app/video-systems-search.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List } from '../../ui/list/list.tsx';
import { ListExport } from '../../ui/list/list-export.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import { usePrint } from './print-address.ts';
import { ProviderContact } from './provider-contact.tsx';
import { systemColumns } from './system-columns.tsx';
import classes from './video-systems.module.css';

/** "Video systems": which there are, and whether each can be reached now. */
export function VideoSystemsScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const print = usePrint();
  const search = useSearch({ from: '/signed-in/company/video-systems' });
  const list = useList({
    name: 'video-systems',
    columns: systemColumns,
    reader: videoSystemsSearch,
    search,
    onSearch: (next) =>
      void navigate({ to: '/company/video-systems', search: next, replace: true, resetScroll: false }),
    queryKey: api.videoSystems.list.key(),
    load: (input, signal) => client.videoSystems.list(input, { signal }),
  });
  const total = useTotalText(list);
  return (
    <AdministrationPage
      documentTitle={t`Video systems`}
      actions={
        list.total > 0 ? (
          <>
            <ListExport name="video-systems" list={list} />
            <Button
              variant="filled"
              leftSection={<IconPrinter aria-hidden />}
              renderRoot={(props) => <Link to="/company/video-systems/qr-codes" search={search} {...props} />}
            >
              <Trans>Print QR codes</Trans>
            </Button>
          </>
        ) : null
      }
    >
      <List
        list={list}
        label={t`Video systems`}
        search={{ label: t`Search video systems`, placeholder: t`Name or address` }}
        filters={[
          {
            id: 'state',
            label: t`State`,
            options: [
              { value: 'idle', label: t`Idle` },
              { value: 'in-call', label: t`In a call` },
              { value: 'offline', label: t`Offline` },
            ],
          },
          {
            id: 'assignment',
            label: t`Twinned`,
            options: [
              { value: 'shared', label: t`Shared` },
              { value: 'twinned', label: t`Twinned to a member` },
            ],
          },
        ]}
        total={<Plural value={list.total} one={`${total} video system`} other={`${total} video systems`} />}
        rowName={({ name }) => name}
        rowMenu={(system) => <SystemMenu system={system} />}
        onOpen={({ id }) => void navigate({ to: '/company/video-systems/$systemId', params: { systemId: id } })}
        acts={[{ id: 'print', label: <Trans>Print QR codes</Trans>, open: print }]}
        searched={<Trans>Search finds any part of a name or a video address. Filters narrow it further.</Trans>}
        empty={
          <EmptyState icon={<IconDeviceTv aria-hidden />} title={<Trans>No video systems yet</Trans>}>
            <Trans>A video system is a screen with a browser that has an address of its own.</Trans> <AskProvider />
          </EmptyState>
        }
      />
      {list.total > 0 ? (
        <p className={classes.provider}>
          <AskProvider />
        </p>
      ) : null}
    </AdministrationPage>
  );
}

function AskProvider() {
  const { data } = useQuery(api.company.get.queryOptions());
  if (!data) return null;
  const { name, contact } = data.provider;
  return (
    <Trans>
      The provider adds, moves, twins and removes video systems. Ask {name}: <ProviderContact contact={contact} />
    </Trans>
  );
}

function SystemMenu({ system }: { system: VideoSystemRow }) {
  const { t } = useLingui();
  const print = usePrint();
  return (
    <ActionMenu
      target={(ref) => (
        <ActionIcon ref={ref} aria-label={t`Actions for ${system.name}`}>
          <IconDots aria-hidden />
        </ActionIcon>
      )}
      acts={[
        {
          id: 'open',
          label: <Trans>Open</Trans>,
          icon: <IconDeviceTv aria-hidden />,
          link: { to: '/company/video-systems/$systemId', params: { systemId: system.id } },
        },
        {
          id: 'print',
          label: <Trans>Print QR code</Trans>,
          icon: <IconPrinter aria-hidden />,
          run: () => print([system]),
        },
      ]}
    />
  );
}
