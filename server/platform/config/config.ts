import { resolve } from 'node:path';
import { z } from 'zod';

const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    message: `must be an address that starts with ${schemes.map((scheme) => `${scheme}:`).join(' or ')}`,
  });
const domainName = z
  .string()
  .toLowerCase()
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'must be a domain name');

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number('must be a number').int().min(0).max(65535, 'must be at most 65535').default(3000),
  PUBLIC_URL: url('http', 'https').optional(),
  SERVICE_NAME: z.string().max(100).default('Rotunda'),
  SERVICE_DOMAIN: domainName.optional(),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  DATABASE_CONNECTIONS: z.coerce
    .number('must be a number')
    .int()
    .min(2, 'must be at least 2')
    .max(500, 'must be at most 500')
    .default(10),
  DATABASE_STATEMENT_SECONDS: z.coerce
    .number('must be a number')
    .int()
    .min(0)
    .max(86_400, 'must be at most 86400')
    .default(300),
  DATA_DIR: z.string().default('./data'),
  SMTP_URL: url('smtp', 'smtps').optional(),
  MAIL_FROM: z.string().max(320).optional(),
  TURN_URL: url('turn', 'turns').optional(),
  TURN_SECRET: z.string().min(1).optional(),
  MEETING_ENGINE: z.enum(['mesh', 'livekit', 'both'], 'must be mesh, livekit or both').optional(),
  LIVEKIT_URL: url('ws', 'wss').optional(),
  LIVEKIT_API_URL: url('http', 'https').optional(),
  LIVEKIT_API_KEY: z.string().min(1).optional(),
  LIVEKIT_API_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LIVEKIT_MAX_PARTIES: z.coerce
    .number('must be a number')
    .int()
    .min(2, 'must be at least 2')
    .max(500, 'must be at most 500')
    .default(200),
  DNS_SERVER: z
    .string()
    .regex(/^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f:]+\]?)(?::\d{1,5})?$/i, 'must be an address, or address:port')
    .optional(),
  TRUST_PROXY: z.string().default(''),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

/** Faults between settings: looked for even where single ones are wrong, so that one message names all. */
function pairFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const faults: string[] = [];
  const needs = (name: string, where: string) => {
    if (!given[name]) faults.push(`  ${name} is needed where ${where}`);
  };
  if (given['TURN_URL']) needs('TURN_SECRET', 'TURN_URL is set');
  const engine = given['MEETING_ENGINE'] ?? '';
  if (engine === 'livekit' || engine === 'both') needs('LIVEKIT_URL', `MEETING_ENGINE is ${engine}`);
  if (given['LIVEKIT_URL'])
    for (const name of ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']) needs(name, 'LIVEKIT_URL is set');
  return faults;
}

interface LivekitSettings {
  /** Where browsers reach it, `wss://…`. */
  url: string;
  /** Where the service reaches its API, `https://…`. */
  apiUrl: string;
  key: string;
  secret: string;
  /** Most parties of one meeting. */
  maxParties: number;
}

export interface Config {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Without a slash at the end; null where it follows from host and port. */
  publicUrl: string | null;
  serviceName: string;
  serviceDomain: string | null;
  databaseUrl: string | null;
  /** Connections of this node, and seconds after which the server ends a statement, 0 for never. */
  databaseLimits: { connections: number; statementSeconds: number };
  /** Absolute. */
  dataDir: string;
  smtpUrl: string | null;
  mailFrom: string;
  turn: { url: string; secret: string } | null;
  /** Which carry the media of meetings. */
  engine: 'mesh' | 'livekit' | 'both';
  livekit: LivekitSettings | null;
  /** Whom to ask for the TXT records of domains, `address` or `address:port`; null for this machine's own resolvers. */
  dnsServer: string | null;
  /** Fastify's `trustProxy`: false, true for any, or a list of networks. */
  trustProxy: boolean | string[];
  logLevel: z.output<typeof environment>['LOG_LEVEL'];
}

/** Every fault of the settings in one message. */
export class ConfigFault extends Error {}

/** Checks the environment. Throws `ConfigFault` that names every faulty setting and what it must be. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const checked = environment.safeParse(given);
  const single = checked.error?.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`) ?? [];
  const faults = [...single, ...pairFaults(given)];
  if (!checked.success || faults.length > 0) {
    throw new ConfigFault(`Some settings are wrong. Correct them and start again:\n${faults.join('\n')}`);
  }
  const { data } = checked;
  return {
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    serviceName: data.SERVICE_NAME,
    serviceDomain: data.SERVICE_DOMAIN ?? null,
    databaseUrl: data.DATABASE_URL ?? null,
    databaseLimits: {
      connections: data.DATABASE_CONNECTIONS,
      statementSeconds: data.DATABASE_STATEMENT_SECONDS,
    },
    dataDir: resolve(data.DATA_DIR),
    smtpUrl: data.SMTP_URL ?? null,
    mailFrom: data.MAIL_FROM ?? `${data.SERVICE_NAME} <no-reply@${data.SERVICE_DOMAIN ?? 'localhost'}>`,
    turn: data.TURN_URL && data.TURN_SECRET ? { url: data.TURN_URL, secret: data.TURN_SECRET } : null,
    engine: data.MEETING_ENGINE ?? (data.LIVEKIT_URL ? 'livekit' : 'mesh'),
    livekit: livekitSettings(data),
    dnsServer: data.DNS_SERVER ?? null,
    trustProxy: trusted(data.TRUST_PROXY),
    logLevel: data.LOG_LEVEL,
  };
}

function livekitSettings(data: z.output<typeof environment>): LivekitSettings | null {
  const { LIVEKIT_URL: url, LIVEKIT_API_URL, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = data;
  if (!url || !key || !secret) return null;
  const trimmed = (address: string) => address.replace(/\/+$/, '');
  const apiUrl = trimmed(LIVEKIT_API_URL ?? url.replace(/^ws/, 'http'));
  return { url: trimmed(url), apiUrl, key, secret, maxParties: data.LIVEKIT_MAX_PARTIES };
}

function trusted(networks: string): boolean | string[] {
  if (networks === '' || networks === 'false') return false;
  return networks === 'true' || networks.split(',').map((network) => network.trim());
}

/** The settings of this process. On a terminal only what goes wrong is logged, unless LOG_LEVEL says otherwise. */
export const readEnvironment = (): Config =>
  readConfig({ ...(process.stdout.isTTY ? { LOG_LEVEL: 'warn' } : {}), ...process.env });
