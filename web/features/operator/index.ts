export { CompaniesScreen } from './companies-screen.tsx';
export { CompanyScreen } from './company-screen.tsx';
