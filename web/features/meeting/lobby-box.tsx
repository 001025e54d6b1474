import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import type { WaitingParty } from '../../../contract/live.ts';
import type { ProblemDocument } from '../../../contract/problems.ts';
import type { ControlAct } from '../../call/meeting-phase.ts';
import classes from './lobby-box.module.css';

export type LobbyAct = Extract<ControlAct, { type: 'admit' | 'refuse' }>;

interface LobbyBoxProps {
  lobby: readonly WaitingParty[];
  fault: ProblemDocument | null;
  onAct: (act: LobbyAct) => void;
  /** The last one is being let in or refused: this box goes, and the focus has to go elsewhere. */
  onEmptied: () => void;
}

/** "In the lobby": who waits, to be let in or refused. */
export function LobbyBox({ lobby, fault, onAct, onEmptied }: LobbyBoxProps) {
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  // Guests give what name they like; of the others the service knows who they are.
  const kindWords = { member: t`Member`, 'video-system': t`Video system`, guest: null };
  const act = (what: LobbyAct) => {
    if (lobby.length === 1 || what.leg === 'all') onEmptied();
    else heading.current?.focus();
    onAct(what);
  };
  return (
    <section className={classes.box} aria-label={t`In the lobby`}>
      <header className={classes.header}>
        <h2 ref={heading} tabIndex={-1}>
          <Trans>In the lobby</Trans>
        </h2>
        <button type="button" className={classes.all} onClick={() => act({ type: 'admit', leg: 'all' })}>
          <Trans>Admit all</Trans>
        </button>
      </header>
      {fault ? (
        <p className={classes.fault} role="alert">
          {fault.detail}
        </p>
      ) : null}
      <ul className={classes.list}>
        {lobby.map(({ leg, name, kind }) => (
          <li key={leg} className={classes.row}>
            <span className={classes.name}>
              {name} <small>{kindWords[kind]}</small>
            </span>
            <button
              type="button"
              className={classes.admit}
              aria-label={t`Admit ${name}`}
              onClick={() => act({ type: 'admit', leg })}
            >
              <Trans>Admit</Trans>
            </button>
            <button
              type="button"
              className={classes.refuse}
              aria-label={t`Refuse ${name}`}
              onClick={() => act({ type: 'refuse', leg })}
            >
              <Trans>Refuse</Trans>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
