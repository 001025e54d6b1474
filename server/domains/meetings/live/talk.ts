import type { CompanyId, LegId, RoomId } from '../../../../contract/ids.ts';
import { reaction, type ServerMessage } from '../../../../contract/live.ts';
import { presentMessage } from '../chat.ts';
import type { MeetingContext } from '../context.ts';
import { findMessage } from '../talk-queries.ts';
import type { Hub } from './hub.ts';
import { tellChat } from './tell.ts';

/** Brings what is said in the rooms of this node's sockets to them, each room's messages in their order. */
export class Talk {
  readonly #context: MeetingContext;
  readonly #hub: Hub;
  readonly #lines = new Map<RoomId, Promise<void>>();

  constructor(context: MeetingContext, hub: Hub) {
    this.#context = context;
    this.#hub = hub;
  }

  /** Begins to hear of it. Returns the end. */
  start(): () => void {
    const { fanout } = this.#context.platform;
    const endings = [
      fanout.subscribe('meeting-chat', ({ company, room, message }) => {
        if (message) this.#queue(room as RoomId, () => this.#say(company as CompanyId, room as RoomId, message));
      }),
      fanout.subscribe('meeting-reaction', ({ room, leg, reaction: given }) => {
        const known = reaction.safeParse(given).data;
        if (known) this.#tell(room as RoomId, { type: 'reaction', leg: leg as LegId, reaction: known });
      }),
    ];
    return () => {
      for (const end of endings) end();
    };
  }

  /** One after another, so that nothing overtakes what was said before. */
  #queue(room: RoomId, run: () => Promise<void>): void {
    if (this.#hub.inRoom(room).length === 0) return;
    const { metrics, log } = this.#context.platform;
    const line = (this.#lines.get(room) ?? Promise.resolve()).then(run).catch((error: unknown) => {
      metrics.faults.inc({ part: 'meetings' });
      log.error({ err: error }, 'a chat message was not shown');
    });
    this.#lines.set(room, line);
    void line.then(() => {
      if (this.#lines.get(room) === line) this.#lines.delete(room);
    });
  }

  async #say(company: CompanyId, room: RoomId, id: string): Promise<void> {
    const found = await findMessage(this.#context.platform.database.forCompany(company), company, id);
    if (!found) return;
    const message = presentMessage(found);
    for (const connection of this.#hub.inRoom(room)) {
      if (connection.seat?.state === 'in' && connection.seat.call === found.callId) tellChat(connection, message);
    }
  }

  #tell(room: RoomId, message: ServerMessage): void {
    for (const { seat, session } of this.#hub.inRoom(room)) if (seat?.state === 'in') session.send(message);
  }
}
