import { Trans } from '@lingui/react/macro';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import classes from './root-layout.module.css';

/** Around every page: the skip link, and focus that goes to the new page's heading after a navigation. */
export function RootLayout() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        if (fromLocation && fromLocation.pathname !== toLocation.pathname) focusPage();
      }),
    [router],
  );
  return (
    <>
      <a className={classes.skip} href="#main">
        <Trans>Skip to the page</Trans>
      </a>
      <Outlet />
    </>
  );
}

function focusPage(): void {
  const main = document.getElementById('main');
  if (!main || (document.activeElement && main.contains(document.activeElement))) return;
  const heading = main.querySelector('h1');
  const target = heading ?? main;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
