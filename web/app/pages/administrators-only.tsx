import { Outlet } from '@tanstack/react-router';
import { useSignedIn } from '../../api/session.ts';
import { NotAllowedPage } from './not-allowed-page.tsx';

/** Shows what administrators may see; others read that they lack the right and whom to ask. */
export function AdministratorsOnly() {
  const { can } = useSignedIn();
  return can.administer ? <Outlet /> : <NotAllowedPage />;
}
