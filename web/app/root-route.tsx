import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { loadTexts } from '../i18n/languages.ts';
import { ErrorPage } from './pages/error-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { PendingPage } from './pages/pending-page.tsx';
import { RootLayout } from './root-layout.tsx';

/** A screen and the texts that it is written in, which are not loaded at the start. */
export const withTexts = <Screen,>(part: Parameters<typeof loadTexts>[0], screen: Promise<Screen>): Promise<Screen> =>
  Promise.all([screen, loadTexts(part)]).then(([loaded]) => loaded);

/** Around every route. */
export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: RootLayout,
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
  pendingComponent: PendingPage,
});
