import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportView } from '../../../contract/imports.ts';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import classes from './imports.module.css';
import { useImportText } from './use-import-text.ts';

/** The latest files, so that one can come back to what was begun. Nothing while there is none. */
export function RecentImports() {
  const recent = useQuery(api.imports.list.queryOptions({ input: { limit: 10 } }));
  if (recent.isPending) {
    return (
      <Panel title={<Trans>Recent files</Trans>} flush>
        <RowsSkeleton rows={2} />
      </Panel>
    );
  }
  if (recent.error) {
    return (
      <Panel title={<Trans>Recent files</Trans>}>
        <ProblemState error={recent.error} onRetry={() => void recent.refetch()} />
      </Panel>
    );
  }
  if (recent.data.items.length === 0) return null;
  return (
    <Panel title={<Trans>Recent files</Trans>} flush>
      <ul className={classes.recent}>
        {recent.data.items.map((each) => (
          <RecentImport key={each.id} each={each} />
        ))}
      </ul>
    </Panel>
  );
}

function RecentImport({ each }: { each: ImportView }) {
  const format = useFormat();
  const text = useImportText();
  const { id, fileName, madeBy, madeAt } = each;
  return (
    <li>
      <Link to="/company/members/import/$importId" params={{ importId: id }}>
        <span className={classes.file}>{fileName}</span>
        <span>{text(each)}</span>
        <span className={classes.when}>
          {madeBy} · {format.ago(madeAt)}
        </span>
      </Link>
    </li>
  );
}
