import { Trans } from '@lingui/react/macro';
import type { ImportView } from '../../../contract/imports.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './imports.module.css';

/** What is in a file, and the licences, in figures. */
export function Figures({ view: { rows, faults, licences } }: { view: ImportView }) {
  const format = useFormat();
  return (
    <dl className={classes.figures}>
      <div>
        <dt>
          <Trans>Lines</Trans>
        </dt>
        <dd>{format.number(rows.total)}</dd>
      </div>
      <div>
        <dt>
          <Trans>To be invited</Trans>
        </dt>
        <dd>{format.number(rows.new)}</dd>
      </div>
      <div>
        <dt>
          <Trans>Unchanged</Trans>
        </dt>
        <dd>{format.number(rows.unchanged)}</dd>
      </div>
      <div data-bad={faults > 0 || undefined}>
        <dt>
          <Trans>Faults</Trans>
        </dt>
        <dd>{format.number(faults)}</dd>
      </div>
      <div data-bad={licences.needed > licences.left || undefined}>
        <dt>
          <Trans>Licences left</Trans>
        </dt>
        <dd>{format.number(licences.left)}</dd>
      </div>
    </dl>
  );
}
