import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { ActivityRow } from '../../../contract/activity.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import type { Column } from '../../ui/list/columns.ts';
import classes from './activity.module.css';
import { changeRows } from './change-rows.ts';
import { ObjectLink } from './object-link.tsx';
import { useEntryText } from './use-entry-text.ts';

/** What "Activity" shows of each entry. */
export const activityColumns: readonly Column<ActivityRow, 'at'>[] = [
  {
    id: 'at',
    header: <Trans>Time</Trans>,
    sort: 'at',
    share: 2,
    least: 184,
    quiet: true,
    cell: ({ at }) => <Time at={at} />,
  },
  {
    id: 'actor',
    header: <Trans>Who</Trans>,
    share: 18,
    least: 150,
    card: 'head',
    cell: (entry) => (
      <>
        <Who entry={entry} />
        <span className={`only-phone ${classes.when}`}>
          <Time at={entry.at} />
        </span>
      </>
    ),
  },
  {
    id: 'act',
    header: <Trans>What</Trans>,
    share: 26,
    least: 170,
    card: 'line',
    cell: ({ act, object }) => (
      <span className={classes.act}>
        <Act act={act} />
        {object?.name ? <span className="only-phone">: {object.name}</span> : null}
      </span>
    ),
  },
  {
    id: 'object',
    header: <Trans>To what</Trans>,
    share: 22,
    least: 140,
    cell: (entry) => <ObjectLink entry={entry} />,
  },
  {
    id: 'origin',
    header: <Trans>From</Trans>,
    share: 6,
    least: 120,
    quiet: true,
    cell: ({ origin }) => origin ?? '–',
  },
  { id: 'via', header: <Trans>Access token</Trans>, quiet: true, extra: true, cell: ({ via }) => via ?? '–' },
  {
    id: 'before',
    header: <Trans>Before</Trans>,
    share: 16,
    quiet: true,
    extra: true,
    cell: ({ before }) => <Content content={before} />,
  },
  {
    id: 'after',
    header: <Trans>After</Trans>,
    share: 16,
    quiet: true,
    extra: true,
    cell: ({ after }) => <Content content={after} />,
  },
  {
    id: 'position',
    header: <Trans>Position</Trans>,
    numeric: true,
    quiet: true,
    extra: true,
    cell: ({ position }) => <Position position={position} />,
  },
];

function Time({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={at}>
      {format.exact(at)}
    </time>
  );
}

export function Who({ entry: { actor, via } }: { entry: ActivityRow }) {
  const { actorText } = useEntryText();
  const name = actor.kind === 'service' ? actorText(actor) : actor.name;
  return (
    <>
      <span className={classes.who} title={name}>
        {name}
      </span>
      {actor.kind === 'operator' ? (
        <Badge color="copper" ml={8} miw="max-content">
          <Trans>Operator</Trans>
        </Badge>
      ) : null}
      {actor.kind === 'video-system' ? (
        <Badge ml={8} miw="max-content">
          <Trans>Video system</Trans>
        </Badge>
      ) : null}
      {via ? (
        <span className={classes.via}>
          <Trans>by access token {via}</Trans>
        </span>
      ) : null}
    </>
  );
}

function Act({ act }: { act: string }) {
  const { actText } = useEntryText();
  return actText(act);
}

function Content({ content }: { content: ActivityRow['before'] }) {
  const { pathText, valueText } = useEntryText();
  const rows = changeRows(content, null);
  return rows.length === 0 ? '–' : rows.map(({ path, before }) => `${pathText(path)}: ${valueText(before)}`).join('; ');
}

function Position({ position }: Pick<ActivityRow, 'position'>) {
  const format = useFormat();
  return position === null ? <Trans>not sealed yet</Trans> : format.number(position);
}
