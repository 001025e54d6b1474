import type { Config } from './config.ts';

/** Where people reach the service, for links: PUBLIC_URL, or this machine where it is not set. No slash at the end. */
export const publicUrl = ({ publicUrl: set, port }: Pick<Config, 'publicUrl' | 'port'>): string =>
  set ?? `http://localhost:${port}`;
