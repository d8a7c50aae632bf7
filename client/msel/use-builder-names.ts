import { useMemo } from 'react';
import type { MselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import { useWords } from '../i18n/index.ts';
import { text } from '../ui/format.ts';
import type { Scene } from '../ui/scene.ts';
import type { BuilderNames } from './builder-names.ts';

/** Names of all that injects speak of: seats, other injects, gauges, places and teams. */
export function useBuilderNames(
  context: MselContext,
  injects: readonly InjectView[],
  setup: Setup | null,
  scene: Scene | null,
): { readonly names: BuilderNames; seatName(id: string): string } {
  const words = useWords();
  const seats = useMemo(() => new Map(context.seats.map((s) => [s.id, s.name])), [context]);
  const numbers = useMemo(() => new Map(injects.map((i) => [i.id, i.number])), [injects]);
  const gauges = useMemo(() => new Map(setup?.instruments.map((i) => [i.id, i])), [setup]);
  const seatName = (id: string): string => {
    const name = seats.get(id);
    return name === undefined ? id : text(name, words.language);
  };
  const names: BuilderNames = {
    context,
    others: injects,
    gauges,
    nameOf: (id) =>
      seats.has(id) ? seatName(id) : (numbers.get(id) ?? nameOfOther(id, words, scene)),
  };
  return { names, seatName };
}

/** Values of filters that are neither seats nor injects: places and teams by name, words by key. */
function nameOfOther(
  id: string,
  { t, has }: ReturnType<typeof useWords>,
  scene: Scene | null,
): string {
  for (const group of ['unitStatus', 'capability', 'reportKind', 'order'])
    if (has(`${group}.${id}`)) return t(`${group}.${id}`);
  return scene?.nameOf(id) ?? id;
}
