import type { z } from 'zod';
import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import type { teamRoomColumn } from '../../../../contract/team-room-views.ts';
import { api } from '../../../platform/http/api.ts';
import { type CsvColumn, everyPage, exportCsv } from '../../../platform/http/csv-export.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newId } from '../../../platform/random.ts';
import { getCompany } from '../../companies/index.ts';
import { writeCalendar } from '../calendar-file.ts';
import { presentTeamRoom } from '../present-team-room.ts';
import { drawPng, drawSvg } from '../qr-code.ts';
import { listTeamRooms } from '../team-room-list.ts';
import { atLocalTime, findTeamRoom, type ShownTeamRoom } from '../team-room-queries.ts';

const ruleTexts = {
  administrators: 'Administrators only',
  everyone: 'All users',
  members: 'Particular members',
} as const;

const pinsText = ({ hostPin, guestPin }: ShownTeamRoom) => {
  if (hostPin === null) return 'None';
  return guestPin === null ? 'Host' : 'Host and guest';
};

/** Columns of the export by the names that the list has; no PINs. */
const columns: Readonly<Record<z.output<typeof teamRoomColumn>, CsvColumn<ShownTeamRoom>>> = {
  name: { head: 'Name', text: ({ name }) => name },
  videoAddress: { head: 'Video address', text: ({ address }) => address },
  ownerRule: {
    head: 'Owners',
    text: ({ ownerRule, owners }) => `${ruleTexts[ownerRule]}${ownerRule === 'members' ? `: ${owners}` : ''}`,
  },
  pins: { head: 'PINs', text: pinsText },
  lobby: { head: 'Lobby', text: ({ lobby }) => (lobby ? 'On' : 'Off') },
  lastUsedAt: { head: 'Last used', time: ({ lastUsedAt }) => lastUsedAt },
  lastUsedBy: { head: 'Last used by', text: ({ lastUsedBy }) => lastUsedBy },
  createdAt: { head: 'Created', time: ({ createdAt }) => createdAt },
};

const hour = 3_600_000;

/** What is downloaded of team rooms: the list, a QR code, an appointment. */
export function teamRoomFileHandlers(platform: Platform) {
  const { database, clock } = platform;

  async function roomOf(company: CompanyId, id: RoomId) {
    const now = clock.now();
    const room = await findTeamRoom(database.forCompany(company), company, id, now);
    if (!room || room.removedAt) throw new Problem('not_found');
    return presentTeamRoom(platform, room, 0, now);
  }

  return {
    export: api.teamRooms.export.handler(async ({ input: { columns: asked, ...input }, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      const chosen = asked?.length ? asked.map((name) => columns[name]) : Object.values(columns);
      const now = clock.now();
      const { timeZone } = await getCompany(db, company);
      const pages = everyPage((cursor) => listTeamRooms(db, company, { ...input, cursor, limit: 200 }, now));
      return { fileName: 'team-rooms.csv', body: exportCsv(chosen, pages, timeZone) };
    }),

    qrCode: api.teamRooms.qrCode.handler(async ({ input: { id, format, pixels }, context }) => {
      const { link } = await roomOf(callingMember(context).company, id);
      return format === 'svg'
        ? { body: await drawSvg(link) }
        : { body: await drawPng(link, pixels), type: 'image/png' };
    }),

    calendarFile: api.teamRooms.calendarFile.handler(async ({ input: { id, start, minutes, title }, context }) => {
      const { company } = callingMember(context);
      const { name, link, videoAddress, guestPin } = await roomOf(company, id);
      const db = database.forCompany(company);
      const now = clock.now();
      const { timeZone } = await getCompany(db, company);
      const file = writeCalendar({
        uid: `${newId()}@${videoAddress.split('@')[1] ?? ''}`,
        at: now,
        start: start ? await atLocalTime(db, start, timeZone) : new Date(Math.ceil(now.getTime() / hour) * hour),
        minutes,
        title: title ?? name,
        ...{ link, videoAddress },
        // The host PIN is in nothing that guests get.
        text: [
          `Join in the browser: ${link}`,
          `From a video system: ${videoAddress}`,
          ...(guestPin ? [`PIN: ${guestPin}`] : []),
        ].join('\n'),
      });
      const [fileName = 'team-room'] = videoAddress.split('@');
      return { fileName: `${fileName}.ics`, body: Buffer.from(file) };
    }),
  };
}
