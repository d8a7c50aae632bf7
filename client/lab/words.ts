import { useWords } from '../i18n/index.ts';
import { en } from './words-en.ts';
import { zh, type LabWords } from './words-zh.ts';

export type { LabWords } from './words-zh.ts';

/** Words of the lab in the page's language. */
export function useLabWords(): { readonly w: LabWords; readonly language: 'zh' | 'en' } {
  const { language } = useWords();
  return { w: language === 'en' ? en : zh, language };
}
