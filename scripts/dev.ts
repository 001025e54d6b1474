// `npm run dev`: the server, started anew after each change, and the web app with hot reload, on one address.
import { spawn } from 'node:child_process';
import { createServer } from 'vite';

const port = Number(process.env.PORT ?? 3000);
const webPort = 5173;
const address = `http://localhost:${webPort}`;

const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', '--disable-warning=ExperimentalWarning', 'server/main/cli.ts', 'serve'],
  { stdio: 'inherit', env: { ...process.env, PORT: String(port), PUBLIC_URL: process.env.PUBLIC_URL ?? address } },
);

const web = await createServer({
  root: 'web',
  configFile: 'web/vite.config.ts',
  server: { port: webPort, strictPort: true },
});
await web.listen();
console.log(`Rotunda for development: ${address} (the server itself is on port ${port})`);

async function stop() {
  server.kill('SIGTERM');
  await web.close();
}

server.once('exit', (code) => {
  process.exitCode = code ?? 0;
  void web.close();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
