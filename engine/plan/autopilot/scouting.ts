import type { Command } from '../../exercise/commands/command.ts';
import type { Point } from '../../kernel/grid.ts';
import type { AddressBook } from './address-book.ts';
import type { FireEdge } from './fire-edge.ts';
import { HOUR, idleTeams, MINUTE, recentOrders, squaredM, type Desk } from './policy.ts';

/** A drone is flown from at most this far; its team drives nearer first. */
const FLY_FROM_M = 7_000;
/** Its team keeps at least this far from the known fire. */
const STAND_OFF_M = 1_000;
/** One look in so long, each drone. */
const LOOK_EVERY_TICKS = 30 * MINUTE;

/** Forecasts look so far ahead: two hours to act, and as much again to see it coming. */
const FORECAST_HOURS = 4;
const EARLY_TICKS = HOUR;
const LATE_TICKS = 3 * HOUR;
/** Forecasts come hourly in the first part of the fire, then less often. */
const EARLY_UNTIL_TICKS = 6 * HOUR;

/** The village nearest to the fire that keeps the distance: it stands on a road. */
function launchSite(edge: FireEdge, book: AddressBook): Point | null {
  let best: Point | null = null;
  let bestM2 = Infinity;
  for (const v of book.villages) {
    const d = squaredM(v.at, edge.centre);
    if (d >= bestM2 || d > FLY_FROM_M * FLY_FROM_M) continue;
    if (edge.places.some((p) => squaredM(p, v.at) < STAND_OFF_M * STAND_OFF_M)) continue;
    best = v.at;
    bestM2 = d;
  }
  return best;
}

/** Drones look at the head and the middle of the known fire in turn. */
export function scout(desk: Desk, everyTicks: number = LOOK_EVERY_TICKS): Command[] {
  const { book } = desk;
  const recent = recentOrders(desk, everyTicks);
  const ready = idleTeams(desk, (spec) => spec.capabilities.includes('recon')).filter(
    (t) => !recent.some((o) => o.order.unitId === t.unit.id && o.status !== 'done'),
  );
  const rested = ready.filter(
    (t) => !recent.some((o) => o.order.unitId === t.unit.id && o.order.type === 'recon'),
  );
  const edge = rested.length === 0 ? null : desk.edge();
  if (edge === null) return [];
  const head = edge.points[edge.points.length - 1]?.at ?? edge.centre;
  const out: Command[] = [];
  for (const { unit } of rested) {
    if (squaredM(unit.at, edge.centre) > FLY_FROM_M * FLY_FROM_M) {
      const to = launchSite(edge, book);
      if (to !== null) out.push({ type: 'move', unitId: unit.id, to });
    } else out.push({ type: 'recon', unitId: unit.id, at: out.length === 0 ? head : edge.centre });
  }
  return out;
}

/** How far forecasts look ahead, and how often one is asked for. */
export interface ForecastRule {
  readonly hours: number;
  readonly everyTicks: number;
}

/** Asks for a forecast when the picture has changed since the last one and that one is old. */
export function askForecast({ k }: Desk, rule: ForecastRule | null = null): Command[] {
  const seen = k.lastObservation;
  if (seen === null) return [];
  const last = k.forecast;
  if (last !== null) {
    const since = k.alertedTick === null ? k.tick : k.alertedTick;
    const usual = k.tick - since < EARLY_UNTIL_TICKS ? EARLY_TICKS : LATE_TICKS;
    const wait = rule === null ? usual : rule.everyTicks;
    if (k.tick - last.tick < wait || seen.tick <= last.basisTick) return [];
  }
  return [{ type: 'requestForecast', hours: rule === null ? FORECAST_HOURS : rule.hours }];
}
