import type { FastifyInstance } from 'fastify';
import type { InputFault } from '../../../contract/problems.ts';
import { Problem } from './problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Escapes of JSON that may stand for what no text of ours may hold: NUL and halves of surrogate pairs. */
const suspicious = /\\u(?:0000|[dD][89a-fA-F])/;

/** True where a text holds NUL, which PostgreSQL refuses, or half of a surrogate pair, which is not Unicode. */
export const isUnsafeText = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

/** Finds texts and keys that no database takes. Walks without recursion, so that depth is no weapon. */
function findUnsafe(root: unknown): InputFault[] {
  const faults: InputFault[] = [];
  const open: { value: unknown; pointer: string }[] = [{ value: root, pointer: '' }];
  for (let next = open.pop(); next && faults.length < 20; next = open.pop()) {
    const { value, pointer } = next;
    if (typeof value === 'string' && isUnsafeText(value)) {
      faults.push({ pointer, message: 'Contains characters that can’t be stored' });
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (isUnsafeText(key)) faults.push({ pointer, message: 'Contains a key that can’t be stored' });
      else open.push({ value: inner, pointer: `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` });
    }
  }
  return faults;
}

function parse(bytes: Uint8Array): { text: string; value: unknown } | null {
  try {
    const text = utf8.decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** Reads a body of JSON in UTF-8 (RFC 8259). Throws `not_json`, or `wrong_input` for texts that no database takes. */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  const parsed = parse(bytes);
  if (!parsed) throw new Problem('not_json');
  const errors = suspicious.test(parsed.text) ? findUnsafe(parsed.value) : [];
  if (errors.length > 0) throw new Problem('wrong_input', { errors });
  return parsed.value;
}

/** Takes JSON and no other content type; the answer to others is 415. */
export function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    readJson(body),
  );
}
