// Baseline of `fan-out`: a WebSocket server that holds rooms in memory and tells everybody in one who is there. No
// database, no rights, no limits, no second node.
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

interface Party {
  socket: WebSocket;
  shown: { leg: string; name: string; media: unknown; joinedAt: string };
}

const rooms = new Map<string, Map<WebSocket, Party>>();
const roomOf = new Map<WebSocket, string>();
const server = createServer((_request, response) => response.end());
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
let legs = 0;
let version = 0;

function tell(room: string): void {
  const parties = [...(rooms.get(room)?.values() ?? [])];
  version += 1;
  const state = { version, roomAddress: room, parties: parties.map(({ shown }) => shown) };
  const text = JSON.stringify({ type: 'meeting', meeting: state });
  for (const { socket } of parties) socket.send(text);
}

function leave(socket: WebSocket): void {
  const room = roomOf.get(socket);
  if (room === undefined) return;
  roomOf.delete(socket);
  rooms.get(room)?.delete(socket);
  tell(room);
}

sockets.on('connection', (socket) => {
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'leave') return leave(socket);
    const { address, name, media } = message;
    legs += 1;
    const shown = { leg: `leg-${legs}`, name, media, joinedAt: new Date().toISOString() };
    const parties = rooms.get(address) ?? new Map<WebSocket, Party>();
    rooms.set(address, parties.set(socket, { socket, shown }));
    roomOf.set(socket, address);
    tell(address);
  });
  socket.on('close', () => leave(socket));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => {
  for (const socket of sockets.clients) socket.terminate();
  server.close();
  server.closeAllConnections();
});
