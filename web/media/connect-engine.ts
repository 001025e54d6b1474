import type { ConnectEngine, Engine } from './engine.ts';
import { LateEngine } from './late-engine.ts';
import { MeshEngine } from './mesh.ts';
import { isRelayOnly } from './relay-only.ts';

const silence: Engine = {
  setLocal: () => undefined,
  setParties: () => undefined,
  setAccess: () => undefined,
  setShown: () => undefined,
  receiveSignal: () => undefined,
  setReachable: () => undefined,
  audioLevels: () => new Map(),
  close: () => undefined,
};

/** Opens the engine that the service chose for the meeting. An engine without media, or one that this version does not know, is silent. */
export const connectEngine: ConnectEngine = (access, you, listener) => {
  if (access.engine === 'mesh') {
    return new MeshEngine(you, { iceServers: access.iceServers, relayOnly: isRelayOnly() }, listener);
  }
  if (access.engine !== 'livekit') return silence;
  return new LateEngine(access, async () => {
    const { LivekitEngine } = await import('./livekit/livekit.ts');
    return (newest) => new LivekitEngine(you, newest, listener, { relayOnly: isRelayOnly() });
  });
};
