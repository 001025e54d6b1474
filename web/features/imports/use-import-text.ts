import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ImportView } from '../../../contract/imports.ts';
import { useFormat } from '../../i18n/format-context.tsx';

/** How an import stands, in a line. */
export function useImportText(): (view: ImportView) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ state, rows, faults }) => {
    const count = format.number(rows.new);
    switch (state) {
      case 'reading':
      case 'checking':
        return t`Being checked`;
      case 'applying':
        return t`Being invited`;
      case 'applied':
        return plural(rows.new, { one: `${count} person invited`, other: `${count} people invited` });
      case 'failed':
        return t`Given up`;
      case 'cancelled':
        return t`Cancelled`;
      case 'checked': {
        const wrong = format.number(faults);
        if (faults > 0) return plural(faults, { one: `${wrong} fault`, other: `${wrong} faults` });
        if (rows.new === 0) return t`Nothing to do`;
        return plural(rows.new, { one: `${count} person to invite`, other: `${count} people to invite` });
      }
      default:
        return state satisfies never;
    }
  };
}
