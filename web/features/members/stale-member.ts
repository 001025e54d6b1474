import type { MemberView } from '../../../contract/members.ts';
import { staleVersion } from '../../api/stale.ts';

/** The newer version of a member, which comes with the refusal to overwrite it; null for any other fault. */
export const staleMember = (error: unknown): MemberView | null => staleVersion(error, isMember);

/** The service sends its own view of a member here; what tells it apart is enough. */
const isMember = (value: object): value is MemberView =>
  'version' in value && 'room' in value && 'videoAddress' in value;
