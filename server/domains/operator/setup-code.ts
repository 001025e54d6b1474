import { timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../../platform/config/secrets.ts';
import { codeFrom } from '../../platform/random.ts';

/** The one-time code that the terminal prints while the service is empty. */
export interface SetupCode {
  readonly code: string;
  /** Compares without regard to case, spaces and hyphens, in constant time. */
  fits(given: string): boolean;
}

/** The same on every node and after every start: any of them may be asked to set the service up, which is done once. */
export function makeSetupCode(secrets: Secrets): SetupCode {
  const code = codeFrom(secrets.key('setup-code-shown'), 3);
  const digest = (text: string) =>
    Buffer.from(secrets.digest('setup-code', text.toUpperCase().replace(/[^A-Z0-9]/g, '')));
  const wanted = digest(code);
  return { code, fits: (given) => timingSafeEqual(digest(given), wanted) };
}
