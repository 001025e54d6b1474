// Baseline of `meeting-load`: a page and a WebSocket that passes every message on to the other pages.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { WebSocket, WebSocketServer } from 'ws';

const script = stripTypeScriptTypes(readFileSync(new URL('./meeting-load-page.ts', import.meta.url), 'utf8'));
const page = `<!doctype html><title>Bare</title>
<style>body { margin: 0; display: grid; grid-template-columns: 1fr 1fr; height: 100vh }
#others { display: contents } video { width: 100%; height: 50vh; object-fit: cover }</style>
<video id="own" muted autoplay></video><div id="others"></div>
<script type="module">${script}</script>`;

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end(page);
});
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket) => {
  socket.on('message', (message) => {
    for (const other of sockets.clients) {
      if (other !== socket && other.readyState === WebSocket.OPEN) other.send(String(message));
    }
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => {
  for (const socket of sockets.clients) socket.terminate();
  server.close();
  server.closeAllConnections();
});
