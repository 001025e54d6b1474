import type { Engine } from '../../engines/engine.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CallRecordPorts } from '../call-records/index.ts';

/** What meetings are given by `main`. */
export interface MeetingSettings {
  engine: Engine;
  /** Name of this node. */
  node: string;
  records: CallRecordPorts;
}

export interface MeetingContext extends MeetingSettings {
  platform: Pick<Platform, 'clock' | 'database' | 'fanout' | 'jobs' | 'log' | 'metrics' | 'secrets'>;
}
