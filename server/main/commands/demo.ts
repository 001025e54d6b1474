import { resolve } from 'node:path';
import { readEnvironment } from '../../platform/config/config.ts';
import { serveUntilTold } from './serve.ts';

/** Serves the demo company; made at the first start, opened as it was at the next. */
export function demoCommand(): Promise<number> {
  const given = readEnvironment();
  // A demo never moves into the data directory of a real service by accident.
  const config = given.dataDir === resolve('./data') ? { ...given, dataDir: resolve('./data-demo') } : given;
  return serveUntilTold(config, 'demo', async (platform) => {
    process.stdout.write('Making the demo company where there is none yet …\n');
    const { seedDemo } = await import('../demo/seed-demo.ts');
    const { password, administrator, member } = await seedDemo(platform);
    return [
      `  This is a demo. Sign in with the password  ${password}  as`,
      `    administrator  ${administrator.email}  (${administrator.name})`,
      `    member         ${member.email}  (${member.name})`,
      '',
    ];
  });
}
