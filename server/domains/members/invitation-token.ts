import type { InvitationId } from '../../../contract/ids.ts';
import type { Platform } from '../../platform/platform.ts';

type Secrets = Pick<Platform, 'secrets'>;

/**
 * The token of an invitation's link: made of id and version, and of the service's secret, which is not in the database.
 * So the present link can be shown again, and a new version ends it.
 */
export const invitationToken = ({ secrets }: Secrets, { id, version }: { id: InvitationId; version: number }): string =>
  secrets.digest('invitation-link', `${id} ${version}`);

/** What stands in the database of an invitation's token. */
export const invitationDigest = ({ secrets }: Secrets, token: string): string => secrets.digest('invitation', token);

/** What stands in the database of the present token of an invitation. */
export const digestFor = (platform: Secrets, invitation: { id: InvitationId; version: number }): string =>
  invitationDigest(platform, invitationToken(platform, invitation));

/** Where an invitation is accepted. */
export const invitationLink = (
  platform: Pick<Platform, 'secrets' | 'publicUrl'>,
  invitation: { id: InvitationId; version: number },
): string => `${platform.publicUrl()}/invitation/${invitationToken(platform, invitation)}`;
