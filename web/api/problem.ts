import { ORPCError } from '@orpc/client';
import type { ProblemCode, ProblemDocument } from '../../contract/problems.ts';

/** What went wrong, as the service said it; `no_connection` and `not_understood` are found by the browser itself. */
export interface Problem extends Omit<ProblemDocument, 'code' | 'type'> {
  code: ProblemCode | 'no_connection' | 'not_understood';
}

/** Turns an error answer into an error that carries its problem document; null where it has none. */
export function decodeProblem(body: unknown, status: number): ORPCError<string, ProblemDocument> | null {
  if (!isProblemDocument(body)) return null;
  return new ORPCError(body.code, { status, message: body.detail, data: body });
}

/** What to show for anything that a request threw. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ORPCError) {
    if (isProblemDocument(error.data)) return error.data;
    const away = error.status >= 502 && error.status <= 504;
    return { code: away ? 'no_connection' : 'not_understood', status: error.status, title: '', detail: '' };
  }
  if (error instanceof TypeError) return { code: 'no_connection', status: 0, title: '', detail: '' };
  return { code: 'not_understood', status: 0, title: '', detail: '' };
}

/** Whether trying again by itself may help: no connection, or a service that comes back. */
export function isPassing(error: unknown): boolean {
  const { code, status } = toProblem(error);
  return code === 'no_connection' || status === 503;
}

function isProblemDocument(value: unknown): value is ProblemDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'detail' in value &&
    typeof value.detail === 'string' &&
    'title' in value &&
    typeof value.title === 'string'
  );
}
