import { problems } from '../../contract/problems.ts';

/** The page of every problem code, from the catalogue that the API answers from. */
export function problemsPage(): string {
  const entries = Object.entries(problems).map(
    ([code, { status, title, detail }]) => `## \`${code}\`\n\n${status}, ${title}. ${detail}\n`,
  );
  return `# Problem codes

Made by \`node scripts/write-problems-page.ts\` from \`contract/problems.ts\`; a test fails while it is not up to date.

Every fault of the API is \`application/problem+json\` (RFC 9457) with one of these codes in the member \`code\`. A code never
changes its meaning. \`detail\` is the sentence below or a more exact one; \`errors\` holds the JSON pointer
(RFC 6901) of each faulty field; \`retryAfter\`, and the header field \`Retry-After\`, say how many seconds to wait. An operator
finds a request in the log by its \`requestId\`.

${entries.join('\n')}`;
}
