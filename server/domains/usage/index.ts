export { recountUsage } from './operations/recount-usage.ts';
export { usageRoutes } from './routes.ts';
