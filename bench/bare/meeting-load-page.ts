// Three pages that show each other and nothing else; the same picture, sound and bit rates as the product gives three.
type Words = { description: RTCSessionDescriptionInit } | { candidate: RTCIceCandidateInit } | { hello: true };
interface Message {
  from: string;
  to?: string;
  words: Words;
}

const you = crypto.randomUUID();
const find = <Kind extends Element>(selector: string, kind: new () => Kind): Kind => {
  const found = document.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`${selector} is not there`);
};
const local = await navigator.mediaDevices.getUserMedia({
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } },
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
});
find('#own', HTMLVideoElement).srcObject = local;
const others = find('#others', HTMLDivElement);
const socket = new WebSocket(location.href.replace('http', 'ws'));
const say = (words: Words, to?: string) =>
  socket.send(JSON.stringify({ from: you, words, ...(to ? { to } : {}) } satisfies Message));
const connections = new Map<string, RTCPeerConnection>();

function open(party: string): RTCPeerConnection {
  const opened = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  connections.set(party, opened);
  for (const track of local.getTracks()) opened.addTrack(track, local);
  opened.addEventListener(
    'icecandidate',
    ({ candidate }) => candidate && say({ candidate: candidate.toJSON() }, party),
  );
  const video = document.createElement('video');
  video.autoplay = true;
  others.append(video);
  opened.addEventListener('track', ({ streams }) => (video.srcObject = streams[0] ?? null));
  return opened;
}

async function tell(opened: RTCPeerConnection, party: string): Promise<void> {
  const { localDescription } = opened;
  if (!localDescription) throw new Error('No description');
  for (const sender of opened.getSenders()) {
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings)
      encoding.maxBitrate = sender.track?.kind === 'video' ? 1_500_000 : 40_000;
    void sender.setParameters(parameters);
  }
  say({ description: localDescription }, party);
}

async function hear({ from, to, words }: Message): Promise<void> {
  if (to !== undefined && to !== you) return;
  if ('hello' in words) {
    const opened = open(from);
    await opened.setLocalDescription();
    return tell(opened, from);
  }
  if ('candidate' in words) return connections.get(from)?.addIceCandidate(words.candidate);
  if (words.description.type === 'answer') return connections.get(from)?.setRemoteDescription(words.description);
  const opened = open(from);
  await opened.setRemoteDescription(words.description);
  await opened.setLocalDescription();
  return tell(opened, from);
}

// One after the other, so that no candidate overtakes its description.
let work = Promise.resolve();
socket.addEventListener('message', ({ data }) => {
  work = work.then(() => hear(JSON.parse(data)));
});
socket.addEventListener('open', () => say({ hello: true }));
