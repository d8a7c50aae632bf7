import type { InjectView, TriggerKind } from '../../engine/exercise/msel/msel.ts';

export type KindFilter = TriggerKind | 'all';

/** When an inject stands in the list: when it was fired, is due, or not at all. */
export const placeTick = (i: InjectView): number =>
  i.firedTick ?? (i.kind === 'timed' ? (i.dueTick ?? Infinity) : Infinity);

/** By time; what has none behind, by its number as people count. */
export const inOrder = (injects: readonly InjectView[]): readonly InjectView[] =>
  injects.toSorted(
    (a, b) =>
      (placeTick(a) === placeTick(b) ? 0 : placeTick(a) - placeTick(b)) ||
      a.number.localeCompare(b.number, undefined, { numeric: true }),
  );

/** Those of a kind in which all words typed occur, in number, words, sender or seat names. */
export function matching(
  injects: readonly InjectView[],
  kind: KindFilter,
  typed: string,
  seatName: (id: string) => string,
): readonly InjectView[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((w) => w !== '');
  return injects.filter((i) => {
    if (kind !== 'all' && i.kind !== kind) return false;
    if (words.length === 0) return true;
    const all = [
      i.number,
      i.from.zh,
      i.from.en,
      i.text.zh,
      i.text.en,
      i.expected.zh,
      i.expected.en,
      i.responsible,
      ...i.toSeatIds.map(seatName),
    ]
      .join('\n')
      .toLowerCase();
    return words.every((w) => all.includes(w));
  });
}

/** `H+2:05`, as plans write times. */
export const hTime = (tick: number): string =>
  `H+${Math.floor(tick / 3600)}:${String(Math.floor(tick / 60) % 60).padStart(2, '0')}`;
