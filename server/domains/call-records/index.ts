export { type CallRecordPorts, closeLegs } from './close-legs.ts';
export { forgetPerson } from './forget-person.ts';
export { addCallRecordJobs } from './jobs.ts';
export { isLost, proveEverySeconds } from './policy.ts';
export { provePresence, upSince } from './presence.ts';
export { endReasonsOf, openCall, openLeg, proveAlive } from './queries.ts';
export { previewRetention } from './retention.ts';
export { callRoutes } from './routes.ts';
