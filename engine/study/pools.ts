import type { Scenario, UnitSpec } from '../exercise/scenario.ts';
import { KITS_ADDED, type PoolId } from './order.ts';

/** Teams are pooled by the capability that stands first: what they were raised for. */
export const poolOf = (unit: UnitSpec): PoolId | null => unit.capabilities[0] ?? null;

/** Size of every pool of the scenario: teams of its own, and one ramp for each depot. */
export function poolSizes(scenario: Scenario): ReadonlyMap<PoolId, number> {
  const out = new Map<PoolId, number>();
  for (const u of scenario.units) {
    const pool = poolOf(u);
    if (pool !== null) out.set(pool, (out.get(pool) ?? 0) + 1);
  }
  for (const d of scenario.depots) out.set(`ramp:${d.facilityId}`, 1);
  if (scenario.depots.length > 0) out.set('kits', scenario.depots.length);
  return out;
}

/**
 * The scenario with `count` more units in a pool: copies of its first team that does not have to be
 * asked for, or as many more ramps at a depot. The copies stand where the original stands.
 */
export function withExtra(scenario: Scenario, pool: PoolId, count: number): Scenario {
  if (pool === 'kits') return withKits(scenario, count * KITS_ADDED);
  if (pool.startsWith('ramp:')) {
    const id = pool.slice('ramp:'.length);
    const depots = scenario.depots.map((d) =>
      d.facilityId === id ? { ...d, loadingPerMin: d.loadingPerMin * (1 + count) } : d,
    );
    return { ...scenario, depots };
  }
  const own = scenario.units.filter((u) => poolOf(u) === pool);
  const model = own.find((u) => u.aidId === null) ?? own[0];
  if (model === undefined)
    throw new RangeError(`pool ${pool}: a team to copy expected, none there`);
  const copies = Array.from({ length: count }, (_, i) => copyOf(model, i + 1));
  return { ...scenario, units: [...scenario.units, ...copies] };
}

/** More kits in the depot that has the most. */
function withKits(scenario: Scenario, kits: number): Scenario {
  const most = Math.max(...scenario.depots.map((d) => d.kits));
  const at = scenario.depots.findIndex((d) => d.kits === most);
  const depots = scenario.depots.map((d, i) => (i === at ? { ...d, kits: d.kits + kits } : d));
  return { ...scenario, depots };
}

const copyOf = (unit: UnitSpec, n: number): UnitSpec => ({
  ...unit,
  id: `${unit.id}-plus-${n}`,
  name: { zh: `${unit.name.zh}（加${n}）`, en: `${unit.name.en} (+${n})` },
});
