import type { UnitOrder } from '../../exercise/commands/command.ts';
import { coverageLevelNeeded, dropLength } from '../../hazards/wildfire/suppression-tables.ts';
import { cellAt } from '../../kernel/grid.ts';
import type { Point } from '../../kernel/grid.ts';
import { ASSUMED_WORK } from '../assumed.ts';
import { lineLengthM, metres, pointAlong } from '../journey.ts';
import { lineAlong } from '../lines.ts';
import type { UnitSpec } from '../../exercise/scenario.ts';
import type { SpeedProfile } from '../../region/routing.ts';
import { DRONE_FLIGHT, HELICOPTER_HOVER, SPEED_PROFILES } from '../speed-profiles.ts';
import { productivity } from '../forces/fatigue.ts';
import { buildRateMS, flameLimitM } from '../tactics.ts';
import { approach, inFireMap, inMap, no, note, team, unreachable, yes } from './context.ts';
import type { Planned, Planning } from './context.ts';
import { knowsFireWithin, knownFlame, nearestKnownFire } from './known-fire.ts';
import { dangersOf } from './line-danger.ts';

type Order<T extends UnitOrder['type']> = Extract<UnitOrder, { type: T }>;

/** Shortest path worth a team's walk, m (assumed). */
const ASSUMED_SHORTEST_PATH_M = 30;

const outside = (at: Point) => no('outsideMap', { e: at.e, n: at.n });

/** A refusal when the seat knows of no fire at all, or of none near the place. */
function fireMustBeKnown(p: Planning, at: Point): Extract<Planned, { ok: false }> | null {
  const limitM = ASSUMED_WORK.sectorM;
  if (knowsFireWithin(p, at, limitM)) return null;
  const known = nearestKnownFire(p, at);
  if (known === null) return no('noKnownFire');
  return no('notKnownFire', { distanceM: Math.round(known.distM), limitM });
}

/** A refusal when the flames last reported there are longer than the team may work at. */
function flamesMustBeShort(
  p: Planning,
  order: UnitOrder,
  at: Point,
): Extract<Planned, { ok: false }> | null {
  const seen = knownFlame(p, at);
  const limitM = flameLimitM(p.k.unitSpec(order.unitId));
  if (seen === null || seen.flameLengthM <= limitM) return null;
  return no('flameTooLong', {
    flameLengthM: seen.flameLengthM,
    limitM,
    asOfTick: seen.tick,
    source: seen.source,
  });
}

/**
 * Putting out the edge at a place: a fire must be known there, and flames be short enough for the
 * team.
 */
export function planDirectAttack(p: Planning, order: Order<'directAttack'>): Planned {
  if (!inFireMap(p, order.at)) return outside(order.at);
  const found = team(p, order, ['handCrew', 'engine', 'plant']);
  if (!found.ok) return found;
  const refused = fireMustBeKnown(p, order.at) ?? flamesMustBeShort(p, order, order.at);
  if (refused !== null) return refused;
  const { unit, spec } = found.value;
  const a = approach(p, unit, spec, order.at);
  return a === null ? unreachable(p, spec, unit, order.at) : yes(a, -1);
}

/** A line along a path within the map of the fire, by a team that can dig or push one. */
export function planBuildLine(p: Planning, order: Order<'buildLine'>): Planned {
  const out = order.path.find((at) => !inFireMap(p, at));
  if (out !== undefined) return outside(out);
  const lengthM = order.path.length < 2 ? 0 : lineLengthM(order.path);
  if (lengthM < ASSUMED_SHORTEST_PATH_M)
    return no('pathTooShort', { lengthM: Math.round(lengthM), limitM: ASSUMED_SHORTEST_PATH_M });
  const found = team(p, order, ['handCrew', 'plant']);
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  const a = approach(p, unit, spec, order.path[0]!);
  if (a === null) return unreachable(p, spec, unit, order.path[0]!);
  const asNow = productivity(unit.workedTicks);
  const seconds = buildSeconds(
    p,
    order.path,
    lengthM,
    (fuel) => asNow * buildRateMS(spec, unit.strength, fuel),
  );
  const rateMH = Math.round((lengthM / seconds) * 3600);
  return yes(a, a.etaTick + Math.ceil(seconds), {
    notes: [
      note('lineRate', { lengthM: Math.round(lengthM), rateMH }),
      ...dangersOf(p, order.path, lengthM),
    ],
  });
}

/** Time over a path at a rate that depends on the fuel, s. */
function buildSeconds(
  p: Planning,
  path: readonly Point[],
  lengthM: number,
  rateMS: (fuel: number) => number,
): number {
  const { grid } = p.w.fire;
  let seconds = 0;
  for (let m = 0; m < lengthM; m += grid.cellM) {
    const pieceM = Math.min(grid.cellM, lengthM - m);
    const at = pointAlong(path, m + pieceM / 2);
    const cell = cellAt(grid, at.e, at.n);
    seconds += pieceM / rateMS(cell < 0 ? 0 : p.w.fire.fuelAt(cell));
  }
  return seconds;
}

export function planBurnOut(p: Planning, order: Order<'burnOut'>): Planned {
  const out = order.path.find((at) => !inFireMap(p, at));
  if (out !== undefined) return outside(out);
  const lengthM = order.path.length < 2 ? 0 : lineLengthM(order.path);
  if (lengthM < ASSUMED_SHORTEST_PATH_M)
    return no('pathTooShort', { lengthM: Math.round(lengthM), limitM: ASSUMED_SHORTEST_PATH_M });
  const found = team(p, order, ['burnOut']);
  if (!found.ok) return found;
  if (p.k.fireLog.count === 0) return no('noKnownFire');
  if (lineAlong(p.k.lines, order.path) === null)
    return no('noLine', { limitM: ASSUMED_WORK.alongLineM });
  const { unit, spec } = found.value;
  const a = approach(p, unit, spec, order.path[0]!);
  if (a === null) return unreachable(p, spec, unit, order.path[0]!);
  return yes(a, a.etaTick + Math.ceil(lengthM / ASSUMED_WORK.burnOutMS));
}

export function planMopUp(p: Planning, order: Order<'mopUp'>): Planned {
  if (!inFireMap(p, order.at)) return outside(order.at);
  const found = team(p, order, ['handCrew', 'engine']);
  if (!found.ok) return found;
  const refused = fireMustBeKnown(p, order.at) ?? flamesMustBeShort(p, order, order.at);
  if (refused !== null) return refused;
  const { unit, spec } = found.value;
  const a = approach(p, unit, spec, order.at);
  return a === null ? unreachable(p, spec, unit, order.at) : yes(a, -1);
}

export function planWaterDrop(p: Planning, order: Order<'waterDrop'>): Planned {
  if (!inFireMap(p, order.at)) return outside(order.at);
  if (!(order.coverage >= 1 && order.coverage <= 6))
    return no('badArguments', { coverage: order.coverage, atLeast: 1, atMost: 6 });
  const found = team(p, order, ['waterDrop']);
  if (!found.ok) return found;
  const source = p.w.region.facilities.find((f) => f.id === order.sourceId);
  if (source?.kind !== 'waterSource') return no('unknownPlace', { place: order.sourceId });
  if (source.attributes['aerial'] !== 1) return no('noWaterSource', { source: source.id });
  const grounded = mustFly(p, ASSUMED_WORK.helicopterWindMS, true);
  if (grounded !== null) return grounded;
  const refused = fireMustBeKnown(p, order.at);
  if (refused !== null) return refused;
  const { unit, spec } = found.value;
  const a = approach(p, unit, spec, source.at, aloft(spec));
  if (a === null) return unreachable(p, spec, unit, source.at);
  const kmH = SPEED_PROFILES[spec.vehicle].airKmH ?? 0;
  if (kmH === 0) return no('noCapability', { unit: unit.id, capability: 'waterDrop' });
  const flightS = (metres(source.at, order.at) * 3.6) / kmH;
  const turnS = 2 * flightS + ASSUMED_WORK.fillS + ASSUMED_WORK.dropS;
  const cell = cellAt(p.w.fire.grid, order.at.e, order.at.n);
  const needed = coverageLevelNeeded(p.w.fire.fuelAt(cell));
  const lengthM = dropLength(spec.waterL, order.coverage, ASSUMED_WORK.dropWidthM);
  const notes = [
    note('waterDrops', { perHour: 3600 / turnS, lengthM: Math.round(lengthM), turnS }),
  ];
  if (needed > order.coverage)
    notes.push(note('coverageLow', { coverage: order.coverage, needed }));
  const etaTick = a.etaTick + ASSUMED_WORK.fillS + Math.ceil(flightS);
  return yes({ ...a, etaTick }, -1, { notes });
}

/** A helicopter does this from the air. */
const aloft = (spec: UnitSpec): SpeedProfile =>
  spec.vehicle === 'helicopter' ? HELICOPTER_HOVER : SPEED_PROFILES[spec.vehicle];

/** A refusal when nothing flies: night for crewed machines, wind for all. */
function mustFly(
  p: Planning,
  limitMS: number,
  daylightOnly: boolean,
): Extract<Planned, { ok: false }> | null {
  if (daylightOnly && !p.k.daylight) return no('noDaylight');
  const { windMs } = p.k.weather;
  return windMs > limitMS ? no('windTooStrong', { windMs, limitMs: limitMS }) : null;
}

export function planRecon(p: Planning, order: Order<'recon'>): Planned {
  if (!inMap(p, order.at)) return outside(order.at);
  const found = team(p, order, ['recon']);
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  if (spec.vehicle !== 'drone') {
    const a = approach(p, unit, spec, order.at, aloft(spec));
    if (a === null) return unreachable(p, spec, unit, order.at);
    return yes(a, a.etaTick + ASSUMED_WORK.patrolS);
  }
  const grounded = mustFly(p, ASSUMED_WORK.droneWindMS, false);
  if (grounded !== null) return grounded;
  const distanceM = metres(unit.at, order.at);
  if (distanceM > ASSUMED_WORK.droneRangeM)
    return no('outOfRange', {
      unit: unit.id,
      distanceM: Math.round(distanceM),
      limitM: ASSUMED_WORK.droneRangeM,
    });
  const a = approach(p, unit, spec, order.at, DRONE_FLIGHT);
  if (a === null) return unreachable(p, spec, unit, order.at);
  const takeOff = a.way.legs[0]?.departTick ?? a.etaTick;
  return yes(a, takeOff + ASSUMED_WORK.droneEnduranceS);
}
