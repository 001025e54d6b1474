import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

/** What the server says of a name: its TXT records, no such name, that it failed, or nothing at all. */
export type DnsSaying = string[] | 'no-such-name' | 'failure' | 'silence';

export interface DnsServer {
  /** For DNS_SERVER. */
  address: string;
  /** Says this of a name from now on; a name that nothing was said of does not exist. */
  say(name: string, saying: DnsSaying): void;
  /** Names that were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** A real DNS server on a free port of this machine (RFC 1035) that answers questions for TXT records. */
export async function openDnsServer(): Promise<DnsServer> {
  const sayings = new Map<string, DnsSaying>();
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, { address, port }) => {
    const { name, end } = readName(query, 12);
    asked.push(name);
    const saying = sayings.get(name.toLowerCase()) ?? 'no-such-name';
    if (saying !== 'silence') socket.send(answerTo(query, end + 4, saying), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    asked,
    say: (name, saying) => void sayings.set(name.toLowerCase(), saying),
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

/** Labels of a question's name, each behind its length, to the empty one (section 4.1.2). */
function readName(message: Buffer, from: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = from;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), end: at + 1 };
}

/** The question with what is said of it: header (section 4.1.1), question, records (section 4.1.3). */
function answerTo(query: Buffer, questionEnd: number, saying: Exclude<DnsSaying, 'silence'>): Buffer {
  const records = Array.isArray(saying) ? saying.map(txtRecord) : [];
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  const code = { 'no-such-name': 3, failure: 2 };
  header.writeUInt16BE(0x8180 | (Array.isArray(saying) ? 0 : code[saying]), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, query.subarray(12, questionEnd), ...records]);
}

/** Of the question's name, for a second, in strings of at most 255 bytes (section 3.3.14). */
function txtRecord(text: string): Buffer {
  const bytes = Buffer.from(text);
  const strings: Buffer[] = [];
  for (let at = 0; at < Math.max(1, bytes.length); at += 255) {
    const piece = bytes.subarray(at, at + 255);
    strings.push(Buffer.from([piece.length]), piece);
  }
  const data = Buffer.concat(strings);
  const head = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 1, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
