import type { Fault, Source, TreeNode } from './sources.ts';
import { faultAt, isNode, walk } from './sources.ts';

/** Which part of the server declares a table, e.g. `member` → `server/domains/members/`. */
type Owners = Map<string, string>;

const exempt = /\.test\.ts$|^server\/(migrations|testing)\/|(^|\/)demo[/.-]/;
const writers = ['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'];
const rawWrite =
  /\b(?:(?:insert|merge)\s+into|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?"?(\w+)"?|\bupdate\s+(?:only\s+)?"?(\w+)"?(?:\s+(?:as\s+)?\w+)?\s+set\b/gi;

/**
 * Finds writes to a table outside the part of the server that owns it. A part owns the tables that it adds to
 * `interface Tables` of `server/platform/database/tables.ts`.
 */
export function checkTables(sources: readonly Source[]): Fault[] {
  const server = sources.filter((source) => source.path.startsWith('server/'));
  const owners: Owners = new Map();
  const twice = server.flatMap((source) => declareTables(source, owners));
  const foreign = server.filter((source) => !exempt.test(source.path)).flatMap((source) => checkWrites(source, owners));
  return [...twice, ...foreign];
}

/** `server/domains/members/queries.ts` → `server/domains/members/`. */
function partOf(path: string): string {
  return /^server\/[^/]+\/[^/]+\//.exec(path)?.[0] ?? path;
}

function declareTables(source: Source, owners: Owners): Fault[] {
  const faults: Fault[] = [];
  const part = partOf(source.path);
  for (const property of tablesIn(source)) {
    const name = nameOf(property.key);
    if (name === undefined) continue;
    const owner = owners.get(name) ?? part;
    if (owner !== part) faults.push(faultAt(source, property, `The table ${name} already belongs to ${owner}.`));
    owners.set(name, owner);
  }
  return faults;
}

function tablesIn(source: Source): TreeNode[] {
  const properties: TreeNode[] = [];
  let augments = source.path === 'server/platform/database/tables.ts';
  walk(source, (node) => {
    if (node.type === 'TSModuleDeclaration') augments = /\bdatabase\/tables\.ts$/.test(nameOf(node.id) ?? '');
    if (!augments || node.type !== 'TSInterfaceDeclaration' || nameOf(node.id) !== 'Tables') return;
    const members = isNode(node.body) && Array.isArray(node.body.body) ? node.body.body : [];
    properties.push(...members.filter(isNode));
  });
  return properties;
}

function checkWrites(source: Source, owners: Owners): Fault[] {
  const faults: Fault[] = [];
  walk(source, (node) => {
    for (const table of tablesWritten(node)) {
      const owner = owners.get(table);
      if (owner === undefined || source.path.startsWith(owner)) continue;
      faults.push(faultAt(source, node, `Only ${owner} writes the table ${table}: call its door.`));
    }
  });
  return faults;
}

function tablesWritten(node: TreeNode): string[] {
  if (node.type === 'CallExpression') return tablesOfCall(node);
  const sql = textOf(node);
  return sql === undefined ? [] : [...sql.matchAll(rawWrite)].flatMap((match) => match[1] ?? match[2] ?? []);
}

function tablesOfCall(call: TreeNode): string[] {
  if (!isNode(call.callee) || call.callee.type !== 'MemberExpression') return [];
  if (!writers.includes(nameOf(call.callee.property) ?? '')) return [];
  const first: unknown = Array.isArray(call.arguments) ? call.arguments[0] : undefined;
  const named = isNode(first) && first.type === 'ArrayExpression' ? first.elements : [first];
  // "member as m" and "public.member" name the table member
  return (Array.isArray(named) ? named : []).flatMap((value) => nameOf(value)?.split(' ')[0]?.split('.').at(-1) ?? []);
}

/** The text of a string or template; what is put into a template becomes `$`. */
function textOf(node: TreeNode): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return undefined;
  return node.quasis.map((quasi: { value: { raw: string } }) => quasi.value.raw).join('$');
}

function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'Identifier' && typeof value.name === 'string') return value.name;
  return value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined;
}
