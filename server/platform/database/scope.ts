import type { CompanyId } from '../../../contract/ids.ts';

/**
 * As what a connection works. `app` sees one company; `resolver` may only execute look-up functions that return ids;
 * `identity` reads accounts and sessions, which have no company; `operator` has policies of its own; `owner` migrates.
 */
export type Scope =
  /** `longest`: milliseconds after which the database cancels a statement (SQLSTATE 57014); PGlite lets it run to its end. */
  | { role: 'app'; company: CompanyId; longest?: number | undefined }
  | { role: 'resolver' | 'identity' | 'operator' | 'owner' };

/** Value for `set_config('role', …)`: the owner is whoever is connected. */
export const databaseRole = (scope: Scope): string => (scope.role === 'owner' ? 'none' : `rotunda_${scope.role}`);

/** Value for `set_config('app.company', …)`. */
export const scopeCompany = (scope: Scope): string => (scope.role === 'app' ? scope.company : '');

/** Value for `set_config('statement_timeout', …)`; null for that of every connection. */
export const scopeLimit = (scope: Scope): string | null =>
  scope.role === 'app' && scope.longest ? `${scope.longest}` : null;

export const sameScope = (one: Scope, other: Scope): boolean =>
  one.role === other.role && scopeCompany(one) === scopeCompany(other) && scopeLimit(one) === scopeLimit(other);
