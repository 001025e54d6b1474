export { CompaniesScreen } from './companies-screen.tsx';
export { CompanyScreen } from './company-screen.tsx';
export { ContactScreen } from './contact-screen.tsx';
export { ServiceUsageScreen } from './usage-screen.tsx';
