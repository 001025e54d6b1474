import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** A catalogue of some folders. Each part has a folder of its own: by the file's name alone a language is told from it. */
const catalogue = (part: string, include: readonly string[], exclude: readonly string[] = []) => ({
  path: `<rootDir>/i18n/locales/${part}/{locale}`,
  include: include.map((folder) => `<rootDir>/${folder}`),
  exclude: exclude.map((folder) => `<rootDir>/${folder}/**`),
});

const beforeSigningIn = ['session', 'setup'].map((feature) => `features/${feature}`);

export default defineConfig({
  rootDir: `${import.meta.dirname}/web`,
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    catalogue('first', ['app', 'ui', 'api', 'call', 'i18n', ...beforeSigningIn], ['app/shell', 'ui/list']),
    catalogue(
      'app',
      ['features', 'app/shell', 'ui/list'],
      [...beforeSigningIn, 'features/meeting', 'features/system', 'features/help', 'features/test'],
    ),
    catalogue('meeting', ['features/meeting']),
    catalogue('system', ['features/system']),
    catalogue('help', ['features/help', 'features/test']),
  ],
  format: formatter({ origins: false, lineNumbers: false }),
  orderBy: 'message',
});
