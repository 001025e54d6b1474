import { Trans } from '@lingui/react/macro';
import type { ActivityRow } from '../../../contract/activity.ts';
import classes from './activity.module.css';
import { changeRows } from './change-rows.ts';
import { useEntryText } from './use-entry-text.ts';

/** Before → after, field by field; only one of the two where an act has no other. */
export function ChangesTable({ before, after }: Pick<ActivityRow, 'before' | 'after'>) {
  const { pathText, valueText } = useEntryText();
  const rows = changeRows(before, after);
  if (rows.length === 0) return null;
  return (
    <div className={classes.scroll}>
      <table className={classes.changes}>
        <thead>
          <tr>
            <td />
            {before ? (
              <th scope="col">
                <Trans>Before</Trans>
              </th>
            ) : null}
            {after ? (
              <th scope="col">
                <Trans>After</Trans>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.path.join('.')}>
              <th scope="row">{pathText(row.path)}</th>
              {before ? (
                <td className={classes.before}>
                  <Value value={row.before} text={valueText} />
                </td>
              ) : null}
              {after ? (
                <td>
                  <Value value={row.after} text={valueText} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A list of things stands one a line. */
function Value({ value, text }: { value: unknown; text: (value: unknown) => string }) {
  if (!Array.isArray(value) || !value.some((item) => typeof item === 'object')) return text(value);
  return value.map((item, index) => {
    const line = text(item);
    // biome-ignore lint/suspicious/noArrayIndexKey: an entry never changes
    return <div key={`${index} ${line}`}>{line}</div>;
  });
}
