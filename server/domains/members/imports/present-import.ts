import type { ImportView } from '../../../../contract/imports.ts';
import { linkDays } from './apply-import.ts';
import type { MemberImport } from './import-queries.ts';
import { stagedMs } from './sweep-imports.ts';

/** Row → contract shape. */
export function presentImport(row: MemberImport, { left, mail }: { left: number; mail: boolean }): ImportView {
  const { state, newRows, mailTotal, attempts } = row;
  const over = state === 'applied' || state === 'failed' || state === 'cancelled';
  return {
    id: row.id,
    fileName: row.fileName,
    digest: row.fileDigest,
    size: row.fileSize,
    state,
    madeAt: row.madeAt.toISOString(),
    madeBy: row.madeByName,
    progress: { done: row.done, total: row.total },
    rows: { total: row.rows, new: newRows, unchanged: row.unchangedRows },
    faults: row.faultCount,
    unknownColumns: row.unknownColumns,
    encoding: row.encoding,
    separator: row.separator,
    licences: { needed: state === 'applied' ? 0 : newRows, left },
    linkDays,
    mailsLinks: mail,
    refusal: row.refusal,
    appliedAt: row.appliedAt?.toISOString() ?? null,
    appliedBy: (row.appliedAt && row.acting?.actor.name) ?? null,
    mails:
      state === 'applied' && mailTotal > 0
        ? {
            total: mailTotal,
            sent: row.mailed,
            refused: row.mailRefused,
            ended: row.mailEnded,
            waiting: !row.mailEnded && attempts > 0,
          }
        : null,
    deletedAt: over ? null : new Date(row.madeAt.getTime() + stagedMs).toISOString(),
    can: {
      apply: state === 'checked' && row.faultCount === 0 && newRows > 0 && newRows <= left,
      cancel: state === 'reading' || state === 'checking' || state === 'checked',
      downloadLinks: state === 'applied' && newRows > 0 && !mail,
    },
  };
}
