import { createFake } from '../engines/fake/fake.ts';
import { serve } from '../main/serve.ts';
import { systemClock } from '../platform/clock.ts';
import { readEnvironment } from '../platform/config/config.ts';

// The service on an engine that several nodes may use and that needs no media server, as a process of its own.
const { url, setupCode, stop } = await serve(readEnvironment(), {
  overrides: { engine: createFake({ clock: systemClock }) },
});
process.stdout.write(`Open ${url}\none-time code ${setupCode}\n`);
process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
