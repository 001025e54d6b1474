import type { CompanyStatus } from '../companies/index.ts';

interface Company {
  status: CompanyStatus;
  deleteAfter: Date | null;
}

/** Whether a closed company's hold is over: it is being deleted, and nothing brings it back. */
export const isGone = ({ deleteAfter }: Pick<Company, 'deleteAfter'>, now: Date): boolean =>
  deleteAfter !== null && deleteAfter <= now;

/** Any status may follow any other, until a closed company is deleted. */
export const mayChangeTo = (company: Company, status: CompanyStatus, now: Date): boolean =>
  company.status !== status && !isGone(company, now);

/** Days before a trial's end on which its administrators are warned, the first one first. */
export const warningDays = [7, 1] as const;

/** The warning that is due with so many days left; null for none. */
export const warningDue = (daysLeft: number, warned: number | null): number | null => {
  const due = warningDays.filter((days) => daysLeft <= days).at(-1);
  return due !== undefined && (warned === null || warned > due) ? due : null;
};

/** Days in a row without its record after which a domain is held to be lost. */
export const lostAfterDays = 3;
