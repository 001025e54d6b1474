import { useLingui } from '@lingui/react/macro';
import type { ActivityRow } from '../../../contract/activity.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { acts } from './acts.ts';
import { nameField } from './change-rows.ts';
import { fieldNames, valueNames } from './field-names.ts';
import { nameAct } from './name-act.ts';

/** The words that entries of the log are written with. */
export function useEntryText() {
  const { t, i18n } = useLingui();
  const format = useFormat();

  const wordText = (text: string): string => {
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return format.dateTime(text);
    const known = valueNames[text];
    return known ? i18n._(known) : text;
  };

  const valueText = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? t`On` : t`Off`;
    if (typeof value === 'number') return format.number(value);
    if (Array.isArray(value)) return value.map(valueText).join(', ') || '–';
    if (typeof value === 'object' && value !== null) return Object.values(value).map(valueText).join(' · ');
    return typeof value === 'string' && value !== '' ? wordText(value) : '–';
  };

  const fieldText = (field: string): string => {
    const known = fieldNames[field];
    return known ? i18n._(known) : nameField(field);
  };

  const actorText = ({ kind, name }: ActivityRow['actor']): string => {
    if (kind === 'operator') return t`${name} (operator)`;
    if (kind === 'video-system') return t`${name} (video system)`;
    return kind === 'service' ? t`The service` : name;
  };

  return {
    actorText,
    actText: (act: string): string => {
      const known = acts[act];
      return known ? i18n._(known) : nameAct(act);
    },
    fieldText,
    pathText: (path: readonly string[]): string => path.map(fieldText).join(' · '),
    valueText,
  };
}
