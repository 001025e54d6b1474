import type { OpenAPI } from '@orpc/openapi';
import { apiPrefix } from './api-routes.ts';
import type { ApiMethod } from './methods.ts';

type Schema = Record<string, unknown>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const byFormat: Record<string, string> = {
  uuid: '01930a2e-7c51-7d30-9a63-5f0c8f4b2e11',
  'date-time': '2026-03-02T09:00:00.000Z',
  date: '2026-03-02',
  email: 'anna.lind@example.org',
  uri: 'https://example.org',
};

/** A value that a JSON Schema lets through, by its own examples, defaults and formats. Of an object what is required, or its first two. */
export function exampleOf(schema: unknown, name = 'text'): unknown {
  if (!isSchema(schema)) return name;
  const { examples, const: only, default: usual, enum: values, anyOf, oneOf, allOf, type, format } = schema;
  if (Array.isArray(examples)) return examples[0];
  if (only !== undefined) return only;
  if (usual !== undefined) return usual;
  if (Array.isArray(values)) return values[0];
  for (const choice of [anyOf, oneOf, allOf]) if (Array.isArray(choice)) return exampleOf(choice[0], name);
  if (type === 'object') return objectExample(schema);
  if (type === 'array') return [exampleOf(schema['items'], name)];
  if (type === 'integer' || type === 'number') return schema['minimum'] ?? 1;
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  return typeof format === 'string' ? (byFormat[format] ?? name) : name;
}

function objectExample({ properties, required }: Schema): Schema {
  if (!isSchema(properties)) return {};
  const wanted = Array.isArray(required) && required.length > 0 ? required : Object.keys(properties).slice(0, 2);
  return Object.fromEntries(wanted.map((key: string) => [key, exampleOf(properties[key], key)]));
}

/** Header fields of the contract that an example shows, and a value of each: a key is of one creation, and no other's. */
const shownFields = (path: string): Record<string, string> => ({
  'if-match': '"3"',
  'idempotency-key': `${path.slice(path.lastIndexOf('/') + 1)}-1`,
});

/** What an address needs beside its path. */
function queryExample(operation: OpenAPI.OperationObject | undefined): string {
  const query = new URLSearchParams();
  for (const parameter of operation?.parameters ?? []) {
    if (!('name' in parameter) || parameter.in !== 'query' || !parameter.required) continue;
    query.set(parameter.name, String(exampleOf(parameter.schema, parameter.name)));
  }
  return query.size > 0 ? `?${query}` : '';
}

const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A method called from a shell, with an access token; null where no script may. */
export function curlExample(method: ApiMethod, operation: OpenAPI.OperationObject | undefined): string | null {
  const { verb, path, permission, scope, takes, gives } = method;
  if (permission !== 'anyone' && scope === null) return null;
  const address = apiPrefix + path.replaceAll(/\{([^}]+)\}/g, (_whole, name: string) => `$${name.toUpperCase()}`);
  const lines = [`curl ${verb === 'GET' ? '' : `-X ${verb} `}"$ROTUNDA${address}${queryExample(operation)}"`];
  const fields = shownFields(path);
  if (scope !== null) lines.push('-H "Authorization: Bearer $TOKEN"');
  for (const parameter of operation?.parameters ?? []) {
    const value = 'name' in parameter && parameter.in === 'header' ? fields[parameter.name] : undefined;
    if (value !== undefined && 'name' in parameter) lines.push(`-H ${quoted(`${parameter.name}: ${value}`)}`);
  }
  const body = operation?.requestBody;
  if (takes) lines.push(`-H ${quoted(`Content-Type: ${takes.types[0]}`)} --data-binary @file`);
  else if (body && 'content' in body) {
    const schema = body.content['application/json']?.schema;
    if (schema) lines.push(`--json ${quoted(JSON.stringify(exampleOf(schema)))}`);
  }
  if (gives) lines.push('--remote-name --remote-header-name');
  return lines.join(' \\\n  ');
}
