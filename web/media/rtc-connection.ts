import type { Connection, ConnectionEvents } from './connection.ts';
import type { LocalTracks } from './engine.ts';
import { limitSending } from './limit-sending.ts';
import { countLink } from './link-counters.ts';
import { type Line, sections } from './sections.ts';
import { openingLimits } from './sending-plan.ts';

/** Opens a peer connection of the browser. Sections are fixed, so that mute, camera and screen never negotiate again. */
export function openRtcConnection(
  configuration: RTCConfiguration,
  initial: LocalTracks,
  events: ConnectionEvents,
): Connection {
  const connection = new RTCPeerConnection(configuration);
  const ended = new AbortController();
  const { signal } = ended;
  let tracks = initial;
  let limits = openingLimits;
  let silent = false;
  let lines: Line[] = [];
  // Sound and picture of one stream are played in step (RFC 8830).
  const own = { camera: new MediaStream(), screen: new MediaStream() };

  connection.addEventListener('icecandidate', ({ candidate }) => candidate && events.candidate(candidate.toJSON()), {
    signal,
  });
  connection.addEventListener('connectionstatechange', () => events.state(connection.connectionState), { signal });

  /** The transceivers of either side come in the order of the sections (RFC 8829, section 5.10). */
  function adoptTransceivers() {
    if (lines.length > 0) return;
    const all = connection.getTransceivers();
    lines = sections.flatMap((section, index) => {
      const transceiver = all[index];
      return transceiver?.receiver.track.kind === section.kind ? [{ ...section, transceiver }] : [];
    });
    for (const { stream, transceiver } of lines) {
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(own[stream]);
    }
    sendTracks();
    keepSilent();
    events.media({ camera: streamOf('camera'), screen: streamOf('screen') });
  }

  function streamOf(stream: Line['stream']): MediaStream {
    return new MediaStream(
      lines.filter((line) => line.stream === stream).map(({ transceiver }) => transceiver.receiver.track),
    );
  }

  function sendTracks() {
    for (const { of, transceiver } of lines) {
      const { sender } = transceiver;
      // Rejects only when the connection was closed meanwhile.
      if (sender.track !== tracks[of]) sender.replaceTrack(tracks[of]).catch(() => undefined);
    }
  }

  function keepSilent() {
    const voice = lines.find(({ of }) => of === 'audio');
    if (voice) voice.transceiver.receiver.track.enabled = !silent;
  }

  function applyLimits() {
    // Before the first description there is nothing to limit yet.
    if (connection.localDescription) limitSending(lines, tracks, limits);
  }

  async function applyLocal(): Promise<RTCSessionDescriptionInit> {
    await connection.setLocalDescription();
    const description = connection.localDescription;
    if (!description) throw new Error('A local description was set and is not there');
    applyLimits();
    return { type: description.type, sdp: description.sdp };
  }

  return {
    get signaling() {
      return connection.signalingState;
    },
    offer() {
      if (lines.length === 0) {
        for (const { kind, of } of sections) connection.addTransceiver(tracks[of] ?? kind, { direction: 'sendrecv' });
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
    setServers: (iceServers) => connection.setConfiguration({ ...configuration, iceServers }),
    setLocal(next) {
      tracks = next;
      sendTracks();
      applyLimits();
    },
    limit(next) {
      limits = next;
      applyLimits();
    },
    silence(next) {
      silent = next;
      keepSilent();
    },
    audioLevel() {
      const heard = lines.find(({ of }) => of === 'audio')?.transceiver.receiver;
      return heard?.getSynchronizationSources()[0]?.audioLevel ?? null;
    },
    count: async () => countLink(await connection.getStats()),
    close() {
      ended.abort();
      connection.close();
    },
  };
}
