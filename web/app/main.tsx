import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { activateLanguage } from '../i18n/languages.ts';
import { reloadOnNewVersion } from './new-version.ts';
import { Providers } from './providers.tsx';
import { queries, router } from './router.ts';
import { registerServiceWorker } from './service-worker.ts';

reloadOnNewVersion();
await activateLanguage();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
createRoot(root).render(
  <StrictMode>
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
registerServiceWorker();
