import type { Fault, Source, TreeNode } from './sources.ts';
import { faultAt, isNode, walk } from './sources.ts';

interface Home {
  /** Where the rule holds. */
  within: RegExp;
  /** Where the thing lives; absent when it may be nowhere. */
  home?: RegExp;
  /** Tests may use it too. */
  inTests: boolean;
  finds: (node: TreeNode, parent: TreeNode | undefined, role: string) => boolean;
  message: string;
}

const testFile = /\.test(?:-support)?\.tsx?$|^server\/testing\//;
const forbiddenFolder = /(^|\/)(utils|helpers|common|shared|lib)\//;
const randomNames = ['randomBytes', 'randomUUID', 'randomInt', 'randomFillSync', 'getRandomValues'];

const homes: readonly Home[] = [
  {
    within: /^server\//,
    home: /^server\/platform\/clock\.ts$/,
    inTests: true,
    finds: (node) =>
      isMember(node, 'Date', 'now') ||
      ((node.type === 'NewExpression' || node.type === 'CallExpression') &&
        isName(node.callee, 'Date') &&
        isEmpty(node.arguments)),
    message: 'The clock has one home: take it from server/platform/clock.ts.',
  },
  {
    within: /^server\//,
    home: /^server\/platform\/random\.ts$/,
    inTests: true,
    finds: (node) =>
      isMember(node, 'Math', 'random') ||
      (node.type === 'ImportSpecifier' && randomNames.some((name) => isName(node.imported, name))) ||
      randomNames.some((name) => isMember(node, 'crypto', name)),
    message: 'Random numbers have one home: take them from server/platform/random.ts.',
  },
  {
    within: /^server\//,
    home: /^server\/platform\/outbound\//,
    inTests: true,
    finds: isFetch,
    message: 'The server goes out by server/platform/outbound only.',
  },
  {
    within: /^web\//,
    home: /^web\/api\//,
    inTests: false,
    finds: isFetch,
    message: 'The web app calls the API by web/api only.',
  },
  {
    within: /^web\//,
    home: /^web\/media\//,
    inTests: false,
    finds: (node) =>
      node.type === 'Identifier' &&
      typeof node.name === 'string' &&
      (/^(webkit)?RTC[A-Z]/.test(node.name) || ['getUserMedia', 'getDisplayMedia'].includes(node.name)),
    message: "Only web/media names the browser's media interfaces.",
  },
  {
    within: /^(contract|server|web)\//,
    home: /^contract\/method\.ts$/,
    inTests: false,
    finds: (node, parent) =>
      node.type === 'ImportSpecifier' &&
      isName(node.imported, 'oc') &&
      isNode(parent?.source) &&
      parent.source.value === '@orpc/contract',
    message: 'A method begins with method() of contract/method.ts, so that none exists without a permission.',
  },
  {
    // a declaration file has no other way
    within: /^(?!.*\.d\.ts$)/,
    inTests: false,
    finds: (node) => node.type === 'TSImportType',
    message: 'Write `import type` at the top: the import rules do not read import(…) in a type.',
  },
];

/** Finds what is used outside its one home, and folders whose name says nothing. */
export function checkHomes(sources: readonly Source[]): Fault[] {
  return sources.flatMap((source) => [...checkFolder(source), ...checkFile(source)]);
}

function checkFolder(source: Source): Fault[] {
  const word = forbiddenFolder.exec(source.path)?.[2];
  if (word === undefined) return [];
  return [{ path: source.path, line: 1, message: `No folder is called "${word}": name it for what is in it.` }];
}

function checkFile(source: Source): Fault[] {
  const rules = homes.filter(
    (rule) =>
      rule.within.test(source.path) &&
      rule.home?.test(source.path) !== true &&
      !(rule.inTests && testFile.test(source.path)),
  );
  const faults: Fault[] = [];
  walk(source, (node, parent, role) => {
    for (const rule of rules) {
      if (rule.finds(node, parent, role)) faults.push(faultAt(source, node, rule.message));
    }
  });
  return faults;
}

/** `fetch` called or passed on as the global; a property or a parameter of that name is something else. */
function isFetch(node: TreeNode, parent: TreeNode | undefined, role: string): boolean {
  if (['globalThis', 'window', 'self'].some((scope) => isMember(node, scope, 'fetch'))) return true;
  if (!isName(node, 'fetch')) return false;
  if (role === 'callee' || role === 'arguments' || role === 'init' || role === 'right') return true;
  return role === 'value' && parent?.type === 'Property';
}

function isMember(node: TreeNode, object: string, property: string): boolean {
  return node.type === 'MemberExpression' && isName(node.object, object) && isName(node.property, property);
}

function isName(value: unknown, name: string): boolean {
  return isNode(value) && value.type === 'Identifier' && value.name === name;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
