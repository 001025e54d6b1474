import { Plural, Trans } from '@lingui/react/macro';
import type { CallFigure } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import { isTime, useFigureNames } from './figure-names.ts';

interface CallsTotalProps {
  list: { answer: { sum: number; peakAt?: string | null } | undefined; total: number; totalIsLeast: boolean };
  figure: CallFigure;
}

/** How many calls there are, and what their amounts add up to: the figure that was opened. */
export function CallsTotal({ list, figure }: CallsTotalProps) {
  const format = useFormat();
  const name = useFigureNames()[figure].toLocaleLowerCase();
  const many = useTotalText(list);
  const sum = list.answer?.sum ?? 0;
  const added = isTime(figure) ? format.minutes(sum) : format.number(sum);
  const isCount = figure === 'calls' || figure === 'meetings' || figure === 'directCalls' || figure === 'unanswered';
  const moment = list.answer?.peakAt ? format.dateTime(list.answer.peakAt) : null;
  if (figure === 'peak') {
    return (
      <>
        <Plural value={list.total} one={`${many} call`} other={`${many} calls`} />{' '}
        {moment ? (
          <Trans>
            · {added} legs at once, {moment}
          </Trans>
        ) : null}
      </>
    );
  }
  return (
    <>
      <Plural value={list.total} one={`${many} call`} other={`${many} calls`} />
      {isCount ? null : (
        <Trans>
          {' '}
          · {added} {name} together
        </Trans>
      )}
    </>
  );
}
