import type { Condition, ConditionTrigger } from '../../engine/exercise/msel/condition.ts';
import type { Words } from '../i18n/index.ts';
import { duration } from '../ui/format.ts';
import type { BuilderNames } from './builder-names.ts';

/** Names of what conditions speak of, and the units of instruments. */
type Names = Pick<BuilderNames, 'nameOf' | 'gauges'>;

/** Comparisons as people write them. */
const SIGNS: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '!=': '≠' };
export const signOf = (op: string): string => SIGNS[op] ?? op;

/** Name of an event; by its own name where the page has no word. */
export const eventName = (event: string, { t, has }: Words): string =>
  has(`msel.event.${event}`) ? t(`msel.event.${event}`) : event;

export const quantityName = (id: string, { t }: Words): string => t(`msel.quantity.${id}`);

/** What stands in brackets behind a name: `席位 县总指挥`. */
function limits(
  where: Readonly<Record<string, string | undefined>>,
  words: Words,
  names: Names,
): string {
  const all = Object.entries(where).map(
    ([k, v]) => `${words.t(`msel.filter.${k}`)} ${names.nameOf(v ?? '')}`,
  );
  return all.length === 0
    ? ''
    : words.t('msel.sentence.group', { x: all.join(words.t('msel.sentence.comma')) });
}

function part(c: Condition, words: Words, names: Names): string {
  const { t, language } = words;
  switch (c.kind) {
    case 'all':
    case 'any':
      return c.of
        .map((x) => grouped(x, words, names))
        .join(t(c.kind === 'all' ? 'msel.sentence.and' : 'msel.sentence.or'));
    case 'not':
      if (c.of.kind === 'event' && c.of.op === '>=' && c.of.count === 1)
        return t('msel.sentence.eventNever', { name: named(c.of, words, names) });
      return t('msel.sentence.not', { x: part(c.of, words, names) });
    case 'event': {
      const name = named(c, words, names);
      return c.op === '>=' && c.count === 1
        ? t('msel.sentence.event', { name })
        : t('msel.sentence.eventCount', { name, op: signOf(c.op), value: c.count });
    }
    case 'since':
      return t('msel.sentence.since', {
        name: named(c, words, names),
        which: t(`msel.builder.${c.which}`),
        op: signOf(c.op),
        time: duration(c.ticks, language),
      });
    case 'quantity':
      if (c.quantity === 'reading') return reading(c, words, names);
      return t('msel.sentence.quantity', {
        name: quantityName(c.quantity, words) + limits(c.where, words, names),
        op: signOf(c.op),
        value: c.value,
      });
    case 'target':
      return t('msel.sentence.target', { id: c.targetId, op: signOf(c.op), value: c.value });
    case 'targetStatus':
      return t('msel.sentence.targetStatus', {
        id: c.targetId,
        status: t(`scoreStatus.${c.status}`),
      });
  }
}

/** `峡口水位站读数 ≥ 1.2 m`: an instrument is named by itself, and its unit goes with the number. */
function reading(
  c: Extract<Condition, { kind: 'quantity' }>,
  { t }: Words,
  { nameOf, gauges }: Names,
): string {
  const id = c.where.instrument ?? '';
  return t('msel.sentence.reading', {
    name: nameOf(id),
    op: signOf(c.op),
    value: `${c.value} ${gauges.get(id)?.unit ?? ''}`.trimEnd(),
  });
}

const named = (
  c: { readonly event: string; readonly where: Readonly<Record<string, string | undefined>> },
  words: Words,
  names: Names,
): string => eventName(c.event, words) + limits(c.where, words, names);

const grouped = (c: Condition, words: Words, names: Names): string =>
  c.kind === 'all' || c.kind === 'any'
    ? words.t('msel.sentence.group', { x: part(c, words, names) })
    : part(c, words, names);

/** A trigger as a sentence that an instructor can read out. */
export function triggerSentence(trigger: ConditionTrigger, words: Words, names: Names): string {
  const { t, language } = words;
  const { repeat } = trigger;
  const lasting =
    trigger.forTicks > 0
      ? t('msel.sentence.for', { time: duration(trigger.forTicks, language) })
      : '';
  const end =
    repeat === null
      ? t('msel.sentence.once')
      : t('msel.sentence.every', {
          time: duration(repeat.gapTicks, language),
          most: repeat.atMost === null ? '' : t('msel.sentence.most', { n: repeat.atMost }),
        });
  return (
    t('msel.sentence.when', { condition: part(trigger.condition, words, names) }) + lasting + end
  );
}
