import { i18n } from '@lingui/core';

/** The app's languages: name in itself, the region whose dates and numbers it uses, and its catalogue. */
const languages = {
  en: {
    name: 'English',
    region: 'en-GB',
    load: {
      // What is seen before signing in is loaded at the start; the rest with what needs it.
      first: () => import('./locales/first/en.po'),
      app: () => import('./locales/app/en.po'),
      meeting: () => import('./locales/meeting/en.po'),
      system: () => import('./locales/system/en.po'),
      help: () => import('./locales/help/en.po'),
    },
  },
};

type Part = keyof (typeof languages)['en']['load'];

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
  const { messages } = await languages[language].load.first();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}

/** Loads more texts of the language that is shown, once; before what they are written in is shown. */
export async function loadTexts(part: Part, language: Language = 'en'): Promise<void> {
  const { messages } = await languages[language].load[part]();
  i18n.load(language, messages);
}
