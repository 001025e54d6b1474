import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ESTree } from 'vite';
import { parseSync } from 'vite';

/** A TypeScript file of the checkout with its syntax tree; `path` is relative to the checkout, with `/`. */
export interface Source {
  path: string;
  text: string;
  program: ESTree.Program;
}

/** A broken rule, at a place a person can open. */
export interface Fault {
  path: string;
  line: number;
  message: string;
}

/** A node of the tree as the checks walk it: its kind, its offsets, and children under any name. */
export interface TreeNode {
  type: string;
  start: number;
  end: number;
  [child: string]: unknown;
}

/** Paths of the TypeScript files below the given folders of `root`; a folder that is not there has none. */
export function listFiles(root: string, folders: readonly string[]): string[] {
  return folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path))
    .sort();
}

/** Reads and parses the files. A file that does not parse is left to the compiler, which says why. */
export function readSources(root: string, folders: readonly string[]): Source[] {
  return listFiles(root, folders).map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));
}

/** Parses one text as the file `path` would be. */
export function parseSource(path: string, text: string): Source {
  return { path, text, program: parseSync(path, text).program };
}

/** Visits every node of the file, parents first, with its parent and the name it has there. */
export function walk(
  source: Source,
  visit: (node: TreeNode, parent: TreeNode | undefined, role: string) => void,
): void {
  const step = (value: unknown, parent: TreeNode | undefined, role: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) step(item, parent, role);
    } else if (isNode(value)) {
      visit(value, parent, role);
      for (const [name, child] of Object.entries(value)) step(child, value, name);
    }
  };
  step(source.program, undefined, 'program');
}

/** Whether the value is a node of a syntax tree. */
export function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Makes the fault that stands at a node of the file. */
export function faultAt(source: Source, node: TreeNode, message: string): Fault {
  return { path: source.path, line: source.text.slice(0, node.start).split('\n').length, message };
}
