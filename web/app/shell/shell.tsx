import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { IncomingCalls } from '../../features/calls/index.ts';
import { FormatProvider } from '../../i18n/format-context.tsx';
import { FaultWordsContext } from '../../ui/fault-words.ts';
import { Toasts } from '../../ui/toast.tsx';
import { useProblemText } from '../problem/problem-text.ts';
import { useSearchKeys } from './search-keys.ts';
import { TopBar } from './top-bar.tsx';
import { useLeavingWithSession } from './use-leaving-with-session.ts';
import { useLiveChanges } from './use-live-changes.ts';
import { usePresence } from './use-presence.ts';
import { useRings } from './use-rings.ts';

const loadSearch = () => import('./search-dialog.tsx');
const SearchDialog = lazy(() => loadSearch().then((module) => ({ default: module.SearchDialog })));

/** Around every page of somebody who is signed in: the top bar, the page, toasts, and the search and dial box. */
export function Shell() {
  const { member } = useSignedIn();
  useLeavingWithSession();
  usePresence();
  useLiveChanges();
  const { rings, drop } = useRings();
  const [searching, setSearching] = useState(false);
  const [searched, setSearched] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const openSearch = () => {
    if (!member) return;
    setSearched(true);
    setSearching(true);
  };
  useSearchKeys(openSearch);
  // There before it is opened, so that what is typed right after that arrives in it.
  useEffect(() => {
    loadSearch().then(
      () => setSearched(true),
      () => undefined,
    );
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a navigation closes the search
  useEffect(() => setSearching(false), [path]);
  return (
    <FormatProvider timeZone={member?.company.timeZone}>
      <FaultWordsContext value={useProblemText()}>
        <TopBar onSearch={openSearch} />
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
        <Toasts />
        {rings.length > 0 ? (
          <Suspense>
            <IncomingCalls rings={rings} onDone={drop} />
          </Suspense>
        ) : null}
        {searched ? (
          <Suspense>
            <SearchDialog opened={searching} onClose={() => setSearching(false)} />
          </Suspense>
        ) : null}
      </FaultWordsContext>
    </FormatProvider>
  );
}
