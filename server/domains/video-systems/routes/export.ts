import type { z } from 'zod';
import type { VideoSystemState, videoSystemColumn } from '../../../../contract/video-systems.ts';
import { api } from '../../../platform/http/api.ts';
import { type CsvColumn, everyPage, exportCsv } from '../../../platform/http/csv-export.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getCompany } from '../../companies/index.ts';
import { pageOfSystems } from '../list.ts';
import type { ShownSystem } from '../queries.ts';

const stateTexts: Readonly<Record<VideoSystemState, string>> = {
  offline: 'Offline',
  idle: 'Idle',
  'in-call': 'In a call',
};

type ColumnName = z.output<typeof videoSystemColumn>;

/** Columns of the export, by the names that the list has. */
const columns: Readonly<Record<ColumnName, CsvColumn<ShownSystem>>> = {
  name: { head: 'Name', text: ({ name }) => name },
  videoAddress: { head: 'Video address', text: ({ address }) => address },
  state: { head: 'State', text: ({ state }) => stateTexts[state] },
  member: { head: 'Twinned to', text: ({ memberName }) => memberName },
  paired: { head: 'Screen', text: ({ deviceDigest }) => (deviceDigest === null ? 'None' : 'Paired') },
  lastSeenAt: { head: 'Last seen', time: ({ lastSeenAt }) => lastSeenAt },
};

/** The list as CSV. */
export const exportHandlers = ({ database }: Pick<Platform, 'database'>) => ({
  export: api.videoSystems.export.handler(async ({ input, context }) => {
    const { company } = callingMember(context);
    const { columns: asked, ...choice } = input;
    const db = database.forCompany(company);
    const { timeZone } = await getCompany(db, company);
    const pages = everyPage((cursor) => pageOfSystems(db, company, { ...choice, cursor, limit: 200 }));
    const chosen = asked && asked.length > 0 ? asked.map((name) => columns[name]) : Object.values(columns);
    return { fileName: 'video-systems.csv', body: exportCsv(chosen, pages, timeZone) };
  }),
});
