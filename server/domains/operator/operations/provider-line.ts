import type { Platform } from '../../../platform/platform.ts';
import { contactLine, findService, providerOf } from '../../companies/index.ts';

/** The provider with the ways to reach it, for the sentences of mails. */
export const providerLine = async ({ database }: Pick<Platform, 'database'>): Promise<string> =>
  contactLine(providerOf(await findService(database.operator)));
