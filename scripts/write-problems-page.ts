// Writes docs/problems.md from contract/problems.ts.
import { writeFileSync } from 'node:fs';
import { problemsPage } from './checks/problems-page.ts';

writeFileSync(new URL('../docs/problems.md', import.meta.url), problemsPage());
