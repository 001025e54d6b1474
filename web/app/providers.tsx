import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ThemeProvider } from '../ui/theme/provider.tsx';

/** What every screen stands in: texts, look, and the cache of the API's answers. */
export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <ThemeProvider>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </ThemeProvider>
    </I18nProvider>
  );
}
