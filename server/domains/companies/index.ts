export type { NewCompany, NewService } from './queries.ts';
export {
  createCompany,
  domainsOf,
  findService,
  freeLicence,
  getCompany,
  insertService,
  licencesLeft,
  takeLicence,
} from './queries.ts';
export { type CompanyPorts, companyRoutes } from './routes.ts';
export type { LicenceKind } from './tables.ts';
