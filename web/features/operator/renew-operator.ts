import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Reads anew whatever is shown of companies. */
export const renewOperator = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ queryKey: api.operator.key() });
