import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { z } from 'zod';
import type { Download, rawBody } from '../../../contract/method.ts';
import type { ApiMethod } from './methods.ts';
import { Problem } from './problem.ts';

const keepBytes = async (_request: unknown, body: Buffer) => body;

/**
 * Mounts a route whose body is no JSON, under content types of its own; others are answered with 415. `admit` throws before
 * a byte of the body is read: it is large, and nobody fills the memory without a right to.
 */
export function addRawRoute(
  server: FastifyInstance,
  { takes }: ApiMethod,
  route: RouteOptions,
  admit: (request: FastifyRequest) => Promise<void>,
): void {
  if (!takes) throw new Error('This method takes JSON.');
  const { types, largest } = takes;
  server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    for (const type of types) scope.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: largest }, keepBytes);
    scope.route({ ...route, bodyLimit: largest, preParsing: admit });
    done();
  });
}

/** The bytes of a body that `rawBody` let through. Throws `wrong_input` for an empty one. */
export function readBytes(body: z.output<typeof rawBody>): Uint8Array {
  if (!(body instanceof Uint8Array) || body.length === 0) {
    throw new Problem('wrong_input', { errors: [{ pointer: '', message: 'The file is empty.' }] });
  }
  return body;
}

/** Name of a file in a header field, for old and new readers (RFC 6266, section 4.3). */
const dispositionOf = (fileName: string): string => {
  const plain = fileName.replaceAll(/[^\w.-]+/g, '-');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
};

/** Sends a file, as it comes. What fails after the first piece ends the connection: nobody takes half for the whole. */
export function sendDownload(reply: FastifyReply, gives: string, answer: Download): FastifyReply {
  const { body, fileName, keptSeconds, type } = answer;
  const sent = type ?? gives;
  reply.type(sent.startsWith('text/') ? `${sent}; charset=utf-8` : sent);
  if (fileName !== undefined) reply.header('content-disposition', dispositionOf(fileName));
  reply.header('cache-control', keptSeconds === undefined ? 'no-store' : `private, max-age=${keptSeconds}`);
  return reply.send(body instanceof Uint8Array ? Buffer.from(body) : Readable.from(body, { objectMode: false }));
}
