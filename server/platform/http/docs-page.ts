import type { OpenAPI } from '@orpc/openapi';
import { type ProblemCode, problems } from '../../../contract/problems.ts';
import { apiPrefix } from './api-routes.ts';
import { docsStyle } from './docs-style.ts';
import { curlExample } from './example.ts';
import type { ApiMethod } from './methods.ts';
import { everyProblem, operationOf } from './openapi.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it, in elements and in quoted attributes. */
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? '');

const permissionWords: Record<ApiMethod['permission'], string> = {
  anyone: 'Anyone',
  'signed-in': 'Signed in',
  member: 'Member',
  administrator: 'Administrator',
  operator: 'Operator',
};

const anchor = (key: string) => `method-${key.replaceAll('.', '-')}`;

function renderSchema(title: string, schema: unknown): string {
  if (schema === undefined) return '';
  const text = escapeHtml(JSON.stringify(schema, null, 2));
  return `<details><summary>${title}</summary><pre tabindex="0">${text}</pre></details>`;
}

const codeLinks = (codes: readonly ProblemCode[]) =>
  codes.map((code) => `<a class="code" href="#${code}">${code}</a>`).join(' ');

function renderExample(method: ApiMethod, operation: ReturnType<typeof operationOf>): string {
  const example = curlExample(method, operation);
  if (example === null) return '<p class="every">In the browser only: an access token is refused.</p>';
  return `<details><summary>Example</summary><pre tabindex="0">${escapeHtml(example)}</pre></details>`;
}

function renderMethod(method: ApiMethod, operation: ReturnType<typeof operationOf>): string {
  const { verb, path, key, summary, permission, status, scope } = method;
  const success = operation?.responses?.[String(status)];
  const own = method.problems.length > 0 ? `<p class="codes">Answers ${codeLinks(method.problems)}</p>` : '';
  return `<article id="${anchor(key)}">
<h3><span class="verb">${verb}</span> <code>${escapeHtml(apiPrefix + path)}</code></h3>
<p>${escapeHtml(summary)}</p>
<p class="facts"><span class="chip">${permissionWords[permission]}</span> <span class="chip">${status}</span> ${scope ? `<code>${scope}</code> ` : ''}<small>${escapeHtml(key)}</small></p>
${own}<p class="codes every">And ${codeLinks(everyProblem(method))}</p>
${renderExample(method, operation)}${renderSchema('Parameters', operation?.parameters)}${renderSchema('Body', operation?.requestBody)}${renderSchema('Answer', success)}
</article>`;
}

const renderProblem = ([code, { status, title, detail }]: [
  string,
  { status: number; title: string; detail: string },
]) =>
  `<tr id="${code}"><td><a class="code" href="#${code}">${code}</a></td><td class="num">${status}</td><td><b>${escapeHtml(title)}</b><br>${escapeHtml(detail)}</td></tr>`;

const introduction = `<article><h3>From a script</h3>
<p>With the service’s address in <code>ROTUNDA</code>: make an access token under “My profile” and send it as <code>Authorization: Bearer …</code>. It can do what its scopes say and what its
person may, until it ends or is revoked; each method below names its scope. What is done with it stands in the company’s activity log with its name.</p>
<p>Lists come in pages: send <code>nextCursor</code> of one page as <code>cursor</code> for the next. Changes take the version that was read as
<code>If-Match</code> and answer 412 with the present state where somebody was faster. Creations take an <code>Idempotency-Key</code>: the same
request sent twice makes one thing. Times are UTC (ISO 8601), durations are seconds.</p>
<pre tabindex="0">curl "$ROTUNDA${apiPrefix}/members?search=lind&amp;limit=20" \\
  -H "Authorization: Bearer $TOKEN"</pre></article>`;

/** The browsable description of the API: methods by tag, then the catalogue of problems with an anchor per code. */
export function renderDocs(
  serviceName: string,
  methods: readonly ApiMethod[],
  document: OpenAPI.Document,
  nonce: string,
): string {
  const groups = [...Map.groupBy(methods, ({ tag }) => tag)];
  const contents = groups.map(
    ([tag, ofTag]) =>
      `<h2>${escapeHtml(tag)}</h2><ul>${ofTag
        .map(({ key, summary }) => `<li><a href="#${anchor(key)}">${escapeHtml(summary)}</a></li>`)
        .join('')}</ul>`,
  );
  const sections = groups.map(
    ([tag, ofTag]) =>
      `<section><h2>${escapeHtml(tag)}</h2>${ofTag.map((method) => renderMethod(method, operationOf(document, method))).join('')}</section>`,
  );
  const name = escapeHtml(serviceName);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API of ${name}</title><style nonce="${nonce}">${docsStyle}</style></head>
<body><header><b>${name}</b> <span>API ${escapeHtml(document.info.version)}</span> <a href="/api/openapi.json">OpenAPI document</a></header>
<div class="page"><nav aria-label="Methods">${contents.join('')}<h2><a href="#problems">Problems</a></h2></nav>
<main><h1>API</h1>
<p>JSON over HTTP under <code>${apiPrefix}</code>. Every error is a problem document (RFC 9457) with one of the codes below.</p>
${introduction}
${sections.join('\n')}
<section id="problems"><h2>Problems</h2><table><thead><tr><th>Code</th><th>Status</th><th>What happened and what to do</th></tr></thead>
<tbody>${Object.entries(problems).map(renderProblem).join('\n')}</tbody></table></section>
</main></div></body></html>`;
}
