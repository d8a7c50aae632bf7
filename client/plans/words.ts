import { useWords } from '../i18n/index.ts';
import { en } from './words-en.ts';
import { zh, type PlanWords } from './words-zh.ts';

/** Groups of the common words in which values of these members stand. */
const GROUP_OF: Readonly<Record<string, string>> = {
  capability: 'capability',
  kind: 'forceKind',
  sites: 'site',
  site: 'site',
  items: 'item',
  grade: 'grade',
  level: 'responseLevel',
  advice: 'advice',
  channels: 'warningChannel',
  to: 'role',
};

/** Words of the page in its language, and what values are called. */
export function usePlanWords() {
  const words = useWords();
  const w: PlanWords = words.language === 'en' ? en : zh;
  const own: Readonly<Record<string, string>> = w.value;
  return {
    ...words,
    w,
    fill: (template: string, params: Readonly<Record<string, string | number>>): string =>
      template.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? '')),
    valueOf(key: string, value: string | number): string {
      const name = String(value);
      for (const group of [GROUP_OF[key], ...(key === 'item' ? ['equipment', 'item'] : [])])
        if (group !== undefined && words.has(`${group}.${name}`))
          return words.t(`${group}.${name}`);
      return own[name] ?? name;
    },
  };
}
