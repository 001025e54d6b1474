import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import { IconDoorEnter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MyCall } from '../../../contract/calls.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { CallButton, CallIcon, Outcome } from '../calls/index.ts';
import classes from './call-history.module.css';
import { useQualitySentence } from './use-quality-sentence.ts';

/** One call: where or with whom, how many, how long, how it ended, and the way back into the room. */
export function CallRow({ call }: { call: MyCall }) {
  const { t } = useLingui();
  const format = useFormat();
  const name = useCallName(call);
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <CallIcon call={call} />
      </span>
      <div className={classes.what}>
        <span className={classes.name}>
          <span className={classes.text}>{name}</span>
          {call.role === 'guest' && call.kind === 'meeting' && !call.elsewhere ? <Badge>{t`Guest`}</Badge> : null}
          {call.unseen ? <Badge color="copper">{t`New`}</Badge> : null}
          {call.elsewhere ? <Badge>{t`Another company`}</Badge> : null}
        </span>
        <span className={classes.facts}>
          {format.time(call.startedAt)} ·{' '}
          {call.outcome === 'answered' ? <Length call={call} /> : <Outcome outcome={call.outcome} />}
          <People call={call} />
          <End call={call} />
        </span>
        <Quality call={call} />
      </div>
      {call.videoAddress && call.kind === 'direct' ? <CallButton back name={name} address={call.videoAddress} /> : null}
      {call.videoAddress && call.kind === 'meeting' ? (
        <Button
          variant="subtle"
          renderRoot={(props) => <Link to="/meet/$address" params={{ address: call.videoAddress ?? '' }} {...props} />}
          leftSection={<IconDoorEnter aria-hidden />}
          aria-label={call.endedAt ? t`Join again: ${name}` : t`Join: ${name}`}
        >
          {call.endedAt ? <Trans>Join again</Trans> : <Trans>Join</Trans>}
        </Button>
      ) : null}
    </li>
  );
}

function useCallName({ elsewhere, kind, with: other }: MyCall): string {
  const { t } = useLingui();
  if (other) return other;
  if (elsewhere) return t`Meeting elsewhere`;
  return kind === 'direct' ? t`Direct call` : t`Meeting`;
}

function Length({ call }: { call: MyCall }) {
  const format = useFormat();
  const long = format.duration(call.seconds);
  return call.endedAt ? long : <Trans>going on, {long} so far</Trans>;
}

function People({ call: { people, kind } }: { call: MyCall }) {
  const format = useFormat();
  if (people === null || kind === 'direct') return null;
  const many = format.number(people);
  return (
    <Trans>
      {' · '}
      <Plural value={people} one="alone" other={`${many} people`} />
    </Trans>
  );
}

/** Only where it was not good: why, in a sentence. */
function Quality({ call: { quality } }: { call: MyCall }) {
  const sentence = useQualitySentence();
  if (!quality || quality.word === 'good') return null;
  return <span className={classes.trouble}>{sentence(quality)}</span>;
}

/** Only ends that are not simply those of the call. */
function End({ call: { endReason } }: { call: MyCall }) {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
    lost: t`connection lost`,
    removed: t`removed by a host`,
    'time-limit': t`ended by the time limit`,
    'no-host': t`ended after the last host had left`,
  };
  const word = words[endReason ?? ''];
  return word ? ` · ${word}` : null;
}
