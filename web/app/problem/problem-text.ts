import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type Problem, toProblem } from '../../api/problem.ts';

/** How long somebody is to wait, in the largest unit that says it well. */
function lengthOf(seconds: number): string {
  if (seconds < 90) return plural(seconds, { one: '# second', other: '# seconds' });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 90) return plural(minutes, { one: '# minute', other: '# minutes' });
  return plural(Math.ceil(minutes / 60), { one: '# hour', other: '# hours' });
}

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
    const length = lengthOf(wait);
    return { ...problem, detail: t`Wait ${length} before you try again.` };
  };
}
