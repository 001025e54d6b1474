import type { FastifyReply } from 'fastify';

/** Header fields that a method adds to its answer; most add none. */
export class AnswerFields {
  readonly #fields: [name: string, value: string][] = [];

  append(name: string, value: string): void {
    this.#fields.push([name, value]);
  }

  /** Fastify gathers several cookies; another field of the same name is replaced. */
  putOn(reply: FastifyReply): void {
    for (const [name, value] of this.#fields) reply.header(name, value);
  }
}
