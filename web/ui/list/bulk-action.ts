import type { ReactNode } from 'react';

/** An act on each of the selected rows: asked about first, carried out row by row, with a result for each. */
export interface BulkAction<Row> {
  id: string;
  /** In the bar: `Suspend`. */
  label: ReactNode;
  /** Red: something is lost. */
  danger?: boolean;
  /** Why a row is left out, in a few words: `already suspended`; undefined where it is not. */
  skip?: (row: Row) => string | undefined;
  /** `Suspend 12 members`. */
  title: (count: number) => string;
  /** What follows for the rows that are not left out, licences too; said before the button. */
  consequences: (rows: readonly Row[]) => ReactNode;
  /** The verb on the button: `Suspend members`. */
  confirm: (count: number) => string;
  /** `12 members are suspended`. */
  done: (count: number) => string;
  /** What is sent for one row; of the answer only a newer version is kept, a refusal is shown with the row. */
  run: (row: Row) => Promise<unknown>;
  /** Takes it back, row by row, each in the version that `run` has answered: `Undo`. */
  undo?: { label: ReactNode; run: (row: Row) => Promise<unknown>; done: (count: number) => string };
  /** After the last row, or when it was stopped: reads anew what has changed. */
  onEnd?: () => Promise<unknown>;
}

/** Something else that is done with all selected rows at once, such as a page about them. */
export interface SelectionLink<Row> {
  id: string;
  label: ReactNode;
  open: (rows: readonly Row[]) => void;
}

export type SelectionAct<Row> = BulkAction<Row> | SelectionLink<Row>;
