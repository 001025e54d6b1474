import { Trans, useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { IconDeviceTv, IconDoor, IconPhone, IconSearch, IconVideo } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { DirectoryEntry } from '../../../contract/directory.ts';
import { api } from '../../api/client.ts';
import { useSignedIn } from '../../api/session.ts';
import { useLivePresence } from '../../api/watched-presence.ts';
import { useCall } from '../../features/calls/index.ts';
import { Avatar, IconTile } from '../../ui/avatar.tsx';
import { useProblemText } from '../problem/problem-text.ts';
import { dialledAddress } from './dialled-address.ts';
import classes from './search-dialog.module.css';

const [store, spotlight] = createSpotlight();

/** Characters that the directory takes; an address or a link may be longer. */
const longestSearch = 100;

/** Finds people, rooms and video systems of the company, and takes an address of a room that is typed in full. */
export function SearchDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const [query, setQuery] = useState('');
  const [search] = useDebouncedValue(query.trim(), 120);
  const found = useQuery(
    api.directory.list.queryOptions({
      input: { limit: 8, search: search.slice(0, longestSearch) || undefined },
      enabled: opened,
      placeholderData: keepPreviousData,
    }),
  );
  useEffect(() => {
    if (opened) spotlight.open();
    else spotlight.close();
  }, [opened]);
  const call = useCall();
  const own = useSignedIn().member?.id;
  const join = (address: string) => void navigate({ to: '/meet/$address', params: { address } });
  const choose = (entry: DirectoryEntry) => {
    if (entry.kind === 'room') return join(entry.videoAddress);
    call(entry.videoAddress);
  };
  // Nobody calls oneself.
  const others = found.data?.items.filter(({ id }) => id !== own) ?? [];
  const live = useLivePresence(opened ? others : []);
  const entries = opened ? live : others;
  const address = dialledAddress(query);
  const isLink = query.includes('/meet/');
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      centered={false}
      yOffset={64}
      attributes={{ content: { 'aria-label': t`Search and dial` } }}
      overlayProps={{ blur: 0 }}
      transitionProps={{ duration: 100 }}
      scrollable
      maxHeight={420}
      classNames={classes}
    >
      <Spotlight.Search
        placeholder={t`Search or dial a person, room or system`}
        aria-label={t`Search or dial a person, room or system`}
        leftSection={<IconSearch aria-hidden />}
        autoFocus
      />
      <Spotlight.ActionsList>
        {address ? (
          <Spotlight.Action
            label={isLink ? t`Join ${address}` : t`Call ${address}`}
            leftSection={<IconTile>{isLink ? <IconVideo aria-hidden /> : <IconPhone aria-hidden />}</IconTile>}
            onClick={() => (isLink ? join(address) : call(address))}
          />
        ) : null}
        {entries.map((entry) => (
          <Spotlight.Action
            key={entry.id}
            label={entry.name}
            description={entry.videoAddress}
            leftSection={<EntryIcon entry={entry} />}
            rightSection={<EntryAction kind={entry.kind} />}
            onClick={() => choose(entry)}
          />
        ))}
        {found.error ? <Spotlight.Empty>{problemText(found.error).detail}</Spotlight.Empty> : null}
        {found.isSuccess && entries.length === 0 && !address ? (
          <Spotlight.Empty>
            <Trans>
              Nobody and nothing in your company fits. Somebody elsewhere is called, and a room joined, by the address
              in full.
            </Trans>
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function EntryAction({ kind }: { kind: DirectoryEntry['kind'] }) {
  return <span className="only-desktop">{kind === 'room' ? <Trans>Join</Trans> : <Trans>Call</Trans>}</span>;
}

function EntryIcon({ entry }: { entry: DirectoryEntry }) {
  if (entry.kind === 'member') return <Avatar name={entry.name} presence={entry.presence} />;
  return <IconTile>{entry.kind === 'room' ? <IconDoor aria-hidden /> : <IconDeviceTv aria-hidden />}</IconTile>;
}
