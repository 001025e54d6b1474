/** What a list asks the service for, beside its pages: search, filters, sort and order. */
export type ListQuery = Readonly<Record<string, string | undefined>>;

/** The address of the CSV file of exactly what a list shows: the same search, filters and order, and the chosen columns. */
export function exportHref(list: string, query: ListQuery, columns: readonly string[]): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  for (const [index, column] of columns.entries()) parameters.set(`columns[${index}]`, column);
  return `/api/v1/exports/${list}?${parameters}`;
}
