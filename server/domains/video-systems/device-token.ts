import { sql } from 'kysely';
import type { CompanyId, VideoSystemId } from '../../../contract/ids.ts';
import type { HeaderFields, RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { readTokenCookie, setTokenCookie } from './token-cookie.ts';

const name = 'system';
/** Browsers keep a cookie for 400 days at most (RFC 6265bis, 5.5); a screen's is sent anew whenever it asks. */
const cookieSeconds = 400 * 24 * 60 * 60;

type Parts = Pick<Platform, 'config' | 'secrets'>;

/** What stands in the database of a screen's token. */
export const deviceDigestOf = ({ secrets }: Pick<Platform, 'secrets'>, token: string): string =>
  secrets.digest('video-system-device', token);

/** The token that a screen holds; null where it holds none. */
export const readDeviceToken = (parts: Pick<Parts, 'config'>, headers: HeaderFields): string | null =>
  readTokenCookie(parts, headers, name);

/** Gives the calling screen its token. */
export const setDeviceToken = (
  parts: Pick<Parts, 'config'>,
  context: Pick<RequestContext, 'answerHeaders'>,
  token: string,
): void => setTokenCookie(parts, context, { name, token, seconds: cookieSeconds });

export interface Device {
  company: CompanyId;
  system: VideoSystemId;
  /** False while the provider has suspended or closed the company. */
  active: boolean;
}

/** The video system whose screen this is; null for a screen that is not paired, or no longer. */
export async function resolveDevice(
  platform: Parts & Pick<Platform, 'database'>,
  headers: HeaderFields,
): Promise<Device | null> {
  const token = readDeviceToken(platform, headers);
  if (token === null) return null;
  const { rows } = await sql<{ companyId: CompanyId; videoSystemId: VideoSystemId; companyStatus: string }>`
    select * from resolve_device(${deviceDigestOf(platform, token)})`.execute(platform.database.resolver);
  const [found] = rows;
  if (!found) return null;
  const active = found.companyStatus === 'active' || found.companyStatus === 'trial';
  return { company: found.companyId, system: found.videoSystemId, active };
}
