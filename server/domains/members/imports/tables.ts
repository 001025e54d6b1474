import type { ColumnType, Generated } from 'kysely';
import type { CompanyId, InvitationId, MemberId, RoomId } from '../../../../contract/ids.ts';
import type { ImportId, ImportState } from '../../../../contract/imports.ts';
import type { ProblemCode } from '../../../../contract/problems.ts';
import type { AccessRight } from '../../../../contract/values.ts';
import type { Acting } from '../../audit/index.ts';

/** `jsonb`: read as a value, written as text. */
type Json<Value> = ColumnType<Value, string | null | undefined, string | null>;

interface MemberImportTable {
  id: ColumnType<ImportId, ImportId, never>;
  companyId: ColumnType<CompanyId, CompanyId, never>;
  fileName: string;
  /** SHA-256 in hexadecimal. */
  fileDigest: string;
  /** Bytes. */
  fileSize: number;
  state: ColumnType<ImportState, ImportState | undefined, ImportState>;
  madeBy: MemberId;
  madeByName: string;
  madeAt: ColumnType<Date, Date, never>;
  /** Whether all pieces of the file are here. */
  whole: Generated<boolean>;
  encoding: string | null;
  separator: string | null;
  unknownColumns: Json<string[]>;
  /** How far the present work is, in lines or rows. */
  done: Generated<number>;
  total: Generated<number>;
  rows: Generated<number>;
  newRows: Generated<number>;
  unchangedRows: Generated<number>;
  faultCount: Generated<number>;
  /** The company's rules of addresses that it was read by, as JSON. */
  rules: string | null;
  /** Who has it applied; null until then. */
  acting: Json<Omit<Acting, 'company' | 'at'> | null>;
  appliedAt: Date | null;
  refusal: ProblemCode | null;
  mailTotal: Generated<number>;
  mailed: Generated<number>;
  mailRefused: Generated<number>;
  /** The last invitation that was looked at for mailing. */
  mailCursor: InvitationId | null;
  mailEnded: Generated<boolean>;
  /** Whoever works at it has it until then, by the database's clock. */
  worker: string | null;
  workedUntil: Date | null;
  /** Failures in a row. */
  attempts: Generated<number>;
}

interface MemberImportPieceTable {
  importId: ImportId;
  position: number;
  companyId: CompanyId;
  bytes: Uint8Array;
}

interface MemberImportRowTable {
  importId: ImportId;
  line: number;
  companyId: CompanyId;
  /** Null where it is wrong, as the others. */
  fullName: string | null;
  email: string | null;
  /** Null where the file names none. */
  domain: string | null;
  /** Null until one is proposed, where the file names none. */
  address: string | null;
  roomAddress: string | null;
  /** Null where the file says nothing: a member. */
  accessRight: AccessRight | null;
  faulty: boolean;
  state: Generated<'unchecked' | 'new' | 'unchanged' | 'faulty'>;
  invitationId: InvitationId | null;
  roomId: RoomId | null;
  tokenDigest: string | null;
}

interface MemberImportFaultTable {
  importId: ImportId;
  line: number;
  /** Order within the line. */
  position: number;
  companyId: CompanyId;
  field: string | null;
  code: string;
  value: string | null;
  message: string;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    memberImport: MemberImportTable;
    memberImportPiece: MemberImportPieceTable;
    memberImportRow: MemberImportRowTable;
    memberImportFault: MemberImportFaultTable;
  }
}
