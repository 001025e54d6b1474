import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** A catalogue of some folders: `en.po` for what is seen before signing in, `en-<part>.po` for what is loaded later. */
const catalogue = (part: string, include: readonly string[], exclude: readonly string[] = []) => ({
  path: `<rootDir>/i18n/locales/{locale}${part}`,
  include: include.map((folder) => `<rootDir>/${folder}`),
  exclude: exclude.map((folder) => `<rootDir>/${folder}/**`),
});

const beforeSigningIn = ['session', 'setup', 'meeting', 'system'].map((feature) => `features/${feature}`);

export default defineConfig({
  rootDir: `${import.meta.dirname}/web`,
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    catalogue('', ['app', 'ui', 'api', 'call', 'i18n', ...beforeSigningIn], ['app/shell', 'ui/list']),
    catalogue('-app', ['features', 'app/shell', 'ui/list'], [...beforeSigningIn, 'features/help']),
    catalogue('-help', ['features/help']),
  ],
  format: formatter({ origins: false, lineNumbers: false }),
  orderBy: 'message',
});
