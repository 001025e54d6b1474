import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  rootDir: `${import.meta.dirname}/web`,
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/i18n/locales/{locale}',
      include: ['app', 'ui', 'api', 'features', 'call', 'i18n'].map((folder) => `<rootDir>/${folder}`),
    },
  ],
  format: formatter({ origins: false, lineNumbers: false }),
  orderBy: 'message',
});
