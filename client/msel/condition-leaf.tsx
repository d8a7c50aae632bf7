import { NativeSelect, NumberInput } from '@mantine/core';
import {
  COMPARISONS,
  TARGET_STATUSES,
  type Comparison,
  type Condition,
} from '../../engine/exercise/msel/condition.ts';
import {
  EVENT_NAMES,
  factsOf,
  type EventFilter,
  type EventName,
} from '../../engine/exercise/msel/event-facts.ts';
import {
  FILTER_VALUES,
  QUANTITY_IDS,
  quantitySpec,
  type QuantityFilter,
  type QuantityId,
} from '../../engine/exercise/msel/quantity-specs.ts';
import { useWords } from '../i18n/index.ts';
import { type BuilderNames, type Leaf, OF_KIND } from './builder-names.ts';
import { eventName, quantityName, signOf } from './condition-words.ts';

const choicesOf = (values: readonly string[], name: (v: string) => string) =>
  values.map((v) => ({ value: v, label: name(v) }));

const KINDS = ['quantity', 'event', 'since', 'target', 'targetStatus'] as const;

type Context = BuilderNames['context'];

/** Readings are for scenarios that have instruments. */
const quantitiesOf = ({ ids }: Context): readonly QuantityId[] =>
  QUANTITY_IDS.filter((id) => id !== 'reading' || ids.instrument.length > 0);

type OfQuantity = Extract<Leaf, { kind: 'quantity' }>;

/** Readings are of one instrument, and begin at the first of its marks. */
const ofInstrument = (value: OfQuantity, instrument: string, { gauges }: BuilderNames): Leaf => ({
  ...value,
  quantity: 'reading',
  where: { instrument },
  value: gauges.get(instrument)?.marks[0]?.value ?? value.value,
});

const ofQuantity = (value: OfQuantity, quantity: QuantityId, names: BuilderNames): Leaf =>
  quantity === 'reading'
    ? ofInstrument(value, names.context.ids.instrument[0]!, names)
    : { ...value, quantity, where: {} };

/** The instrument that a comparison is about. */
const gaugeOf = (value: Leaf, { gauges }: BuilderNames) =>
  value.kind === 'quantity' && value.quantity === 'reading'
    ? gauges.get(value.where.instrument ?? '')
    : undefined;

/** One comparison: what, limited to what, how it compares. */
export function LeafRow(props: { value: Leaf; names: BuilderNames; onChange(c: Condition): void }) {
  const words = useWords();
  const { t } = words;
  const { value, names, onChange } = props;
  const { context } = names;
  const gauge = gaugeOf(value, names);
  const targets = choicesOf(
    context.targets.map((x) => x.id),
    (id) => `${id} ${context.targets.find((x) => x.id === id)?.name[words.language] ?? ''}`,
  );
  const event = (c: { event: EventName }): void =>
    onChange({ ...(value as Extract<Leaf, { kind: 'event' | 'since' }>), ...c, where: {} });
  return (
    <div className="st-msel-leaf">
      <NativeSelect
        aria-label={t('msel.builder.type')}
        value={value.kind}
        data={choicesOf(
          KINDS.filter((k) => context.targets.length > 0 || !k.startsWith('target')),
          (k) => t(`msel.builder.types.${k}`),
        )}
        onChange={(e) => onChange(OF_KIND[e.currentTarget.value as Leaf['kind']](context))}
      />
      {value.kind === 'quantity' && (
        <NativeSelect
          aria-label={t('msel.builder.which')}
          value={value.quantity}
          data={choicesOf(quantitiesOf(context), (id) => quantityName(id, words))}
          onChange={(e) => onChange(ofQuantity(value, e.currentTarget.value as QuantityId, names))}
        />
      )}
      {(value.kind === 'event' || value.kind === 'since') && (
        <NativeSelect
          aria-label={t('msel.builder.which')}
          value={value.event}
          data={choicesOf(namedFirst(words), (id) => eventName(id, words))}
          onChange={(e) => event({ event: e.currentTarget.value as EventName })}
        />
      )}
      {(value.kind === 'target' || value.kind === 'targetStatus') && (
        <NativeSelect
          aria-label={t('msel.builder.which')}
          value={value.targetId}
          data={targets}
          onChange={(e) => onChange({ ...value, targetId: e.currentTarget.value })}
        />
      )}
      {'where' in value && <Filters value={value} names={names} onChange={onChange} />}
      {value.kind === 'targetStatus' ? (
        <NativeSelect
          aria-label={t('msel.builder.value')}
          value={value.status}
          data={choicesOf(TARGET_STATUSES, (s) => t(`scoreStatus.${s}`))}
          onChange={(e) =>
            onChange({
              ...value,
              status: e.currentTarget.value as (typeof TARGET_STATUSES)[number],
            })
          }
        />
      ) : (
        <Compare value={value} unit={gauge?.unit ?? ''} onChange={onChange} />
      )}
      {gauge !== undefined && gauge.marks.length > 0 && (
        <span className="st-mut">
          {gauge.marks
            .map((m) => `${m.name[words.language]} ${m.value}`)
            .join(t('msel.sentence.comma'))}
        </span>
      )}
    </div>
  );
}

/** Events that the page has words for, then the rest. */
const namedFirst = (words: ReturnType<typeof useWords>): readonly string[] =>
  EVENT_NAMES.toSorted(
    (a, b) => Number(words.has(`msel.event.${b}`)) - Number(words.has(`msel.event.${a}`)),
  );

type Compared = Exclude<Leaf, { kind: 'targetStatus' }>;

function Compare(props: { value: Compared; unit: string; onChange(c: Condition): void }) {
  const { t } = useWords();
  const { value, onChange } = props;
  const minutes = value.kind === 'since';
  const unit = minutes ? t('msel.builder.forMin') : props.unit;
  const suffix = unit === '' ? '' : ` ${unit}`;
  const number =
    value.kind === 'event' ? value.count : value.kind === 'since' ? value.ticks / 60 : value.value;
  const set = (n: number): void =>
    onChange(
      value.kind === 'event'
        ? { ...value, count: Math.round(n) }
        : value.kind === 'since'
          ? { ...value, ticks: Math.max(0, Math.round(n * 60)) }
          : { ...value, value: n },
    );
  return (
    <>
      {value.kind === 'since' && (
        <NativeSelect
          aria-label={t('msel.builder.which')}
          value={value.which}
          data={[
            { value: 'first', label: t('msel.builder.first') },
            { value: 'last', label: t('msel.builder.last') },
          ]}
          onChange={(e) =>
            onChange({ ...value, which: e.currentTarget.value === 'last' ? 'last' : 'first' })
          }
        />
      )}
      <NativeSelect
        aria-label={t('msel.builder.op')}
        value={value.op}
        data={choicesOf(COMPARISONS, signOf)}
        onChange={(e) => onChange({ ...value, op: e.currentTarget.value as Comparison })}
      />
      <NumberInput
        aria-label={t('msel.builder.value')}
        w={suffix === '' ? 84 : 112}
        hideControls
        value={number}
        suffix={suffix}
        onChange={(v) => v !== '' && Number.isFinite(Number(v)) && set(Number(v))}
      />
    </>
  );
}

/** What a quantity or event is limited to: chosen where the scenario knows the names. */
function Filters(props: {
  value: Extract<Leaf, { kind: 'quantity' | 'event' | 'since' }>;
  names: BuilderNames;
  onChange(c: Condition): void;
}) {
  const { t } = useWords();
  const { value, names } = props;
  const filters: readonly string[] =
    value.kind === 'quantity'
      ? quantitySpec(value.quantity).where
      : Object.keys(factsOf(value.event));
  const set = (filter: string, v: string): void => {
    if (value.kind === 'quantity' && value.quantity === 'reading')
      return props.onChange(ofInstrument(value, v, names));
    const { [filter]: _old, ...rest } = value.where as Record<string, string>;
    props.onChange({ ...value, where: v === '' ? rest : { ...rest, [filter]: v } } as Condition);
  };
  return filters.map((filter) => {
    const known = valuesOf(value, filter, names);
    const now = (value.where as Record<string, string | undefined>)[filter] ?? '';
    if (known === null) return null;
    return (
      <NativeSelect
        key={filter}
        aria-label={`${t('msel.builder.filter')}: ${t(`msel.filter.${filter}`)}`}
        value={now}
        data={[
          ...(value.kind === 'quantity' && value.quantity === 'reading'
            ? []
            : [
                {
                  value: '',
                  label: `${t(`msel.filter.${filter}`)}: ${t('msel.builder.anyValue')}`,
                },
              ]),
          ...known.map((id) => ({ value: id, label: names.nameOf(id) })),
        ]}
        onChange={(e) => set(filter, e.currentTarget.value)}
      />
    );
  });
}

function valuesOf(
  value: Extract<Leaf, { kind: 'quantity' | 'event' | 'since' }>,
  filter: string,
  { context, others }: BuilderNames,
): readonly string[] | null {
  const closed =
    value.kind === 'quantity'
      ? FILTER_VALUES[filter as QuantityFilter]
      : factsOf(value.event)[filter as EventFilter]?.values;
  if (closed != null) return closed;
  if (filter === 'inject') return others.map((i) => i.id);
  const ids: Readonly<Record<string, readonly string[] | undefined>> = context.ids;
  return ids[filter === 'to' ? 'seat' : filter] ?? null;
}
