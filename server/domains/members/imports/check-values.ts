import type { ImportColumn, ImportFault } from '../../../../contract/imports.ts';
import { type AccessRight, email as emailValue, fullName as nameValue } from '../../../../contract/values.ts';
import type { CsvFault, CsvRow } from '../../../platform/csv/read-csv.ts';
import { type AddressRules, addressFault, roomAddressOf } from '../../directory/index.ts';
import { rightsByName } from './columns.ts';

/** What is wrong, without its place in the list. */
export type FoundFault = Omit<ImportFault, 'id'>;

/** A row as it is kept until the import is over; null for what is absent or wrong. */
export interface StagedRow {
  line: number;
  fullName: string | null;
  email: string | null;
  domain: string | null;
  address: string | null;
  roomAddress: string | null;
  accessRight: AccessRight | null;
  faulty: boolean;
}

const longest = 100;
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** A value as it can be shown and stored: what is invisible is named, what is long is cut. */
export function showValue(value: string): string {
  const cut = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return cut.replaceAll(
    invisible,
    (letter) => `<U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}

/** A fault of the file itself, as the API gives it. */
export const presentFault = ({ line, column, code, value, message }: CsvFault): FoundFault => ({
  line,
  column: isColumn(column) ? column : null,
  code,
  value: value === null ? null : showValue(value),
  message,
});

const isColumn = (name: string | null): name is ImportColumn =>
  name !== null && ['fullName', 'email', 'localPart', 'domain', 'accessRight'].includes(name);

/** Faults of lines of which nothing was read. */
const unread: ReadonlySet<string> = new Set(['line_unreadable', 'too_many_rows']);

const emptyRow = (line: number): StagedRow => ({
  line,
  ...{ fullName: null, email: null, domain: null, address: null, roomAddress: null, accessRight: null },
  faulty: true,
});

/** What is right and what is wrong in a row by itself, under the company's rules of addresses. */
export function checkValues(
  { line, values, faults: read }: CsvRow<ImportColumn>,
  rules: AddressRules,
): { row: StagedRow; faults: FoundFault[] } {
  const faults = read.map(presentFault);
  if (read.some(({ code }) => unread.has(code))) return { row: emptyRow(line), faults };
  const told = new Set(faults.map(({ column }) => column));
  /** Null where the value is wrong, which is noted once. */
  const wrong = (column: ImportColumn, code: string, message: string): null => {
    const value = values[column].trim();
    if (!told.has(column)) faults.push({ line, column, code, value: value === '' ? null : showValue(value), message });
    return null;
  };
  const fullName = readName(values.fullName, wrong);
  const email = readEmail(values.email, wrong);
  const { domain, address, roomAddress } = readAddress(values, rules, wrong);
  const accessRight = readRight(values.accessRight, wrong);
  const row = { line, fullName, email, domain, address, roomAddress, accessRight, faulty: faults.length > 0 };
  return { row, faults };
}

type Wrong = (column: ImportColumn, code: string, message: string) => null;

function readName(given: string, wrong: Wrong): string | null {
  const { success, data, error } = nameValue.safeParse(given);
  if (success) return data;
  const code = error.issues[0]?.code;
  if (code === 'too_small') return wrong('fullName', 'name_missing', 'Give the full name.');
  if (code === 'too_big') return wrong('fullName', 'name_too_long', 'Use at most 100 characters.');
  return wrong('fullName', 'name_malformed', 'The name contains characters that can’t be shown. Type it anew.');
}

function readEmail(given: string, wrong: Wrong): string | null {
  if (given.trim() === '') return wrong('email', 'email_missing', 'Give the email.');
  const { success, data } = emailValue.safeParse(given);
  return success ? data : wrong('email', 'email_malformed', 'This is not an email address.');
}

function readRight(given: string, wrong: Wrong): AccessRight | null {
  const name = given.trim().toLowerCase();
  if (name === '') return null;
  return (
    rightsByName.get(name) ??
    wrong('accessRight', 'right_unknown', 'Write “Member” or “Administrator”, or leave it empty.')
  );
}

interface ReadAddress {
  domain: string | null;
  address: string | null;
  roomAddress: string | null;
}

/** The local part, or a whole address in its place; the domain beside it, or the company's first. */
function readAddress(
  { localPart: given, domain: beside }: Record<ImportColumn, string>,
  rules: AddressRules,
  wrong: Wrong,
): ReadAddress {
  const none = { domain: null, address: null, roomAddress: null };
  const [local = '', ...rest] = given.trim().toLowerCase().split('@');
  const column = rest.length > 0 ? 'localPart' : 'domain';
  const stated = beside.trim().toLowerCase();
  const domain = rest.length > 0 ? rest.join('@') : stated;
  if (rest.length > 0 && stated !== '' && stated !== domain) {
    wrong('domain', 'domain_differs', `The video address in this line is in “${showValue(domain)}”.`);
    return none;
  }
  if (domain !== '' && !rules.domains.includes(domain)) {
    wrong(column, 'domain_not_yours', `Your company has ${rules.domains.join(', ')}.`);
    return none;
  }
  if (local === '') {
    if (rest.length > 0) wrong('localPart', 'address_malformed', 'Write something before the @.');
    return { ...none, domain: domain || null };
  }
  const fault = addressFault(local, rules);
  if (fault) {
    wrong('localPart', 'address_malformed', fault);
    return { ...none, domain: domain || null };
  }
  const chosen = domain || (rules.domains[0] ?? '');
  return {
    domain: domain || null,
    address: `${local}@${chosen}`,
    roomAddress: roomAddressOf(local, rules.suffix, chosen),
  };
}
