import { ORPCError } from '@orpc/server';
import { type InputFault, type ProblemCode, type ProblemDocument, problems } from '../../../contract/problems.ts';

type Extra = Partial<Pick<ProblemDocument, 'detail' | 'errors' | 'administrators' | 'retryAfter' | 'current'>>;

/** A refusal with a code of the catalogue; becomes an RFC 9457 document. */
export class Problem extends ORPCError<string, Extra> {
  readonly problem: ProblemCode;
  readonly extra: Extra;

  constructor(code: ProblemCode, extra: Extra = {}) {
    super(code, { status: problems[code].status, message: extra.detail ?? problems[code].detail, data: extra });
    this.problem = code;
    this.extra = extra;
  }
}

/** A refusal of one field of the body, by its JSON pointer (RFC 6901). */
export function fieldProblem(code: ProblemCode, pointer: string, detail: string = problems[code].detail): Problem {
  const fault: InputFault = { pointer, message: detail, code };
  return new Problem(code, { detail, errors: [fault] });
}

/** The document that is sent: `status` and `content-type` are the sender's. */
export function problemDocument(code: ProblemCode, requestId: string, extra: Extra = {}): ProblemDocument {
  const { status, title, detail } = problems[code];
  return { type: `/api/docs#${code}`, title, status, detail, code, requestId, ...extra };
}
