import type { CompanyPage } from '../../../contract/operator-views.ts';

/** The newer version that a refusal brings, as the service said it. */
export function readCompany(current: unknown): CompanyPage | null {
  const isCompany = (value: unknown): value is CompanyPage =>
    typeof value === 'object' && value !== null && 'licences' in value && 'version' in value;
  return isCompany(current) ? current : null;
}
