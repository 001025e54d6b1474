import { useLingui } from '@lingui/react/macro';
import { ORPCError } from '@orpc/client';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useDocumentTitle } from '../../ui/document-title.ts';
import { FaultState } from '../../ui/fault-state.tsx';
import { ProblemState } from '../problem/problem-state.tsx';

/** In the place of a page that could not be shown: a fault of a request, or of the app itself. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  useDocumentTitle(t`Something is in the way`);
  const retry = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <main id="main" tabIndex={-1}>
      {error instanceof ORPCError || isNoConnection(error) ? (
        <ProblemState error={error} onRetry={retry} />
      ) : (
        <FaultState
          title={t`This page has a fault`}
          detail={t`The fault is in the app, not in what you did, and nothing that was saved is lost. Load the page again; tell the operator if it stays.`}
          onRetry={() => window.location.reload()}
        />
      )}
    </main>
  );
}

/** Browsers throw a `TypeError` from `fetch` where there is no connection, and from faulty code too; the words differ. */
function isNoConnection(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load/i.test(error.message);
}
