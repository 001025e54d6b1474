import { fieldProblem } from '../../platform/http/problem.ts';

/** Throws `wrong_input` for what is no time zone of the IANA list. */
export function requireTimeZone(timeZone: string, pointer: string): void {
  if (timeZone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(timeZone)) return;
  throw fieldProblem('wrong_input', pointer, 'Choose a time zone of the list.');
}
