import type { QueryClient } from '@tanstack/react-query';
import { notFound, redirect } from '@tanstack/react-router';
import { serviceQuery, sessionQuery } from '../api/session.ts';

interface Entering {
  context: { queries: QueryClient };
  location: { href: string };
}

/** Lets signed-in people through; others go to set-up (an empty service) or to sign-in, and come back afterwards. */
export async function requireSession({ context, location }: Entering): Promise<void> {
  const session = await context.queries.ensureQueryData(sessionQuery());
  if (session.state === 'signed-in') return;
  const service = await context.queries.ensureQueryData(serviceQuery());
  if (!service.setUp) throw redirect({ to: '/setup' });
  throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
}

/** An operator without a company has no room and no calls: the way in is "Service operation". */
export async function requireCompany({ context }: Entering): Promise<void> {
  const session = await context.queries.ensureQueryData(sessionQuery());
  if (session.state === 'signed-in' && !session.member && session.can.operate) throw redirect({ to: '/operator' });
}

/** Keeps people who are signed in away from sign-in, and everybody while the service is not set up. */
export async function requireNoSession({ context }: Entering): Promise<void> {
  const session = await context.queries.ensureQueryData(sessionQuery());
  if (session.state === 'signed-in') throw redirect({ to: '/' });
  const service = await context.queries.ensureQueryData(serviceQuery());
  if (!service.setUp) throw redirect({ to: '/setup' });
}

/** Set-up happens once. */
export async function requireEmptyService({ context }: Entering): Promise<void> {
  const service = await context.queries.ensureQueryData(serviceQuery());
  if (service.setUp) throw redirect({ to: '/sign-in', search: {} });
}

/** What stands in the place of an id is one; anything else leads nowhere. */
export function requireIds({ params }: { params: Readonly<Record<string, string>> }): void {
  const isId = (id: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  if (!Object.values(params).every(isId)) throw notFound();
}
