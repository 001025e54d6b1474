import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type Problem, toProblem } from '../../api/problem.ts';

/** What to say about anything that a request threw: the service's own sentences, or those for no answer at all. */
export function useProblemText(): (error: unknown) => Problem {
  const { t } = useLingui();
  return (error) => {
    const problem = toProblem(error);
    if (problem.code === 'no_connection') {
      return {
        ...problem,
        title: t`No connection`,
        detail: t`The service can’t be reached. Check your network; what you entered is still here.`,
      };
    }
    if (problem.code === 'not_understood') {
      return {
        ...problem,
        title: t`Unexpected answer`,
        detail: t`The service, or something in front of it, answered in a way that this page doesn’t understand. Load the page again; tell the operator if it stays.`,
      };
    }
    const wait = problem.retryAfter;
    if (wait === undefined) return problem;
    const minutes = Math.ceil(wait / 60);
    const detail =
      wait < 90
        ? t`Wait ${plural(wait, { one: '# second', other: '# seconds' })} before you try again.`
        : t`Wait ${plural(minutes, { one: '# minute', other: '# minutes' })} before you try again.`;
    return { ...problem, detail };
  };
}
