import { problems } from '../../contract/problems.ts';

/** The page of every problem code, from the catalogue that the API answers from. */
export function problemsPage(): string {
  const rows = Object.entries(problems).map(
    ([code, { status, title, detail }]) => `| \`${code}\` | ${status} | ${title} | ${detail.replaceAll('|', '\\|')} |`,
  );
  return `# Problem codes

Made by \`node scripts/write-problems-page.ts\` from \`contract/problems.ts\`; a test fails while it is not up to date.

Every fault of the API is \`application/problem+json\` (RFC 9457) with one of these codes in the member \`code\`. A code never
changes its meaning. \`detail\` is the sentence of this table or a more exact one; \`errors\` holds the JSON pointer
(RFC 6901) of each faulty field; \`retryAfter\`, and the header field \`Retry-After\`, say how many seconds to wait. An operator
finds a request in the log by its \`requestId\`.

| code | status | title | what happened and what to do |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
