import type { Message } from '../../engine/exercise/state.ts';
import { type Params, useWords } from '../i18n/index.ts';
import type { Scene } from './scene.ts';

/** Ids in a message's parameters, as the names that people use. */
export function useMessageWords(): (scene: Scene, message: Message) => string {
  const { t, has, language } = useWords();
  return (scene, message) => {
    if (message.text !== null) return message.text;
    // An inject carries its words in both languages.
    const spoken = message.params[language];
    if (typeof spoken === 'string') return spoken;
    if (message.key === null) return '';
    if (!has(message.key)) return t('message.unknown');
    const named = Object.fromEntries(
      Object.entries(message.params).map(([name, value]) => [
        name,
        typeof value === 'string' ? nameOf(scene, value) : value,
      ]),
    );
    return t(message.key, named as Params);
  };
}

const nameOf = (scene: Scene, id: string): string => {
  const seat = scene.seatName(id);
  return seat === id ? scene.nameOf(id) : seat;
};
