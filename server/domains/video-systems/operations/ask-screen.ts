import type { CompanyId, ScreenAskId, VideoSystemId } from '../../../../contract/ids.ts';
import type { ScreenJoin } from '../../../../contract/video-system-devices.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newId, newToken } from '../../../platform/random.ts';
import { record } from '../../audit/index.ts';
import { askOf, putAsk, type ScreenAsk } from '../asks.ts';
import { announceAsk } from '../changes.ts';
import type { ScreenPorts } from '../ports.ts';
import { lockSystem, type VideoSystem } from '../queries.ts';
import { readRemote, remoteDigestOf, setRemote } from '../remote-token.ts';
import { findCode } from './find-code.ts';
import { findTarget, type Target } from './find-target.ts';
import { scannerOf } from './scan-code.ts';

/** Asks of one screen in a minute, from wherever: more than people need, few enough that it stays usable. */
const mostInMinute = 10;
/** Seconds in which a screen is on its way to where it was asked, and nobody else asks. */
const onItsWaySeconds = 5;

type Parts = Pick<Platform, 'clock' | 'config' | 'database' | 'secrets'>;

/**
 * Asks the screen behind a code to come into a room; the calling phone is its remote control. Throws as `findCode` and
 * `findTarget` do, and `system_offline`, `system_busy`, `too_many_requests`.
 */
export async function askScreen(
  platform: Parts,
  ports: Pick<ScreenPorts, 'meetingsOf' | 'checkPin'>,
  context: RequestContext,
  code: string,
  join: ScreenJoin,
): Promise<{ roomName: string }> {
  const { clock, database } = platform;
  const { company, system } = await findCode(platform, code);
  // Before a PIN is looked at.
  refuseUnreachable(system);
  const target = await findTarget(platform, ports, context, join);
  const token = newToken();
  const tokenDigest = remoteDigestOf(platform, token);
  const { caller, headers } = context;
  const asking: Asking = {
    ...{ tokenDigest, formerDigest: readRemote(platform, headers), target, now: clock.now() },
    memberId: caller.kind === 'account' ? (caller.member?.id ?? null) : null,
  };
  await database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      await ask(trx, company, system.id, asking);
      await announceAsk(trx, company, system.id);
      const { name, address } = target.room;
      await record(trx, company, {
        at: asking.now,
        actor: scannerOf(context, company),
        origin: context.origin,
        act: 'video-system.brought-in',
        object: { kind: 'video-system', id: system.id, name: system.name },
        after: { broughtInto: name, videoAddress: address },
      });
    });
  setRemote(platform, context, token);
  return { roomName: target.room.name };
}

function refuseUnreachable({ state }: Pick<VideoSystem, 'state'>): void {
  if (state === 'offline') throw new Problem('system_offline');
  if (state === 'in-call') throw new Problem('system_busy');
}

interface Asking {
  tokenDigest: string;
  /** Of the token that the phone came with. */
  formerDigest: string | null;
  memberId: ScreenAsk['memberId'];
  target: Target;
  now: Date;
}

/** Puts the ask on the locked system, so that of two phones one is told that the other was faster. */
async function ask(trx: Trx, company: CompanyId, id: VideoSystemId, asking: Asking): Promise<void> {
  const system = await lockSystem(trx, company, id);
  if (!system || system.removedAt) throw new Problem('qr_code_unknown');
  refuseUnreachable(system);
  const { tokenDigest, formerDigest, memberId, target, now } = asking;
  const before = await askOf(trx, company, id, now);
  const isOwn = before !== undefined && (before.tokenDigest === formerDigest || isSame(before.memberId, memberId));
  const isOnItsWay = before !== undefined && now.getTime() - before.askedAt.getTime() < onItsWaySeconds * 1000;
  if (isOnItsWay && !isOwn) throw new Problem('system_busy');
  const { room, atOnce, pin, pinFits } = target;
  await putAsk(trx, {
    ...{ videoSystemId: id, companyId: company, id: newId<ScreenAskId>(), tokenDigest, memberId },
    ...{ roomCompanyId: room.companyId, roomId: room.id, roomName: room.name, address: room.address },
    ...{ atOnce, pin, pinFits, askedAt: now, taken: false },
    ...countAsk(before, now),
  });
}

const isSame = (one: string | null, other: string | null): boolean => one !== null && one === other;

function countAsk(before: ScreenAsk | undefined, now: Date): Pick<ScreenAsk, 'minuteAt' | 'minuteCount'> {
  const since = before ? now.getTime() - before.minuteAt.getTime() : Number.POSITIVE_INFINITY;
  if (!before || since >= 60_000) return { minuteAt: now, minuteCount: 1 };
  if (before.minuteCount >= mostInMinute) {
    throw new Problem('too_many_requests', { retryAfter: Math.ceil((60_000 - since) / 1000) });
  }
  return { minuteAt: before.minuteAt, minuteCount: before.minuteCount + 1 };
}
