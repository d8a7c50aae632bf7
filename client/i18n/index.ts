import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en/index.ts';
import {
  type Language,
  LANGUAGES,
  languageTag,
  rememberedLanguage,
  rememberLanguage,
} from './language.ts';
import { zh } from './zh/index.ts';

const i18next = createInstance();

const tag = (language: Language): void => {
  document.documentElement.lang = languageTag(language);
};

/** Must have run before the first component renders. */
export async function startI18n(): Promise<void> {
  const language = rememberedLanguage();
  tag(language);
  await i18next.use(initReactI18next).init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    lng: language,
    fallbackLng: 'zh',
    supportedLngs: [...LANGUAGES],
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  early.splice(0).forEach(addWords);
}

interface MoreWords {
  readonly zh: object;
  readonly en: object;
}
/** Words that came before there was anything to add them to. */
const early: MoreWords[] = [];

/** Words of a page that loads later, so that the first page does not carry them. */
export function addWords(more: MoreWords): void {
  if (!i18next.isInitialized) return void early.push(more);
  i18next.addResourceBundle('zh', 'translation', more.zh, true, true);
  i18next.addResourceBundle('en', 'translation', more.en, true, true);
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh');

/** One click: the page changes at once and this browser remembers. */
export function switchLanguage(): void {
  const next: Language = currentLanguage() === 'zh' ? 'en' : 'zh';
  rememberLanguage(next);
  tag(next);
  void i18next.changeLanguage(next);
}

export type Params = Readonly<Record<string, number | string>>;

/** Words by key, and the language in use. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    t: (key: string, params?: Params): string => t(key, params ?? {}),
    /** True when the page has words for a key that came from outside. */
    has: (key: string): boolean => i18n.exists(key),
    language,
  };
}
export type Words = ReturnType<typeof useWords>;
