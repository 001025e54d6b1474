import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useFormat } from '../../i18n/format-context.tsx';
import dialog from '../dialog.module.css';
import classes from './bulk.module.css';
import type { BulkAction } from './bulk-action.ts';

interface BulkSummaryProps<Row> {
  act: BulkAction<Row>;
  rows: readonly Row[];
  rowName: (row: Row) => string;
  onClose: () => void;
  onConfirm: () => void;
}

/** What will happen, to whom, and who is left out and why. */
export function BulkSummary<Row>({ act, rows, rowName, onClose, onConfirm }: BulkSummaryProps<Row>) {
  const taken = rows.filter((row) => act.skip?.(row) === undefined);
  const reasons = Map.groupBy(
    rows.filter((row) => act.skip?.(row) !== undefined),
    (row) => act.skip?.(row) ?? '',
  );
  return (
    <form
      className={dialog.stack}
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm();
      }}
    >
      {taken.length > 0 ? (
        <div className={classes.consequences}>{act.consequences(taken)}</div>
      ) : (
        <p className={dialog.text}>
          <Trans>There is nothing to do for any of them.</Trans>
        </p>
      )}
      {taken.length > 0 ? <Names rows={taken} rowName={rowName} /> : null}
      {[...reasons].map(([reason, left]) => (
        <LeftOut key={reason} reason={reason} rows={left} rowName={rowName} />
      ))}
      <div className={dialog.buttons}>
        <Button onClick={onClose} data-autofocus={act.danger || undefined}>
          <Trans>Cancel</Trans>
        </Button>
        {taken.length > 0 ? (
          <Button
            type="submit"
            variant="filled"
            color={act.danger ? 'red' : undefined}
            data-autofocus={!act.danger || undefined}
          >
            {act.confirm(taken.length)}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

const shownNames = 8;

function Names<Row>({ rows, rowName }: Pick<BulkSummaryProps<Row>, 'rows' | 'rowName'>) {
  const { i18n } = useLingui();
  const format = useFormat();
  const more = rows.length - shownNames;
  const names = rows.slice(0, shownNames).map(rowName);
  const count = format.number(more);
  if (more > 0) names.push(plural(more, { one: `${count} more`, other: `${count} more` }));
  return <p className={classes.names}>{new Intl.ListFormat(i18n.locale).format(names)}</p>;
}

function LeftOut<Row>({ reason, rows, rowName }: Pick<BulkSummaryProps<Row>, 'rows' | 'rowName'> & { reason: string }) {
  const count = useFormat().number(rows.length);
  return (
    <div className={classes.left}>
      <strong>
        <Trans>
          {count} left out: {reason}
        </Trans>
      </strong>
      <Names rows={rows} rowName={rowName} />
    </div>
  );
}
