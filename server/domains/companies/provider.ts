import type { Selectable } from 'kysely';
import type { CompanyRefusal } from '../../../contract/identity.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

/** The provider as companies see it. */
export type Provider = CompanyRefusal['provider'];

export const providerOf = (service: Selectable<Tables['service']> | null): Provider => ({
  name: service?.providerName ?? '',
  contact: service?.providerContact ?? '',
  email: service?.providerEmail ?? null,
  phone: service?.providerPhone ?? null,
  link: service?.providerLink ?? null,
});

/** The provider with the ways to reach it, in a line. */
export const contactLine = ({ name, contact, email, phone, link }: Provider): string =>
  [name, contact, email, phone, link].filter((part, at, parts) => part && parts.indexOf(part) === at).join(', ') ||
  'the provider';
