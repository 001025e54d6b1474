import type { CompanyId, RoomId } from '../../contract/ids.ts';
import { administratorEmails, memberOf } from '../domains/members/index.ts';
import { guardMail, ownerIdsOf, roomFor } from '../domains/rooms/index.ts';
import type { Platform } from '../platform/platform.ts';

/** Mails owners and administrators that a room is on guard, where mail is on; Home and the room's page show it in any case. */
export function tellGuarded({ config, database, log, mail, metrics, publicUrl }: Platform) {
  async function tell(company: CompanyId, id: RoomId): Promise<void> {
    const db = database.forCompany(company);
    const room = await roomFor(db, company, id);
    if (!room) return;
    const to = new Set(await administratorEmails(db, company));
    for (const owner of await ownerIdsOf(db, company, room)) {
      const member = await memberOf(db, company, owner);
      if (member?.status === 'active') to.add(member.email);
    }
    const { name: roomName, address: videoAddress } = room;
    const { serviceName } = config;
    for (const each of to) {
      await mail.send(guardMail({ to: each, roomName, videoAddress, serviceName, url: publicUrl() }));
    }
  }

  return async (company: CompanyId, room: RoomId): Promise<void> => {
    if (!mail.enabled) return;
    await tell(company, room).catch((error: unknown) => {
      metrics.faults.inc({ part: 'meetings' });
      log.error({ err: error }, 'nobody was told of a guarded room');
    });
  };
}
