import { find } from '../../exercise/lookup.ts';
import type { UnitOrder } from '../../exercise/commands/command.ts';
import type { UnitId, UnitSpec, Vehicle } from '../../exercise/scenario.ts';
import type { OrderRecord, UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import type { RouteLeg, SpeedProfile } from '../../region/routing.ts';
import { lineLengthM } from '../journey.ts';
import { SPEED_PROFILES } from '../speed-profiles.ts';
import { teamPcu, vehiclesOf } from './congestion.ts';

/** Numbers that no plan gives (assumed). */
export const ASSUMED_CONVOY = {
  /** Teams this near to the leading one can form up with it, m; and what that takes, s. */
  nearM: 500,
  formUpS: 600,
  /** A vehicle, and the gap that drivers keep to the one before, m. */
  vehicleM: 10,
  gapM: 50,
} as const;

/** A convoy on its way: all its teams, the leading one first. */
export interface Convoy {
  readonly key: string;
  readonly leadId: UnitId;
  readonly specs: readonly UnitSpec[];
}

/** The convoy that a team drives in by its order; null when it drives alone. */
export function convoyOf(w: World, record: OrderRecord | null): Convoy | null {
  const order = record?.order;
  if (order?.type !== 'move' || order.with === undefined) return null;
  const specs = order.with.map((id) => w.index.unit.get(id)!.spec);
  return { key: `${record!.tick} ${order.with.join(' ')}`, leadId: order.with[0]!, specs };
}

/** Vehicles of a convoy, all its teams together, and its length from first to last, m. */
export function convoySize(specs: readonly UnitSpec[]): { vehicles: number; lengthM: number } {
  const vehicles = specs.reduce((n, s) => n + vehiclesOf(s), 0);
  const { vehicleM, gapM } = ASSUMED_CONVOY;
  return { vehicles, lengthM: vehicles * vehicleM + (vehicles - 1) * gapM };
}

export const convoyPcu = (specs: readonly UnitSpec[]): number =>
  specs.reduce((n, s) => n + teamPcu(s), 0);

const slowest = new Map<string, SpeedProfile>();

/** As fast as the slowest of its vehicles on every class of road. */
export function convoyProfile(specs: readonly UnitSpec[]): SpeedProfile {
  const vehicles = [...new Set(specs.map((s) => s.vehicle))].sort() as Vehicle[];
  const key = vehicles.join(' ');
  let profile = slowest.get(key);
  if (profile === undefined) slowest.set(key, (profile = slowestOf(vehicles)));
  return profile;
}

function slowestOf(vehicles: readonly Vehicle[]): SpeedProfile {
  const all = vehicles.map((v) => SPEED_PROFILES[v]);
  if (all.length === 1) return all[0]!;
  const least = (of: (p: SpeedProfile) => number): number => Math.min(...all.map(of));
  return {
    id: `convoy ${vehicles.join(' ')}`,
    kmH: {
      expressway: least((p) => p.kmH.expressway),
      national: least((p) => p.kmH.national),
      provincial: least((p) => p.kmH.provincial),
      county: least((p) => p.kmH.county),
      township: least((p) => p.kmH.township),
      village: least((p) => p.kmH.village),
    },
    ferryKmH: least((p) => p.ferryKmH),
    footKmH: least((p) => p.footKmH),
    airKmH: null,
    offRoadMaxM: least((p) => p.offRoadMaxM ?? Infinity),
  };
}

/** The journey of the whole column: it is there when its last vehicle is. */
export function untilLastIsThere(
  legs: readonly RouteLeg[],
  specs: readonly UnitSpec[],
): readonly RouteLeg[] {
  const last = legs.at(-1);
  const onRoad = legs.findLast((l) => l.mode === 'road');
  if (last === undefined || onRoad === undefined) return legs;
  const seconds = onRoad.arriveTick - onRoad.departTick;
  const lineM = lineLengthM(onRoad.line);
  if (lineM < 1) return legs;
  const passS = Math.ceil((convoySize(specs).lengthM * seconds) / lineM);
  return [...legs.slice(0, -1), { ...last, arriveTick: last.arriveTick + passS }];
}

/** Teams that drive in a convoy now, for views: the leading team, and how many there are. */
export function convoyOnTheRoad(
  w: World,
  u: UnitState,
): { readonly leadId: UnitId; readonly teams: number; readonly vehicles: number } | null {
  if (u.route.length === 0 || u.orderId === null) return null;
  const order: UnitOrder | undefined = find(w.state.orders, u.orderId)?.order;
  if (order?.type !== 'move' || order.with === undefined) return null;
  const specs = order.with.map((id) => w.index.unit.get(id)!.spec);
  return { leadId: order.with[0]!, teams: specs.length, vehicles: convoySize(specs).vehicles };
}
