import { useState } from 'react';
import { chosenColumns, withColumn } from './columns.ts';

export interface ColumnChoice {
  /** Ids of the columns that are shown, in the order of the list. */
  shown: readonly string[];
  toggle: (id: string) => void;
  /** Back to the columns that the list begins with; absent while it shows them. */
  reset: (() => void) | undefined;
}

/** Which columns a person has chosen for a list; this browser remembers them. */
export function useColumns(name: string, columns: readonly { id: string; extra?: boolean }[]): ColumnChoice {
  const key = `list.${name}.columns`;
  const [shown, setShown] = useState(() => chosenColumns(columns, read(key)));
  const first = chosenColumns(columns, null);
  const choose = (next: readonly string[]) => {
    setShown(next);
    write(key, next.join() === first.join() ? null : next.join());
  };
  return {
    shown,
    toggle: (id) => choose(withColumn(columns, shown, id)),
    reset: shown.join() === first.join() ? undefined : () => choose(first),
  };
}

/** Storage may be refused by the browser; then the choice lasts as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // not remembered
  }
}
