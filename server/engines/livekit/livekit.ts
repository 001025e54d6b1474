import { AccessToken, RoomServiceClient, TrackSource, WebhookReceiver } from 'livekit-server-sdk';
import type { CallId } from '../../../contract/ids.ts';
import { type Engine, type EngineFact, type EngineLeg, EngineUnreachable, type Grants } from '../engine.ts';
import { factOf } from './notice.ts';
import { isMissing } from './server-fault.ts';

export interface LivekitSettings {
  /** Where browsers reach LiveKit, `wss://…`. */
  url: string;
  /** Where this service reaches its API, `https://…`. */
  apiUrl: string;
  key: string;
  secret: string;
  maxParties: number;
}

/** How long a token opens a connection; one that is open goes on, and a page asks for the next token in time. */
const tokenSeconds = 600;
/** Seconds that a call is kept by LiveKit before the first leg connects, and after the last one went. */
const kept = { empty: 300, departed: 60 } as const;
/** Seconds after which LiveKit counts as unreachable: somebody waits at a door. */
const patience = 5;

const sources = {
  microphone: [TrackSource.MICROPHONE],
  camera: [TrackSource.CAMERA],
  screen: [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO],
} as const;

/** To LiveKit an empty list of sources is all of them. */
function publishing(grants: Grants) {
  const canPublishSources: TrackSource[] = (['microphone', 'camera', 'screen'] as const).flatMap((source) =>
    grants[source] ? sources[source] : [],
  );
  return { canPublish: canPublishSources.length > 0, canPublishSources, canPublishData: false };
}

/**
 * Media over a LiveKit server, which may be many. LiveKit's room name is our call's id and its identity our leg's, so
 * that neither is ever used twice. A token that a removed leg still holds opens LiveKit once more until it ends: the
 * notice of that comes as `leg-came`, and who hears it removes the leg again.
 */
export function createLivekit({ url, apiUrl, key, secret, maxParties }: LivekitSettings): Engine {
  const rooms = new RoomServiceClient(apiUrl, key, secret, { requestTimeout: patience, failover: false });
  const receiver = new WebhookReceiver(key, secret);
  const listeners = new Set<(fact: EngineFact) => void>();

  /** Idempotent, as LiveKit's is. */
  async function open(call: CallId): Promise<void> {
    const { empty: emptyTimeout, departed: departureTimeout } = kept;
    // One more for a leg that comes back before LiveKit has noticed that its connection is gone.
    const room = { name: call, emptyTimeout, departureTimeout, maxParticipants: maxParties + 1 };
    try {
      await rooms.createRoom(room);
    } catch (error) {
      throw new EngineUnreachable('LiveKit did not open a call', { cause: error });
    }
  }

  function signToken({ call, leg, name, grants }: EngineLeg): Promise<string> {
    const token = new AccessToken(key, secret, { identity: leg, name, ttl: tokenSeconds });
    token.addGrant({
      roomJoin: true,
      room: call,
      canSubscribe: true,
      ...publishing(grants),
      canUpdateOwnMetadata: false,
    });
    return token.toJwt();
  }

  return {
    name: 'livekit',
    // Its client asks by HTTP why a connection was refused.
    origins: [new URL(url).origin, new URL(url.replace(/^ws/, 'http')).origin],
    capabilities: {
      maxParties,
      media: 'server',
      nodes: 'many',
      signals: 'engine',
      reportsLegs: true,
      enforcesGrants: true,
      accessSeconds: tokenSeconds,
    },
    async admit(leg) {
      const [token] = await Promise.all([signToken(leg), leg.isBack ? undefined : open(leg.call)]);
      return { engine: 'livekit', url, token, renewAfter: (tokenSeconds * 3) / 4 };
    },
    trialServers: () => [],
    async change({ call, leg }, grants) {
      const permission = { canSubscribe: true, ...publishing(grants) };
      await unlessMissing(rooms.updateParticipant(call, leg, { permission }));
    },
    async mute({ call, leg }, source) {
      const found = await unlessMissing(rooms.getParticipant(call, leg));
      const wanted: readonly TrackSource[] = sources[source];
      const sent = found?.tracks.filter((track) => wanted.includes(track.source) && !track.muted) ?? [];
      await Promise.all(sent.map(({ sid }) => unlessMissing(rooms.mutePublishedTrack(call, leg, sid, true))));
    },
    remove: ({ call, leg }) => unlessMissing(rooms.removeParticipant(call, leg)),
    end: (call) => unlessMissing(rooms.deleteRoom(call)),
    mayRelay: () => false,
    hear(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async receive({ body, authorization }) {
      const notice = await receiver.receive(body, authorization).catch(() => null);
      if (!notice) return false;
      const fact = factOf(notice);
      if (fact) for (const listener of listeners) listener(fact);
      return true;
    },
  };
}

/** What is gone already is no fault: a leg may have left meanwhile. */
async function unlessMissing<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
