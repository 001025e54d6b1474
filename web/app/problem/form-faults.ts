import { toProblem } from '../../api/problem.ts';

/** The part of a `@mantine/form` form that takes faults. */
interface FaultTarget {
  setErrors: (errors: Record<string, string>) => void;
  values: object;
  getInputNode?: (path: string) => HTMLElement | null;
}

/** Takes the reader to the first field with a fault, in the order of the form. For `form.onSubmit(send, focusFaulty(form))`. */
export function focusFaulty(form: Pick<FaultTarget, 'getInputNode'>): (faults: object) => void {
  return (faults) => {
    const nodes = Object.keys(faults).flatMap((path) => form.getInputNode?.(path) ?? []);
    nodes.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    nodes[0]?.focus();
  };
}

/**
 * Puts the faults of an answer beside the fields that they are about. `fields` names the field for codes that are
 * about one: `{ address_taken: 'localPart' }`. Returns what is left to show beside the button: the error, or null
 * where every fault has found its field.
 */
export function putFaultsOnForm(form: FaultTarget, error: unknown, fields: Record<string, string> = {}): unknown {
  const problem = toProblem(error);
  const errors: Record<string, string> = {};
  const named = fields[problem.code];
  let left = false;
  for (const fault of problem.errors ?? []) {
    const path = fieldPath(fault.pointer);
    if (hasField(form.values, path)) errors[path] = fault.message;
    else left = named === undefined;
  }
  if (named !== undefined && errors[named] === undefined) errors[named] = problem.detail;
  form.setErrors(errors);
  focusFaulty(form)(errors);
  return left || Object.keys(errors).length === 0 ? error : null;
}

/** `/body/administrator/email` → `administrator.email`, the way that the form names its fields (RFC 6901). */
export function fieldPath(pointer: string): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (steps[0] === 'body' || steps[0] === 'params') steps.shift();
  return steps.join('.');
}

function hasField(values: object, path: string): boolean {
  let value: unknown = values;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !(step in value)) return false;
    value = Object.entries(value).find(([key]) => key === step)?.[1];
  }
  return path !== '';
}
