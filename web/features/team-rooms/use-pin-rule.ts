import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export interface PinRule {
  required: boolean;
  minimumLength: number;
}

/** The company's rule for PINs; the loosest where it is not known yet. */
export function usePinRule(): PinRule {
  const company = useQuery(api.company.get.queryOptions());
  return company.data?.pinRule ?? { required: false, minimumLength: 4 };
}
