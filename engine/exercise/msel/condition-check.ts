import type { Condition } from './condition.ts';
import { leaves } from './condition.ts';
import { factsOf, type EventFilter } from './event-facts.ts';
import { FILTER_VALUES, type QuantityFilter } from './quantity-specs.ts';

/** Ids that a condition may name, of the scenario in which it stands. */
export interface KnownIds {
  readonly seat: readonly string[];
  readonly unit: readonly string[];
  readonly village: readonly string[];
  readonly shelter: readonly string[];
  readonly depot: readonly string[];
  readonly asset: readonly string[];
  readonly incident: readonly string[];
  readonly inject: readonly string[];
  readonly aid: readonly string[];
  readonly target: readonly string[];
  readonly instrument: readonly string[];
}

/** A name in a condition that means nothing here. */
export interface UnknownName {
  readonly expected: string;
  readonly got: string;
}

const SHOWN = 12;

function oneOf(what: string, all: readonly string[]): string {
  if (all.length === 0) return `${what}; this scenario has none`;
  const more = all.length > SHOWN ? ', …' : '';
  return `${what}: one of ${all.slice(0, SHOWN).join(', ')}${more}`;
}

const REFERENCES: Readonly<Partial<Record<EventFilter | QuantityFilter, keyof KnownIds>>> = {
  seat: 'seat',
  to: 'seat',
  unit: 'unit',
  village: 'village',
  shelter: 'shelter',
  depot: 'depot',
  asset: 'asset',
  incident: 'incident',
  inject: 'inject',
  aid: 'aid',
  instrument: 'instrument',
};

function badValue(
  filter: EventFilter | QuantityFilter,
  value: string,
  closed: readonly string[] | null,
  ids: KnownIds,
): UnknownName | null {
  const reference = REFERENCES[filter];
  const allowed = closed ?? (reference === undefined ? null : ids[reference]);
  if (allowed === null || allowed.includes(value)) return null;
  return { expected: oneOf(`a value of ${filter}`, allowed), got: `"${value}"` };
}

/** Names of a condition that this scenario does not know; none when the condition can be used. */
export function unknownNames(c: Condition, ids: KnownIds): readonly UnknownName[] {
  const out: UnknownName[] = [];
  for (const leaf of leaves(c)) {
    if (leaf.kind === 'target' || leaf.kind === 'targetStatus') {
      if (!ids.target.includes(leaf.targetId))
        out.push({ expected: oneOf('a target', ids.target), got: `"${leaf.targetId}"` });
      continue;
    }
    // A number of all instruments together means nothing.
    if (leaf.kind === 'quantity' && leaf.quantity === 'reading' && !('instrument' in leaf.where))
      out.push({ expected: oneOf('reading(instrument=…)', ids.instrument), got: '"reading"' });
    for (const [name, value] of Object.entries(leaf.where)) {
      const filter = name as EventFilter & QuantityFilter;
      const closed =
        leaf.kind === 'quantity'
          ? (FILTER_VALUES[filter] ?? null)
          : (factsOf(leaf.event)[filter]?.values ?? null);
      const bad = badValue(filter, value, closed, ids);
      if (bad !== null) out.push(bad);
    }
  }
  return out;
}
