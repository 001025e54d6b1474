import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { IconLock, IconLockOpen, IconMicrophoneOff, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import type { MeetingState } from '../../../contract/live.ts';
import type { ProblemDocument } from '../../../contract/problems.ts';
import type { ControlAct } from '../../call/meeting-phase.ts';
import { handOrder } from './announcements-news.ts';
import { LobbyBox } from './lobby-box.tsx';
import classes from './people-panel.module.css';
import { findPeople, inRosterOrder } from './people-panel-order.ts';
import { RingingBox } from './people-panel-ringing.tsx';
import { PersonRow } from './people-panel-row.tsx';

interface PeoplePanelProps {
  state: MeetingState;
  you: LegId;
  /** Why the last control was not carried out. */
  fault: ProblemDocument | null;
  pinned: string | null;
  onPin: (key: string) => void;
  onControl: (act: ControlAct) => void;
  onHand: (raised: boolean) => void;
  onLobbyEmptied: () => void;
  invite: ReactNode;
}

/** From so many people on one looks for a name instead of reading all. */
const searchFrom = 8;

/** Who is here, and as what, who waits and who is being called; and what whoever has control does with all of them. */
export function PeoplePanel(props: PeoplePanelProps) {
  const { state, you, fault, pinned, onPin, onControl, onHand, onLobbyEmptied, invite } = props;
  const { t } = useLingui();
  const { parties, lobby, ringing } = state;
  const [typed, setTyped] = useState('');
  const own = parties.find(({ leg }) => leg === you);
  const hands = useMemo(() => handOrder(parties), [parties]);
  const shown = findPeople(inRosterOrder(parties, hands), typed);
  return (
    <div className={classes.people}>
      {lobby.length > 0 ? <LobbyBox lobby={lobby} fault={fault} onAct={onControl} onEmptied={onLobbyEmptied} /> : null}
      {ringing.length > 0 ? <RingingBox ringing={ringing} onControl={onControl} /> : null}
      {parties.length >= searchFrom ? (
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t`Search people`}
          placeholder={t`Search people`}
          leftSection={<IconSearch aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : null}
      <ul className={classes.list} aria-label={t`In the meeting`}>
        {shown.map((party) => (
          <PersonRow
            key={party.leg}
            party={party}
            own={own}
            showsRole={state.kind === 'meeting'}
            hand={hands.get(party.leg) ?? null}
            pinned={pinned}
            onPin={onPin}
            onControl={onControl}
            onHand={onHand}
          />
        ))}
        {shown.length === 0 ? (
          <li className={classes.nobody}>
            <Trans>Nobody here has such a name.</Trans>
          </li>
        ) : null}
      </ul>
      {own?.control || invite ? (
        <footer className={classes.footer}>
          {invite}
          {own?.control ? <HostActs state={state} you={you} hands={hands.size} onControl={onControl} /> : null}
        </footer>
      ) : null}
    </div>
  );
}

interface HostActsProps {
  state: MeetingState;
  you: LegId;
  hands: number;
  onControl: (act: ControlAct) => void;
}

function HostActs({ state, you, hands, onControl }: HostActsProps) {
  const { locked, parties, kind } = state;
  const heard = parties.some(({ leg, media }) => leg !== you && media.microphone);
  return (
    <>
      <button
        type="button"
        className={classes.act}
        disabled={!heard}
        onClick={() => onControl({ type: 'mute', leg: 'all' })}
      >
        <IconMicrophoneOff aria-hidden />
        <Trans>Mute all</Trans>
      </button>
      {hands > 1 ? (
        <button type="button" className={classes.act} onClick={() => onControl({ type: 'lower-hand', leg: 'all' })}>
          <Trans>Lower all hands</Trans>
        </button>
      ) : null}
      {kind === 'meeting' ? (
        <button type="button" className={classes.act} onClick={() => onControl({ type: 'lock', locked: !locked })}>
          {locked ? <IconLockOpen aria-hidden /> : <IconLock aria-hidden />}
          {locked ? <Trans>Unlock</Trans> : <Trans>Lock</Trans>}
        </button>
      ) : null}
    </>
  );
}
