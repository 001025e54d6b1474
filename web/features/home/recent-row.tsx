import { Plural, useLingui } from '@lingui/react/macro';
import type { MyCall } from '../../../contract/calls.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { CallButton, CallIcon, Outcome } from '../calls/index.ts';
import classes from './home.module.css';
import { JoinButton } from './join-button.tsx';

/** A call in short, with the way to call back or into its room. */
export function RecentRow({ call }: { call: MyCall }) {
  const { t } = useLingui();
  const format = useFormat();
  const { kind, elsewhere, people, videoAddress } = call;
  const other = kind === 'direct' ? t`Direct call` : t`Meeting`;
  const name = call.with ?? (elsewhere ? t`Meeting elsewhere` : other);
  return (
    <li className={classes.row}>
      <span className={classes.callIcon}>
        <CallIcon call={call} />
      </span>
      <span className={classes.who}>
        <span className={classes.name}>{name}</span>
        <span className={classes.small}>
          {people === null || kind === 'direct' ? null : (
            <>
              <Plural value={people} one="Alone" other="# people" />,{' '}
            </>
          )}
          {call.outcome === 'answered' ? format.duration(call.seconds) : <Outcome outcome={call.outcome} />} ·{' '}
          {format.ago(call.startedAt)}
        </span>
      </span>
      {videoAddress && kind === 'direct' ? <CallButton back name={name} address={videoAddress} /> : null}
      {videoAddress && kind === 'meeting' ? <JoinButton name={name} address={videoAddress} /> : null}
    </li>
  );
}
