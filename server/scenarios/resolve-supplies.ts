import type { DepotSpec, ShelterSpec } from '../../engine/exercise/scenario.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import {
  DEPOT_TIERS,
  type DeliverySpec,
  type DepotTier,
  type SuppliesSpec,
} from '../../engine/response/supplies/supplies.ts';
import { byId } from './by-id.ts';
import type { Locator } from './locate.ts';

type Part = NonNullable<ScenarioFile['supplies']>;

/** Goods of a scenario with their depots, shelters and portals found. */
export function resolveSupplies(
  file: ScenarioFile,
  depots: readonly DepotSpec[],
  shelters: readonly ShelterSpec[],
  locate: Locator,
): SuppliesSpec | null {
  const part = file.supplies;
  checkCalls(file, part, locate);
  if (part === null) return null;
  const ofDepot = checked(part.depots, 'supplies.depots', depots, 'depot', locate);
  const ofShelter = checked(part.shelters, 'supplies.shelters', shelters, 'shelter', locate);
  return {
    depots: depots.map(({ facilityId }) => {
      const own = ofDepot.get(facilityId);
      const tier = own?.tier ?? tierOf(facilityId, locate);
      return { facilityId, tier, stock: own?.stock ?? part.byTier[tier] ?? {} };
    }),
    shelters: [...ofShelter.values()].map(({ facility, stock }) => ({
      facilityId: facility,
      stock,
    })),
    deliveries: part.deliveries
      .map((d, i) => resolveDelivery(d, `supplies.deliveries[${i}]`, file, depots, locate))
      .filter((d) => d !== null)
      .sort(byId),
  };
}

/** The region's own tier; depots of a list without one count as the townships'. */
function tierOf(facilityId: string, locate: Locator): DepotTier {
  const tier = locate.region.facilities.find((f) => f.id === facilityId)?.attributes['tier'];
  return DEPOT_TIERS.find((t) => t === tier) ?? 'township';
}

/** Entries by facility; each must be a place of this exercise, once. */
function checked<T extends { readonly facility: string }>(
  entries: readonly T[],
  path: string,
  places: readonly { readonly facilityId: string }[],
  what: string,
  locate: Locator,
): Map<string, T> {
  const found = new Map<string, T>();
  entries.forEach((entry, i) => {
    const { facility } = entry;
    if (!places.some((p) => p.facilityId === facility))
      locate.problem(`${path}[${i}].facility`, `a ${what} of this exercise`, facility);
    else if (found.has(facility))
      locate.problem(`${path}[${i}].facility`, `a ${what} that has no entry yet`, facility);
    else found.set(facility, entry);
  });
  return found;
}

function resolveDelivery(
  { id, name, from, to, at, load }: Part['deliveries'][number],
  path: string,
  file: ScenarioFile,
  depots: readonly DepotSpec[],
  locate: Locator,
): DeliverySpec | null {
  const portal = locate.facility(`${path}.from`, from, 'portal');
  if (!depots.some((d) => d.facilityId === to))
    return locate.problem(`${path}.to`, 'a depot of this exercise', to);
  if (at !== null && at > file.duration)
    locate.problem(`${path}.at`, 'a time within the duration', at);
  if (Object.values(load).every((n) => n === 0))
    locate.problem(`${path}.load`, 'at least one item', {});
  if (portal === null) return null;
  const { at: where, nodeId, name: called } = portal;
  return { id, name, portal: { at: where, nodeId, name: called }, depotId: to, atTick: at, load };
}

/** Injects may call only deliveries that wait for it. */
function checkCalls(file: ScenarioFile, part: Part | null, locate: Locator): void {
  file.injects.forEach(({ effect }, i) => {
    if (effect.kind !== 'delivery') return;
    const delivery = part?.deliveries.find((d) => d.id === effect.delivery);
    if (delivery === undefined || delivery.at !== null)
      locate.problem(
        `injects[${i}].effect.delivery`,
        'the id of a delivery of `supplies.deliveries` without a time',
        effect.delivery,
      );
  });
}
