import { expect } from 'vitest';
import type { TeamRoomRow, TeamRoomView } from '../../contract/team-room-views.ts';
import type { Answer, Client } from './client.ts';
import { FixedClock } from './fixed-clock.ts';
import { signIn, type TestCompany } from './test-company.ts';
import { startTestService } from './test-service.ts';

export type Listed = { items: TeamRoomRow[]; total: number; licencesLeft: number; nextCursor: string | null };

/** A service with two companies, and what an administrator does with team rooms. */
export async function openTeamRooms() {
  const clock = new FixedClock();
  const service = await startTestService({ clock });
  const acme = await service.company('acme');
  const globex = await service.company('globex');
  const owner = () => service.platform.database.owner;
  const admin = () => acme.administrator.client;
  const add = (body: object, client = admin(), headers = {}) =>
    client.send<TeamRoomView>('POST', '/team-rooms', body, headers);
  const list = async (query = '', client = admin()) => (await client.get<Listed>(`/team-rooms${query}`)).body;
  return {
    service,
    acme,
    globex,
    owner,
    admin,
    add,
    list,
    names: async (query: string) => (await list(query)).items.map(({ name }) => name),
    async added(name: string, more: object = {}): Promise<TeamRoomView> {
      const answer = await add({ name, ...more });
      expect(answer.status).toBe(201);
      return answer.body;
    },
    change: (room: Pick<TeamRoomView, 'id' | 'version'>, body: unknown, client = admin()) =>
      client.send<TeamRoomView>('PATCH', `/team-rooms/${room.id}`, body, { 'if-match': `"${room.version}"` }),
    remove: (room: Pick<TeamRoomView, 'id' | 'version'>, client = admin()) =>
      client.send('DELETE', `/team-rooms/${room.id}`, undefined, { 'if-match': `"${room.version}"` }),
    restore: ({ id }: Pick<TeamRoomView, 'id'>, client: Client = admin()) =>
      client.send<TeamRoomView>('POST', `/team-rooms/${id}/restoration`),
    licence: ({ id }: TestCompany) =>
      owner()
        .selectFrom('licence')
        .select(['used', 'total'])
        .where('companyId', '=', id)
        .where('kind', '=', 'team-room')
        .executeTakeFirstOrThrow(),
    /** Sessions end meanwhile. */
    async passDays(days: number): Promise<void> {
      clock.passDays(days);
      await signIn(admin(), acme.administrator.email);
    },
    clock,
  };
}

export type TeamRooms = Awaited<ReturnType<typeof openTeamRooms>>;

export const pointersOf = ({ body }: Answer) =>
  (body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer);
