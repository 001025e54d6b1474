import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconArrowsExchange,
  IconDeviceTv,
  IconDotsVertical,
  IconFileImport,
  IconLink,
  IconPlus,
  IconSearch,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { IconTile } from '../../ui/avatar.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import { AddSystemDialog } from './add-system-dialog.tsx';
import { ImportSystemsDialog } from './import-systems-dialog.tsx';
import { MoveSystemDialog } from './move-system-dialog.tsx';
import classes from './operator.module.css';
import { PairSystemDialog } from './pair-system-dialog.tsx';
import { TwinSystemDialog } from './twin-system-dialog.tsx';
import { useRemoveSystem } from './use-remove-system.ts';

type Asked = 'add' | 'import' | null;
type AskedOf = { kind: 'pair' | 'twin' | 'move'; system: VideoSystemRow } | null;

/** The company's room devices, which the provider alone adds and removes. */
export function SystemsPanel({ company }: { company: CompanyPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [asked, setAsked] = useState<Asked>(null);
  const [askedOf, setAskedOf] = useState<AskedOf>(null);
  const remove = useRemoveSystem(company);
  const systems = useInfiniteQuery(
    api.operator.videoSystems.infiniteOptions({
      input: (cursor: string | undefined) => ({
        id: company.id,
        limit: 20,
        ...(search ? { search } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = systems.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = systems.data?.pages.at(-1)?.total ?? 0;
  const close = () => setAskedOf(null);
  return (
    <Panel
      title={<Trans>Video systems</Trans>}
      flush
      actions={
        <>
          <Button leftSection={<IconFileImport aria-hidden />} onClick={() => setAsked('import')}>
            <Trans>Add many</Trans>
          </Button>
          <Button leftSection={<IconPlus aria-hidden />} onClick={() => setAsked('add')}>
            <Trans>Add</Trans>
          </Button>
        </>
      }
    >
      {total > 10 || search ? (
        <div className={classes.tools}>
          <TextInput
            aria-label={t`Search video systems`}
            placeholder={t`Name or address`}
            leftSection={<IconSearch aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
      ) : null}
      {systems.error && !systems.data ? (
        <ProblemState error={systems.error} onRetry={() => void systems.refetch()} />
      ) : null}
      {systems.isPending ? <RowsSkeleton rows={2} /> : null}
      {systems.data && rows.length === 0 ? (
        <p className={classes.none}>
          {search ? (
            <Trans>No video system is found.</Trans>
          ) : (
            <Trans>None yet. Add one, and enter the code that its screen shows at /system.</Trans>
          )}
        </p>
      ) : null}
      <ul className={classes.rows}>
        {rows.map((system) => (
          <SystemRow
            key={system.id}
            system={system}
            onAsk={(kind) => setAskedOf({ kind, system })}
            onRemove={() => remove(system)}
          />
        ))}
      </ul>
      {systems.hasNextPage ? (
        <LoadMore
          loading={systems.isFetchingNextPage}
          onLoad={() => void systems.fetchNextPage()}
          shown={format.number(rows.length)}
          total={format.number(total)}
        />
      ) : null}
      {asked === 'add' ? <AddSystemDialog company={company} onClose={() => setAsked(null)} /> : null}
      {asked === 'import' ? <ImportSystemsDialog company={company} onClose={() => setAsked(null)} /> : null}
      {askedOf?.kind === 'pair' ? <PairSystemDialog company={company} system={askedOf.system} onClose={close} /> : null}
      {askedOf?.kind === 'twin' ? <TwinSystemDialog company={company} system={askedOf.system} onClose={close} /> : null}
      {askedOf?.kind === 'move' ? <MoveSystemDialog company={company} system={askedOf.system} onClose={close} /> : null}
    </Panel>
  );
}

interface SystemRowProps {
  system: VideoSystemRow;
  onAsk: (kind: 'pair' | 'twin' | 'move') => void;
  onRemove: () => void;
}

function SystemRow({ system, onAsk, onRemove }: SystemRowProps) {
  const { t } = useLingui();
  const { name, videoAddress, member, paired, state } = system;
  const states = { offline: t`offline`, idle: t`idle`, 'in-call': t`in a call` };
  const twin = member?.name;
  return (
    <li>
      <IconTile>
        <IconDeviceTv />
      </IconTile>
      <div className={classes.text}>
        <p>
          <span className={classes.strong}>{name}</span>{' '}
          {paired ? null : (
            <Badge color="copper" miw="max-content">
              <Trans>No screen yet</Trans>
            </Badge>
          )}
        </p>
        <p className={classes.small}>
          {videoAddress} · {states[state]}
          {twin ? <Trans> · twinned to {twin}</Trans> : null}
        </p>
      </div>
      <div className={classes.end}>
        <ActionMenu
          acts={[
            {
              id: 'pair',
              label: paired ? <Trans>Pair another screen</Trans> : <Trans>Pair a screen</Trans>,
              icon: <IconLink aria-hidden />,
              run: () => onAsk('pair'),
            },
            { id: 'twin', label: <Trans>Twin</Trans>, icon: <IconUser aria-hidden />, run: () => onAsk('twin') },
            {
              id: 'move',
              label: <Trans>Move to another company</Trans>,
              icon: <IconArrowsExchange aria-hidden />,
              run: () => onAsk('move'),
            },
            {
              id: 'remove',
              label: <Trans>Remove</Trans>,
              icon: <IconTrash aria-hidden />,
              danger: true,
              run: onRemove,
            },
          ]}
          target={(ref) => (
            <ActionIcon ref={ref} aria-label={t`More for ${name}`}>
              <IconDotsVertical aria-hidden />
            </ActionIcon>
          )}
        />
      </div>
    </li>
  );
}
