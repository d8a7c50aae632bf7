import type { UnitSpec } from '../exercise/scenario.ts';
import type { Facility, FacilityKind, Provenance, Region, Text } from '../region/region.ts';
import type { EquipmentId } from '../response/forces/equipment.ts';
import type { ForceKind } from '../response/forces/kinds.ts';

/** Facilities of a kind; `where` asks for values of their attributes, e.g. `tier: county`. */
interface FacilityQuery {
  readonly kind: FacilityKind;
  readonly where: Readonly<Record<string, string>>;
}

/** What is counted for a structural statement of a plan. */
export type InventoryCount =
  | { readonly of: 'units'; readonly kind: ForceKind; readonly minStrength: number }
  | { readonly of: 'equipment'; readonly item: EquipmentId }
  | ({ readonly of: 'facilities' } & FacilityQuery)
  | ({ readonly of: 'sum'; readonly attribute: string } & FacilityQuery)
  /** Townships in which such a facility stands. */
  | ({ readonly of: 'townshipsWith' } & FacilityQuery)
  /** Percent of the villages that have a shelter in their own name or within so many metres. */
  | { readonly of: 'villagesWithin'; readonly kind: FacilityKind; readonly distanceM: number }
  /** The packages hold no data on it: said, not guessed. */
  | { readonly of: 'nothing' };

/** A structural statement of a plan: checked against what there is, not by running. */
export interface InventoryCheck {
  readonly id: string;
  readonly clause: string;
  readonly quote: string;
  readonly title: Text;
  readonly count: InventoryCount;
  readonly atLeast: number;
  readonly unit: string;
}

export interface InventoryRow {
  readonly id: string;
  readonly clause: string;
  readonly quote: string;
  readonly title: Text;
  readonly found: number | null;
  readonly required: number;
  readonly unit: string;
  /** Null when the data cannot tell. */
  readonly ok: boolean | null;
  /** Where the counted things come from, weakest last: a count of assumed things proves little. */
  readonly provenances: readonly Provenance[];
}

interface Counted {
  readonly found: number | null;
  readonly of: readonly { readonly provenance: Provenance }[];
}

const NUMBER = (v: number | string | undefined): number => (typeof v === 'number' ? v : 0);

function facilities(region: Region, q: FacilityQuery): Facility[] {
  return region.facilities.filter(
    (f) =>
      f.kind === q.kind &&
      Object.entries(q.where).every(([key, value]) => f.attributes[key] === value),
  );
}

function villagesWithin(region: Region, kind: FacilityKind, distanceM: number): Counted {
  const places = facilities(region, { kind, where: {} });
  const served = region.villages.filter((v) =>
    places.some((f) => {
      const de = f.at.e - v.at.e;
      const dn = f.at.n - v.at.n;
      return de * de + dn * dn <= distanceM * distanceM;
    }),
  );
  const all = region.villages.length;
  return { found: all === 0 ? null : (100 * served.length) / all, of: places };
}

function count(what: InventoryCount, region: Region, units: readonly UnitSpec[]): Counted {
  switch (what.of) {
    case 'units': {
      const of = units.filter((u) => u.kind === what.kind && u.strength >= what.minStrength);
      return { found: of.length, of };
    }
    case 'equipment': {
      const of = units.filter((u) => (u.equipment[what.item] ?? 0) > 0);
      return { found: of.reduce((n, u) => n + u.equipment[what.item]!, 0), of };
    }
    case 'facilities': {
      const of = facilities(region, what);
      return { found: of.length, of };
    }
    case 'sum': {
      const of = facilities(region, what);
      return { found: of.reduce((n, f) => n + NUMBER(f.attributes[what.attribute]), 0), of };
    }
    case 'townshipsWith': {
      const of = facilities(region, what);
      return { found: new Set(of.flatMap((f) => f.townshipId ?? [])).size, of };
    }
    case 'villagesWithin':
      return villagesWithin(region, what.kind, what.distanceM);
    case 'nothing':
      return { found: null, of: [] };
  }
}

/** Every check of a plan against a region and the county's whole order of battle. */
export function takeInventory(
  checks: readonly InventoryCheck[],
  region: Region,
  units: readonly UnitSpec[],
): InventoryRow[] {
  return checks.map(({ id, clause, quote, title, count: what, atLeast, unit }) => {
    const { found, of } = count(what, region, units);
    return {
      id,
      clause,
      quote,
      title,
      found,
      required: atLeast,
      unit,
      ok: found === null ? null : found >= atLeast,
      provenances: [...new Set(of.map((x) => x.provenance))],
    };
  });
}
