export { countVideoSystems, systemsOfMember } from './queries.ts';
export type { VideoSystemState } from './tables.ts';
