export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type CsvSeparator = ',' | ';' | '\t';

/** A column that is looked for: its title, and what else it may be headed with; case, spaces and punctuation don't matter. */
export interface CsvColumn<Name extends string> {
  name: Name;
  title: string;
  names: readonly string[];
  required: boolean;
}

export interface CsvLimits {
  /** Rows below the heading. */
  rows: number;
  /** Characters of a value. */
  field: number;
}

/** What is wrong in a file, by its place. */
export interface CsvFault {
  /** From 1, as an editor counts. */
  line: number;
  /** Name of the column; null where it is the whole line. */
  column: string | null;
  code: string;
  /** What stands there, shortened; null where nothing does. */
  value: string | null;
  message: string;
}

/** A row by columns, as it stands there; `''` for what it lacks. One with faults is not to be used. */
export interface CsvRow<Name extends string> {
  line: number;
  values: Record<Name, string>;
  faults: CsvFault[];
}

export interface CsvTable<Name extends string> {
  encoding: CsvEncoding;
  separator: CsvSeparator;
  /** Columns that the file has. */
  columns: readonly Name[];
  /** Headings that mean nothing to us, as they stand there; at most 50. */
  unknownColumns: readonly string[];
  /** What is wrong with the headings. */
  faults: readonly CsvFault[];
  /** To be read once; gives way to other work between its pieces. Empty where the headings have faults. */
  rows: AsyncGenerator<CsvRow<Name>, void>;
}
