const lines = [
  'Full name,Email,Video address,Domain,Access right',
  'Anna Lind,anna.lind@example.com,anna.lind,,Member',
];

/** A CSV file with the headings and one example, as an address to download: UTF-8 with byte order mark, for Excel. */
export const templateHref = `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${lines.join('\r\n')}\r\n`)}`;
