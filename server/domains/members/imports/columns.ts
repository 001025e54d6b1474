import type { ImportColumn } from '../../../../contract/imports.ts';
import type { AccessRight } from '../../../../contract/values.ts';
import type { CsvColumn } from '../../../platform/csv/read-csv.ts';

/** What a file may hold, and how its headings may be called, in English and in German. */
export const columns: readonly CsvColumn<ImportColumn>[] = [
  {
    name: 'fullName',
    title: 'Full name',
    names: ['Name', 'Display name', 'Person', 'Vollständiger Name', 'Voller Name', 'Anzeigename', 'Vor- und Nachname'],
    required: true,
  },
  {
    name: 'email',
    title: 'Email',
    names: ['E-mail', 'Mail', 'Email address', 'E-mail address', 'Mail address', 'E-Mail-Adresse', 'Mailadresse'],
    required: true,
  },
  {
    name: 'localPart',
    title: 'Video address',
    names: ['Local part', 'Address', 'User name', 'Videoadresse', 'Video-Adresse', 'Adresse', 'Benutzername'],
    required: false,
  },
  { name: 'domain', title: 'Domain', names: ['Video domain', 'Domäne'], required: false },
  {
    name: 'accessRight',
    title: 'Access right',
    names: ['Right', 'Role', 'Access', 'Zugriffsrecht', 'Recht', 'Berechtigung', 'Rolle'],
    required: false,
  },
];

/** How a column is headed in what we write ourselves. */
export const titleOf = (name: ImportColumn | null): string =>
  columns.find((column) => column.name === name)?.title ?? '';

/** How an access right may be called in a file, in small letters. */
export const rightsByName: ReadonlyMap<string, AccessRight> = new Map([
  ['member', 'member'],
  ['user', 'member'],
  ['mitglied', 'member'],
  ['benutzer', 'member'],
  ['administrator', 'administrator'],
  ['admin', 'administrator'],
  ['administratorin', 'administrator'],
  ['verwalter', 'administrator'],
  ['verwalterin', 'administrator'],
]);

/** Rows of a file, and characters of a value. */
export const limits = { rows: 50_000, field: 1000 };
