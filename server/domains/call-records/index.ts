export { type CallRecordPorts, closeLegs, type LegToClose, sweepLegs } from './close-legs.ts';
export { addCallRecordJobs, sweepAllLegs } from './jobs.ts';
export { isLost, proveEverySeconds, resumeSeconds } from './policy.ts';
export { provePresence, upSince } from './presence.ts';
export { endReasonsOf, openCall, openLeg, proveAlive } from './queries.ts';
export { callRoutes } from './routes.ts';
