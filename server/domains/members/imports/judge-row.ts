import type { ImportColumn } from '../../../../contract/imports.ts';
import type { FoundFault } from './check-values.ts';
import type { ComparedRow, Known } from './compare-rows.ts';
import type { Twins } from './file-index.ts';

export interface Verdict {
  state: 'new' | 'unchanged' | 'faulty';
  faults: FoundFault[];
}

/**
 * What becomes of a row, beside the others of its file (`twins`) and the people of its company. `taken`: addresses that
 * nobody could take. A row of somebody who is a member or invited already changes nothing, and may differ in nothing that it
 * says.
 */
export function judgeRow(row: ComparedRow, twins: Twins, taken: ReadonlySet<string>): Verdict {
  const faults: FoundFault[] = [];
  const fault = (column: ImportColumn, code: string, value: string | null, message: string) =>
    faults.push({ line: row.line, column, code, value, message });
  const { email, known } = row;
  if (twins.email !== null) fault('email', 'email_twice', email, `Line ${twins.email} has this email too.`);
  else if (known?.as === 'removed') {
    const message = 'This email belongs to a member who was removed less than 30 days ago. Undo the removal instead.';
    fault('email', 'removed_member', email, message);
  } else if (known) noteDifferences(row, known, fault);
  if (!known || known.as === 'removed') noteAddress(row, twins, taken, fault);
  if (row.faulty || faults.length > 0) return { state: 'faulty', faults };
  return { state: known ? 'unchanged' : 'new', faults };
}

type Note = (column: ImportColumn, code: string, value: string | null, message: string) => void;

function noteDifferences(row: ComparedRow, known: Known, note: Note): void {
  const member = known.as === 'member';
  const code = member ? 'already_member' : 'already_invited';
  const who = member ? 'A member has this email already,' : 'Somebody with this email is invited already,';
  const domain = known.address.slice(known.address.indexOf('@') + 1);
  if (row.fullName !== null && row.fullName !== known.fullName) {
    note('fullName', code, row.fullName, `${who} under another name: ${known.fullName}.`);
  }
  if (row.address !== null && row.address !== known.address) {
    note('localPart', code, row.address, `${who} with another video address: ${known.address}.`);
  } else if (row.address === null && row.domain !== null && row.domain !== domain) {
    note('domain', code, row.domain, `${who} in another domain: ${domain}.`);
  }
  if (row.accessRight !== null && row.accessRight !== known.accessRight) {
    const right = known.accessRight === 'administrator' ? 'Administrator' : 'Member';
    note('accessRight', code, row.accessRight, `${who} with another access right: ${right}.`);
  }
}

function noteAddress(
  { address, roomAddress }: ComparedRow,
  twins: Twins,
  taken: ReadonlySet<string>,
  note: Note,
): void {
  if (address === null || roomAddress === null) return;
  const otherwise = 'Choose another, or leave it empty.';
  if (twins.address !== null) {
    note('localPart', 'address_twice', address, `Line ${twins.address} has this video address too. ${otherwise}`);
  } else if (twins.room !== null) {
    const message = `This video address, or that of the personal room, is also needed by line ${twins.room}. ${otherwise}`;
    note('localPart', 'address_twice', address, message);
  }
  if (taken.has(address)) note('localPart', 'address_taken', address, `This video address is taken. ${otherwise}`);
  else if (taken.has(roomAddress)) {
    const message = `The personal room’s address, ${roomAddress}, is taken. ${otherwise}`;
    note('localPart', 'room_address_taken', address, message);
  }
}
