import type { Connection, ConnectionEvents } from './connection.ts';
import type { LocalTracks } from './engine.ts';
import { limitSending, shareUpload } from './sending-limits.ts';

const kinds = ['audio', 'video'] as const;

/** Opens a peer connection of the browser. Sections are fixed, so that mute and camera never negotiate again. */
export function openRtcConnection(
  configuration: RTCConfiguration,
  initial: LocalTracks,
  events: ConnectionEvents,
): Connection {
  const connection = new RTCPeerConnection(configuration);
  const ended = new AbortController();
  const { signal } = ended;
  let tracks = initial;
  let limits = shareUpload(1);
  let transceivers: RTCRtpTransceiver[] = [];

  connection.addEventListener('icecandidate', ({ candidate }) => candidate && events.candidate(candidate.toJSON()), {
    signal,
  });
  connection.addEventListener('connectionstatechange', () => events.state(connection.connectionState), { signal });

  function adoptTransceivers() {
    if (transceivers.length > 0) return;
    const all = connection.getTransceivers();
    transceivers = kinds.flatMap((kind) => all.find(({ receiver }) => receiver.track.kind === kind) ?? []);
    for (const transceiver of transceivers) transceiver.direction = 'sendrecv';
    sendTracks();
    events.stream(new MediaStream(transceivers.map(({ receiver }) => receiver.track)));
  }

  function sendTracks() {
    for (const { sender, receiver } of transceivers) {
      const track = receiver.track.kind === 'audio' ? tracks.audio : tracks.video;
      // Rejects only when the connection was closed meanwhile.
      if (sender.track !== track) sender.replaceTrack(track).catch(() => undefined);
    }
  }

  async function applyLocal(): Promise<RTCSessionDescriptionInit> {
    await connection.setLocalDescription();
    const description = connection.localDescription;
    if (!description) throw new Error('A local description was set and is not there');
    limitSending(transceivers, limits);
    return { type: description.type, sdp: description.sdp };
  }

  return {
    get signaling() {
      return connection.signalingState;
    },
    offer() {
      if (transceivers.length === 0) {
        for (const kind of kinds) connection.addTransceiver(tracks[kind] ?? kind, { direction: 'sendrecv' });
        adoptTransceivers();
      }
      return applyLocal();
    },
    answer: applyLocal,
    async apply(description) {
      await connection.setRemoteDescription(description);
      adoptTransceivers();
    },
    rollBack: () => connection.setLocalDescription({ type: 'rollback' }),
    addCandidate: (candidate) => connection.addIceCandidate(candidate),
    renewIce: () => connection.restartIce(),
    setLocal(next) {
      tracks = next;
      sendTracks();
    },
    limit(next) {
      limits = next;
      // Before the first description there is nothing to limit yet.
      if (connection.localDescription) limitSending(transceivers, limits);
    },
    audioLevel() {
      const heard = transceivers.find(({ receiver }) => receiver.track.kind === 'audio')?.receiver;
      return heard?.getSynchronizationSources()[0]?.audioLevel ?? null;
    },
    close() {
      ended.abort();
      connection.close();
    },
  };
}
