/** Languages of the page. Chinese is the source; English is complete. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'sandtable.language';

const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value);

/** The language chosen last in this browser; Chinese when none was. */
export function rememberedLanguage(): Language {
  try {
    const value = localStorage.getItem(STORAGE_KEY);
    return isLanguage(value) ? value : 'zh';
  } catch {
    // Storage may be closed to the page (private mode, policy): then every visit starts in Chinese.
    return 'zh';
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Same as above: the choice holds for this page alone.
  }
}

/** Tag for `lang` attributes. */
export const languageTag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');
