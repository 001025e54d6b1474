import type { Put } from './list-text.ts';

/**
 * A list over a view of the scope's company that belongs to the owner: row-level security would keep searches from its
 * indexes. All is SQL; `$1` is the company.
 */
export interface List {
  /** A view with `id`, `company_id` and the columns of all keys. */
  view: string;
  /** What is shown of a row of the view, which is called `shown`: `shown.id, shown.full_name as "fullName"`. */
  columns: string;
  /**
   * What the view's rows fulfil, by their own columns. Without values from outside: statements are kept by their text,
   * and a partial index or the number of rows that fit should decide about the plan.
   */
  filters: readonly string[];
  /** Name of the list in the table `tally`, and which facets the filters let through; null for all. */
  tally: { list: string; facets: readonly string[] | null };
  /** Whether an index finds three letters in a row by parts of the order of `name_key` (migration 022). */
  byParts?: boolean;
  /** Beside the total: `(select …) as "licencesLeft"`. */
  beside?: string;
}

/** What was typed, as conditions on the view's rows; the next are asked where no row fulfils those before. */
export interface Search {
  exact(put: Put): readonly string[];
  near(put: Put): readonly string[];
  /** An array of the ids of what is like it. */
  alike(put: Put): string;
  /** How often it has three letters or digits in a row, and SQL of an array of them; null where it has none. */
  grams: { count: number; text(put: Put): string } | null;
}
