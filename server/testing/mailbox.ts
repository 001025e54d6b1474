import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** For SMTP_URL. */
  url: string;
  /** Raw messages, oldest first. */
  messages: readonly string[];
  close(): Promise<void>;
}

/** A real SMTP server on a free port of this machine that keeps what it is sent. */
export async function openMailbox(): Promise<Mailbox> {
  const messages: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      text(stream).then((message) => {
        messages.push(message);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The first link in a message whose path begins so, quoted-printable undone (RFC 2045, section 6.7). */
export function linkIn(message: string, path: string): string {
  const plain = message.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
  const link = plain.match(/https?:\/\/[^\s"<>]+/g)?.find((each) => new URL(each).pathname.startsWith(path));
  if (!link) throw new Error(`The mail has no link to ${path}`);
  return link;
}
