import { useWords } from '../../i18n/index.ts';
import { distance, duration, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';

/** Notes of a preview in words; ticks become clock times, metres and seconds fitting units. */
export function useNoteWords() {
  const { t, has, language } = useWords();
  return (key: string, params: Readonly<Record<string, number | string>>, scene: Scene): string => {
    const known = [key, `previewNote.${key}`].find((candidate) => has(candidate));
    if (known === undefined) return t('previewNote.unknown');
    const shown = Object.entries(params).map(([name, value]) => {
      if (name === 'item') return [name, t(`item.${value}`)];
      if (name === 'capability') return [name, t(`capability.${value}`)];
      if (typeof value === 'string') return [name, scene.nameOf(value)];
      if (/tick$/i.test(name)) return [name, scene.clock(value)];
      if (name.endsWith('M')) return [name, distance(value)];
      if (name.endsWith('S')) return [name, duration(value, language)];
      return [name, trim(value, 1)];
    });
    return t(known, Object.fromEntries(shown) as Record<string, string>);
  };
}
