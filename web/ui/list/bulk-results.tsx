import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck, IconClock, IconCopy, IconDownload, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/format-context.tsx';
import { CopyButton } from '../copy-button.tsx';
import dialog from '../dialog.module.css';
import { useFaultWords } from '../fault-words.ts';
import classes from './bulk.module.css';
import { csvOf, downloadCsv } from './csv.ts';
import type { BulkResult } from './run-bulk.ts';

interface BulkResultsProps<Row> {
  /** For the name of the file. */
  name: string;
  results: readonly BulkResult<Row>[];
  /** `12 members are suspended`. */
  said: (count: number) => string;
  rowName: (row: Row) => string;
  onRetry: () => void;
  onClose: () => void;
  /** The button that takes it back. */
  undo: ReactNode;
}

const shownRows = 200;
const first: Record<BulkResult<unknown>['state'], number> = { refused: 0, waiting: 1, done: 2 };

/** What became of each row: those that were refused first, with the reason, and a new try for them. */
export function BulkResults<Row>(props: BulkResultsProps<Row>) {
  const { name, results, said, rowName, onRetry, onClose, undo } = props;
  const { t } = useLingui();
  const format = useFormat();
  const words = useFaultWords();
  const done = results.filter(({ state }) => state === 'done').length;
  const left = results.filter(({ state }) => state !== 'done');
  const stateText = { done: t`done`, refused: t`refused`, waiting: t`not begun` };
  const reason = (result: BulkResult<Row>) => (result.state === 'refused' ? words(result.fault).detail : '');
  const csv = () =>
    csvOf([
      [t`Name`, t`Result`, t`Reason`],
      ...results.map((result) => [rowName(result.row), stateText[result.state], reason(result)]),
    ]);
  const ordered = results.toSorted((a, b) => first[a.state] - first[b.state]);
  const hidden = ordered.length - shownRows;
  return (
    <div className={dialog.stack}>
      <p className={dialog.text} role="status">
        {done > 0 ? said(done) : <Trans>Nothing was changed</Trans>}
        {left.length > 0 ? (
          <>
            {' · '}
            <Trans>{format.number(left.length)} not done</Trans>
          </>
        ) : null}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the keyboard too */}
      <ul className={classes.results} tabIndex={0} aria-label={t`Results`}>
        {ordered.slice(0, shownRows).map((result, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is written once
          <li key={index} data-state={result.state}>
            {result.state === 'done' ? <IconCheck aria-hidden /> : null}
            {result.state === 'refused' ? <IconX aria-hidden /> : null}
            {result.state === 'waiting' ? <IconClock aria-hidden /> : null}
            <span>
              {rowName(result.row)}
              <small>{result.state === 'refused' ? reason(result) : stateText[result.state]}</small>
            </span>
          </li>
        ))}
        {hidden > 0 ? (
          <li>
            <small>
              <Trans>{format.number(hidden)} more stand in the file</Trans>
            </small>
          </li>
        ) : null}
      </ul>
      <div className={classes.files}>
        <CopyButton text={csv()} label={t`Copy results`} icon={<IconCopy aria-hidden />}>
          <Trans>Copy results</Trans>
        </CopyButton>
        <Button leftSection={<IconDownload aria-hidden />} onClick={() => downloadCsv(`${name}.csv`, csv())}>
          <Trans>Download CSV</Trans>
        </Button>
      </div>
      <div className={dialog.buttons}>
        {done > 0 ? undo : null}
        {left.length > 0 ? (
          <Button onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        ) : null}
        <Button variant="filled" onClick={onClose} autoFocus>
          <Trans>Close</Trans>
        </Button>
      </div>
    </div>
  );
}
