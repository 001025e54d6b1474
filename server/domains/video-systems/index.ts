export { countVideoSystems } from './queries.ts';
export type { VideoSystemState } from './tables.ts';
