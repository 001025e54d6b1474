import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDeviceTv, IconPhone, IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DirectoryEntry } from '../../../contract/directory.ts';
import type { ProblemDocument } from '../../../contract/problems.ts';
import { api } from '../../api/client.ts';
import { useMaybeSignedIn } from '../../api/session.ts';
import { useLivePresence } from '../../api/watched-presence.ts';
import { isVideoAddress } from '../../app/read-address.ts';
import { Avatar, IconTile } from '../../ui/avatar.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import classes from './invite-button.module.css';

interface InviteProps {
  /** Of the room; null in a direct call, which has none. */
  link: string | null;
  /** Whether this party rings others in; the link is for everybody. */
  mayRing: boolean;
  /** Why the last one was not rung. */
  fault: ProblemDocument | null;
  onInvite: (address: string) => void;
}

/** "Invite": rings people and systems into the call, or copies its link. */
export function InviteButton(props: InviteProps) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  if (!props.mayRing && !props.link) return null;
  return (
    <>
      <Button leftSection={<IconUserPlus aria-hidden />} onClick={() => setOpened(true)}>
        <Trans>Invite</Trans>
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={<Trans>Invite to the call</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {props.mayRing ? <RingSomebody {...props} /> : null}
        {props.link ? (
          <p className={classes.link}>
            <span>{props.link}</span>
            <CopyButton text={props.link} label={t`Copy the link`} />
          </p>
        ) : null}
      </Modal>
    </>
  );
}

function RingSomebody({ fault, onInvite }: InviteProps) {
  const { t } = useLingui();
  const own = useMaybeSignedIn()?.member?.id;
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const isAddress = isVideoAddress(typed.trim());
  const found = useQuery(
    api.directory.list.queryOptions({
      input: { limit: 6, search: search.slice(0, 100) || undefined },
      enabled: own !== undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const entries = useLivePresence(found.data?.items.filter(({ kind, id }) => kind !== 'room' && id !== own) ?? []);
  return (
    <div className={classes.invite}>
      <TextInput
        label={t`Name or video address`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={({ key }) => key === 'Enter' && isAddress && onInvite(typed.trim())}
        data-autofocus
      />
      {fault ? <p role="alert">{fault.detail}</p> : null}
      <ul className={classes.found}>
        {isAddress ? (
          <li>
            <span className={classes.name}>{typed.trim()}</span>
            <RingButton name={typed.trim()} onClick={() => onInvite(typed.trim())} />
          </li>
        ) : null}
        {entries.map((entry) => (
          <li key={entry.id}>
            <Face entry={entry} />
            <span className={classes.name}>{entry.name}</span>
            <RingButton name={entry.name} onClick={() => onInvite(entry.videoAddress)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function RingButton({ name, onClick }: { name: string; onClick: () => void }) {
  const { t } = useLingui();
  return (
    <Button variant="subtle" leftSection={<IconPhone aria-hidden />} aria-label={t`Call ${name}`} onClick={onClick}>
      <Trans>Call</Trans>
    </Button>
  );
}

function Face({ entry: { kind, name, presence } }: { entry: DirectoryEntry }) {
  if (kind === 'member') return <Avatar name={name} presence={presence} />;
  return (
    <IconTile>
      <IconDeviceTv aria-hidden />
    </IconTile>
  );
}
