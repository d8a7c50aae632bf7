import type { Rejection } from '../../../engine/exercise/commands/command.ts';
import { useWords } from '../../i18n/index.ts';
import { distance, duration, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';

/**
 * A refusal in words: the reason, and its numbers when the server gave them. Each code may have a
 * longer form (`rejectionWith.<code>`) that takes the numbers; it is used when all of them are there.
 */
export function useRejectionWords(): (rejection: Rejection, scene?: Scene) => string {
  const { t, has, language } = useWords();
  /** Values that are words of their own: abilities of a team, kinds of observers. */
  const named = (name: string, value: number | string): string | undefined => {
    if (name === 'highest') return t(`responseLevel.${value}`);
    if (typeof value !== 'string') return undefined;
    if (name === 'capability')
      return value
        .split(' ')
        .map((c) => t(`capability.${c}`))
        .join(' / ');
    if (name === 'item') return t(`item.${value}`);
    return name === 'source' && has(`source.${value}`) ? t(`source.${value}`) : undefined;
  };
  return ({ code, params }, scene) => {
    const shown = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        named(name, value) ?? show(name, value, language, scene),
      ]),
    );
    const longer = has(`rejectionWith.${code}`) ? t(`rejectionWith.${code}`, shown) : null;
    const words = longer === null || longer.includes('{{') ? t(`rejection.${code}`) : longer;
    if (typeof params['seats'] !== 'string' || scene === undefined) return words;
    const names = params['seats'].split(' ').map((id) => scene.seatName(id));
    const seats = names.join(language === 'zh' ? '、' : ', ');
    return t('refusalCard.whoMay', { words, seats });
  };
}

/** Parameters are SI with the unit in the name; people get fitting units. */
function show(
  name: string,
  value: number | string,
  language: 'zh' | 'en',
  scene: Scene | undefined,
): string {
  if (typeof value === 'string') {
    if (scene === undefined) return value;
    const seat = scene.seatName(value);
    return seat === value ? scene.nameOf(value) : seat;
  }
  if (name.endsWith('Tick')) return scene?.clock(value) ?? String(value);
  if (name === 'flameLengthM' || (name === 'limitM' && value < 20)) return `${trim(value, 1)} m`;
  if (name.endsWith('M')) return distance(value);
  if (name.endsWith('S')) return duration(value, language);
  return trim(value, 1);
}
