import type { MemberView } from '../../../contract/members.ts';
import { toProblem } from '../../api/problem.ts';

/** The newer version of a member, which comes with the refusal to overwrite it; null for any other fault. */
export function staleMember(error: unknown): MemberView | null {
  const { code, current } = toProblem(error);
  return code === 'stale' && isMember(current) ? current : null;
}

/** The service sends its own view of a member here; what tells it apart is enough. */
function isMember(value: unknown): value is MemberView {
  return (
    typeof value === 'object' && value !== null && 'version' in value && 'room' in value && 'videoAddress' in value
  );
}
