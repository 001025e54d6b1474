import { expect } from 'vitest';
import type { SentMessage } from '../../contract/live.ts';
import type { LiveClient } from './live-client.ts';

type WithoutRef<Message> = Message extends { ref: string } ? Omit<Message, 'ref'> : never;
export type Act = WithoutRef<SentMessage>;

let refs = 0;

/** Asks for something and answers the code with which it is refused, or `done`. */
export async function ask(client: LiveClient, act: Act): Promise<string> {
  refs += 1;
  const ref = `act-${refs}`;
  client.send({ ...act, ref });
  const answer = () =>
    client.received.find(
      ({ type, ...rest }) => (type === 'done' || type === 'refused') && 'ref' in rest && rest.ref === ref,
    );
  await expect.poll(answer, { timeout: 5000 }).toBeDefined();
  const found = answer();
  return found?.type === 'refused' ? found.problem.code : 'done';
}
