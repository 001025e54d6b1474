import { isUtf8 } from 'node:buffer';
import type { CsvEncoding } from './csv-table.ts';

/** Bytes at the begin of a file that tell UTF-16 without a byte order mark. */
const looked = 512;

/**
 * In what a text file is written: by its byte order mark (Unicode Standard, section 23.8); else UTF-16 where every other
 * byte is mostly zero, as in Latin text; else UTF-8 where it is valid; else Windows-1252, which every byte is valid in.
 */
export function encodingOf(bytes: Uint8Array): CsvEncoding {
  const [first = -1, second = -1, third = -1] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = { even: 0, odd: 0 };
  const head = bytes.subarray(0, looked);
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
  const most = Math.max(zeros.even, zeros.odd);
  if (most > 0 && most >= head.length / 8) return zeros.odd > zeros.even ? 'utf-16le' : 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Bytes that are decoded at once: few milliseconds of work. */
const pieceLength = 32_768;

/** The text of a file in pieces, without byte order mark, each line ended by `\n` as it may be by CRLF, LF or CR. */
export function* decodePieces(bytes: Uint8Array, encoding: CsvEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  let afterReturn = false;
  for (let at = 0; at < bytes.length; at += pieceLength) {
    const end = at + pieceLength;
    const text = decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
    const plain = (afterReturn && text.startsWith('\n') ? text.slice(1) : text).replaceAll(/\r\n?/g, '\n');
    if (text) afterReturn = text.endsWith('\r');
    if (plain) yield plain;
  }
}
