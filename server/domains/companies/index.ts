export {
  type ContactChange,
  changeCompany,
  changeContact,
  companiesToDelete,
  deleteClosedCompany,
  noteTrialWarning,
  setLicenceTotal,
  trialsEndingBy,
} from './change.ts';
export {
  type CompanyDomain,
  claimsOf,
  type DomainClaim,
  deleteClaim,
  deleteDomain,
  dueDomains,
  type Found,
  findClaim,
  findDomain,
  fullDomainsOf,
  insertClaim,
  insertOwnDomain,
  lockDomain,
  makeDefaultDomain,
  noteClaim,
  updateDomain,
} from './domain-queries.ts';
export { type CompaniesQuery, listCompanies, partsOf, totalsOf, type UsageOf } from './list.ts';
export { logoAddress } from './logo.ts';
export { contactLine, type Provider, providerOf } from './provider.ts';
export type { NewCompany, NewService } from './queries.ts';
export {
  createCompany,
  domainsOf,
  findService,
  freeLicence,
  getCompany,
  insertService,
  licencesLeft,
  licencesOf,
  takeLicence,
} from './queries.ts';
export { type CompanyPorts, companyRoutes } from './routes.ts';
export { mediaWish, type PrivacyHistory, privacyHistory, strictestSince } from './settings.ts';
export { settingsRoutes } from './settings-routes.ts';
export {
  daysLeft,
  endOfDay,
  heldStatus,
  holdOpen,
  isOpenStatus,
  lastDayBefore,
  lockCompany,
  type Refusal,
  refusalOf,
  type StatusChange,
  sayRefusal,
  setStatus,
} from './status.ts';
export type { CompanyStatus, LicenceKind } from './tables.ts';
export { requireTimeZone } from './time-zone.ts';
