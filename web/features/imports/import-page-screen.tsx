import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ImportView } from '../../../contract/imports.ts';
import { api } from '../../api/client.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BlockSkeleton } from '../../ui/skeletons.tsx';
import { AppliedPanel } from './applied-panel.tsx';
import { CheckedPart } from './checked-part.tsx';
import classes from './imports.module.css';
import { OverPanel } from './over-panel.tsx';
import { WorkingPanel } from './working-panel.tsx';

/** Milliseconds between two looks at what is being worked on. */
const lookEvery = 700;

const isMoving = ({ state, mails }: ImportView) =>
  state === 'reading' || state === 'checking' || state === 'applying' || (mails !== null && !mails.ended);

/** One file: how far it is, what it would do, what it did. Can be left and come back to. */
export function ImportPageScreen() {
  const { t } = useLingui();
  const { importId } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useQuery(
    api.imports.get.queryOptions({
      input: { id: importId ?? '' },
      refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? lookEvery : false),
    }),
  );
  return (
    <AdministrationPage documentTitle={data?.fileName ?? t`Bulk invite`}>
      <Breadcrumb
        up={{ to: '/company/members/import' }}
        upLabel={<Trans>Bulk invite</Trans>}
        here={data?.fileName ?? '…'}
      />
      {isPending ? (
        <Panel>
          <BlockSkeleton height={120} />
        </Panel>
      ) : null}
      {error && !data ? (
        <Panel>
          <ProblemState error={error} onRetry={() => void refetch()} />
        </Panel>
      ) : null}
      {data ? (
        <div className={classes.stack}>
          <Part view={data} />
        </div>
      ) : null}
    </AdministrationPage>
  );
}

function Part({ view }: { view: ImportView }) {
  switch (view.state) {
    case 'reading':
    case 'checking':
    case 'applying':
      return <WorkingPanel view={view} />;
    case 'checked':
      return <CheckedPart view={view} />;
    case 'applied':
      return <AppliedPanel view={view} />;
    case 'failed':
    case 'cancelled':
      return <OverPanel view={view} />;
    default:
      return view.state satisfies never;
  }
}
