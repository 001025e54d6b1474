import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../i18n/format-context.tsx';

/** The total of a list in the reader's writing: `10,248`, or `more than 10,000` where it is only known to be at least that. */
export function useTotalText({ total, totalIsLeast }: { total: number; totalIsLeast: boolean }): string {
  const { t } = useLingui();
  const count = useFormat().number(total);
  return totalIsLeast ? t`more than ${count}` : count;
}
