import type { CompanyId, RoomId } from '../../../contract/ids.ts';
import type { Presence } from '../../../contract/presence.ts';
import type { Engine, Engines } from '../../engines/engine.ts';
import type { LiveCaller, LiveSession } from '../../platform/live/live-session.ts';
import type { Nodes } from '../../platform/live/nodes.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CallRecordPorts } from '../call-records/index.ts';
import type { MeetingRow } from './queries.ts';

/** What meetings are given by `main`. */
export interface MeetingSettings {
  engines: Engines;
  /** Name of this node. */
  node: string;
  /** The other nodes, where there may be any. */
  nodes?: Nodes;
  records: CallRecordPorts;
  /** Presence of those of these parties who are video systems and not offline. */
  presenceOfSystems?(company: CompanyId, parties: readonly string[]): Promise<ReadonlyMap<string, Presence>>;
  /** Hears of each socket of this node whether its party is in a call now. */
  onSeat?(session: LiveSession<LiveCaller>, isIn: boolean): void;
  /** Wrong PINs have just put a room on guard: whoever has control is told. After the commit; never rejects. */
  onRoomGuarded?(company: CompanyId, room: RoomId): Promise<void>;
}

/** The engine of a meeting: it stays the same for as long as somebody is in it or waits for it. */
export const engineOf = (
  { engines }: Pick<MeetingSettings, 'engines'>,
  { engine }: Pick<MeetingRow, 'engine'>,
): Engine => engines.named(engine);

export interface MeetingContext extends MeetingSettings {
  platform: Pick<Platform, 'clock' | 'database' | 'fanout' | 'jobs' | 'log' | 'metrics' | 'secrets'>;
}
