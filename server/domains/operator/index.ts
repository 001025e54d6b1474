export { addOperatorJobs, deleteCompanies, type OperatorPorts, recheckDomains, sweepTrials } from './jobs.ts';
export {
  type AdministratorByCommand,
  type CompanyByCommand,
  createAdministratorByCommand,
  createCompanyByCommand,
} from './operations/by-command.ts';
export { type SetUpResult, type SetupInput, setUp } from './operations/set-up.ts';
export { operatorRoutes } from './routes/index.ts';
export { type ServicePorts, serviceRoutes } from './routes/set-up.ts';
export { makeSetupCode, type SetupCode } from './setup-code.ts';
