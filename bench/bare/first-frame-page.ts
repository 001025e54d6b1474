// What a browser needs to see another one, and nothing else; the same picture, sound and bit rates as the product.
type Message = { description: RTCSessionDescriptionInit } | { candidate: RTCIceCandidateInit };

const find = <Kind extends Element>(selector: string, kind: new () => Kind): Kind => {
  const found = document.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`${selector} is not there`);
};
const own = find('#own', HTMLVideoElement);
const other = find('#other', HTMLVideoElement);
const button = find('button', HTMLButtonElement);

const local = await navigator.mediaDevices.getUserMedia({
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } },
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
});
own.srcObject = local;
const socket = new WebSocket(location.href.replace('http', 'ws'));
const say = (message: Message) => socket.send(JSON.stringify(message));
let connection: RTCPeerConnection | null = null;

function open(): RTCPeerConnection {
  const opened = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  for (const track of local.getTracks()) opened.addTrack(track, local);
  opened.addEventListener('icecandidate', ({ candidate }) => candidate && say({ candidate: candidate.toJSON() }));
  opened.addEventListener('track', ({ streams }) => (other.srcObject = streams[0] ?? null));
  connection = opened;
  return opened;
}

async function tell({ localDescription, signalingState }: RTCPeerConnection): Promise<void> {
  if (!localDescription || !connection) throw new Error(`No description in ${signalingState}`);
  for (const sender of connection.getSenders()) {
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings)
      encoding.maxBitrate = sender.track?.kind === 'video' ? 1_500_000 : 40_000;
    void sender.setParameters(parameters);
  }
  say({ description: localDescription });
}

socket.addEventListener('message', async ({ data }) => {
  const message: Message = JSON.parse(data);
  if ('candidate' in message) return connection?.addIceCandidate(message.candidate);
  if (message.description.type === 'answer') return connection?.setRemoteDescription(message.description);
  const opened = open();
  await opened.setRemoteDescription(message.description);
  await opened.setLocalDescription();
  await tell(opened);
});

// Whoever clicks is the second to come; the first page only waits and answers.
button.addEventListener('click', async () => {
  const opened = open();
  await opened.setLocalDescription();
  await tell(opened);
});
socket.addEventListener('open', () => (button.disabled = false));
