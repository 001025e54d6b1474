export { type SetUpResult, type SetupInput, setUp } from './operations/set-up.ts';
export { type ServicePorts, serviceRoutes } from './routes.ts';
export { makeSetupCode, type SetupCode } from './setup-code.ts';
