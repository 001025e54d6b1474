import { i18n } from '@lingui/core';

/** The app's languages: name in itself, the region whose dates and numbers it uses, and its catalogue. */
const languages = {
  en: { name: 'English', region: 'en-GB', load: () => import('./locales/en.po') },
};

export type Language = keyof typeof languages;

/** The name of the language that is shown, in itself. */
export function languageName(language: Language = 'en'): string {
  return languages[language].name;
}

/** The locale that `Intl` formats with. */
export function formattingLocale(language: Language = 'en'): string {
  return languages[language].region;
}

/** Loads the catalogue of a language and shows the app in it. */
export async function activateLanguage(language: Language = 'en'): Promise<void> {
  const { messages } = await languages[language].load();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}
