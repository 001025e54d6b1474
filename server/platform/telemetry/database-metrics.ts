import { Gauge } from 'prom-client';
import type { Database } from '../database/database.ts';
import type { Metrics } from './metrics.ts';

/** Figures of the node's connections to the database, read when somebody asks for them. */
export function measureConnections(
  { registry }: Pick<Metrics, 'registry'>,
  database: Pick<Database, 'connections'>,
): void {
  new Gauge({
    name: 'database_connections',
    help: 'Connections to the database that are open',
    registers: [registry],
    collect() {
      this.set(database.connections().open);
    },
  });
  new Gauge({
    name: 'database_connections_waiting',
    help: 'Statements that wait for a connection to the database',
    registers: [registry],
    collect() {
      this.set(database.connections().waiting);
    },
  });
}
