import type { Platform } from '../../../platform/platform.ts';
import { callHandlers } from './calls.ts';
import { exportHandlers } from './export.ts';
import { figureHandlers } from './figures.ts';
import { ofCompaniesHandlers } from './of-companies.ts';
import { reportHandlers } from './report.ts';
import { retentionHandlers } from './retention.ts';
import { tableHandlers } from './tables.ts';

/** The methods of `contract.usage`. Each looks through a `Sight`, which the company's privacy decides about. */
export const usageRoutes = (platform: Platform) => ({
  ...figureHandlers(platform),
  ...tableHandlers(platform),
  ...callHandlers(platform),
  ...exportHandlers(platform),
  ...reportHandlers(platform),
  ...retentionHandlers(platform),
  ...ofCompaniesHandlers(platform),
});
