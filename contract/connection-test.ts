import { z } from 'zod';
import { iceServer } from './media-access.ts';
import { method } from './method.ts';

export const connectionTest = {
  get: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/connection-test',
    tag: 'Meetings',
    summary:
      'What a browser needs to try its way to the media; for members with credentials of the relay for ten minutes',
  }).output(
    z.object({
      engine: z.string(),
      /** Servers by which media finds its way (RFC 7064, RFC 7065); none where the service has no relay. */
      iceServers: z.array(iceServer),
    }),
  ),
};
