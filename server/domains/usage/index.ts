export { addUsageJobs } from './jobs.ts';
export { rebuildUsage } from './operations/rebuild.ts';
export { recountUsage } from './operations/recount-usage.ts';
export { sealUsage } from './operations/seal.ts';
export { type UsageReport, verifyUsage } from './operations/verify.ts';
export { usageRoutes } from './routes/index.ts';
export { mayCountSince, tellUsage } from './sight.ts';
