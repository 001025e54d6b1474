/**
 * The roles of a grid (WAI-ARIA 1.2) on the elements of a table, to be spread. They are said outright because some
 * browsers take a table's roles away where style sheets lay it out otherwise.
 */
export const gridRoles = {
  grid: { role: 'grid' },
  selectable: { role: 'grid', 'aria-multiselectable': true },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  header: { role: 'columnheader', scope: 'col' },
  cell: { role: 'gridcell' },
} as const;
