import type { ControlView, SeatView } from '../../engine/exercise/view.ts';
import type { Language } from '../i18n/language.ts';
import { text } from '../ui/format.ts';

export type Inject = ControlView['injects'][number];

/** Still to come by the clock alone. */
export const firesByItself = (i: Inject): boolean =>
  i.kind === 'timed' && i.fires === 0 && !i.held && !i.skipped && i.approval === 'approved';

/** May still be fired: not yet, or again and not as often as it may. */
const mayCome = (i: Inject): boolean => {
  if (i.skipped || i.fires === 0) return !i.skipped;
  const repeat = i.when?.repeat ?? null;
  return repeat !== null && i.fires < (repeat.atMost ?? Infinity);
};

/** When an inject stands in the queue: what comes by the clock first, what waits for a word behind. */
const orderTick = (i: Inject): number =>
  i.kind === 'timed' ? (i.dueTick ?? Infinity) : i.holdsSinceTick === null ? Infinity : 0;

/** What may still be fired, in the order in which it comes. */
export const waiting = (view: SeatView): readonly Inject[] =>
  (view.control?.injects ?? [])
    .filter(mayCome)
    .toSorted((a, b) => (orderTick(a) === orderTick(b) ? 0 : orderTick(a) - orderTick(b)));

/** The next inject that fires by itself. */
export const nextTimed = (view: SeatView): Inject | undefined => waiting(view).find(firesByItself);

/** The one that the key fires: not one that is held. */
export const nextInject = (view: SeatView): Inject | undefined =>
  waiting(view).find((i) => !i.held && i.fires === 0);

/** Every call begins with these words; they tell nothing in a list. */
const CALL_SIGN = /^\s*(演练[、，,]?\s*演练|exercise,?\s*exercise)[。.：:，,、!！\s]*/i;

const TITLE_LETTERS = 40;

/** First sentence of an inject, for lists; one that is too long says so. */
export function titleOf(inject: Pick<Inject, 'text'>, language: Language): string {
  const first = text(inject.text, language)
    .replace(CALL_SIGN, '')
    .split(/[。.!！?？\n]/)[0]!;
  return first.length <= TITLE_LETTERS ? first : `${first.slice(0, TITLE_LETTERS).trimEnd()}…`;
}
