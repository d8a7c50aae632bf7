import { isDaylight } from '../../hazards/sun.ts';
import { weatherAt } from '../../hazards/weather.ts';
import {
  ASSUMED_WATER_EFFECT_S,
  coverageLevelNeeded,
  dropLength,
} from '../../hazards/wildfire/suppression-tables.ts';
import type { Point } from '../../kernel/grid.ts';
import { ASSUMED_WORK } from '../assumed.ts';
import { frontWithin, nearestOf } from '../fire-picture.ts';
import { metres } from '../journey.ts';
import type { RouteLeg } from '../../region/routing.ts';
import type { Task } from '../task.ts';
import {
  emit,
  finish,
  now,
  orderOf,
  profileOf,
  shiftIsOver,
  travel,
  working,
  type Turn,
} from '../turn.ts';

/** Flight and fill from the water source to the fire and back, over and over. */
export const waterDropTask: Task = {
  destination: (t) => sourceOf(t),

  arrived(t) {
    const { at } = orderOf(t, 'waterDrop');
    const departTick = t.tick + ASSUMED_WORK.fillS;
    t.set.waterL = t.spec.waterL;
    fly(t, [flight(t, now(t, 'at'), at, departTick)]);
  },

  work(t) {
    const { at } = orderOf(t, 'waterDrop');
    t.set.at = at;
    const flownS = t.tick - (t.unit.route[0]?.departTick ?? t.tick);
    t.set.workedTicks = t.unit.workedTicks + flownS;
    t.set.progress = t.unit.progress + flownS;
    const stop = whyStop(t) ?? (drop(t) ? null : 'noEdgeInSector');
    if (stop !== null || shiftIsOver(t)) return goHome(t, stop ?? 'shiftOver');
    const legs = now(t, 'progress') >= ASSUMED_WORK.fuelS ? refuel(t, at) : [];
    const from = legs.length > 0 ? t.spec.home.at : at;
    const source = sourceOf(t);
    const leave = legs[0] === undefined ? ASSUMED_WORK.dropS : ASSUMED_WORK.refuelS;
    const back = flight(t, from, source, (legs[0]?.arriveTick ?? t.tick) + leave);
    legs.push(back, flight(t, source, at, back.arriveTick + ASSUMED_WORK.fillS));
    fly(t, legs);
  },
};

/** Home for fuel; `progress` counts the seconds in the air since the last time. */
function refuel(t: Turn, at: Point): RouteLeg[] {
  t.set.progress = 0;
  return [flight(t, at, t.spec.home.at, t.tick + ASSUMED_WORK.dropS)];
}

function sourceOf(t: Turn): Point {
  const { sourceId } = orderOf(t, 'waterDrop');
  const source = t.w.region.facilities.find((f) => f.id === sourceId);
  if (source === undefined) throw new Error(`no facility ${sourceId}`);
  return source.at;
}

function flight(t: Turn, from: Point, to: Point, departTick: number): RouteLeg {
  const kmH = profileOf(t.spec).airKmH ?? 0;
  const arriveTick = departTick + Math.max(1, Math.ceil((metres(from, to) * 3.6) / kmH));
  return { mode: 'air', edgeId: -1, line: [from, to], departTick, arriveTick, endNodeId: -1 };
}

function fly(t: Turn, legs: RouteLeg[]): void {
  t.set.route = legs;
  working(t, legs.at(-1)!.arriveTick);
}

function whyStop(t: Turn): string | null {
  if (!isDaylight(t.w.drivers, t.tick)) return 'noDaylight';
  if (weatherAt(t.w.drivers, t.tick).windMs > ASSUMED_WORK.helicopterWindMS) return 'windTooStrong';
  return null;
}

/** Wets the unburned side of the edge nearest to the ordered place; false when there is no edge. */
function drop(t: Turn): boolean {
  const { at, coverage } = orderOf(t, 'waterDrop');
  const edge = frontWithin(t.w, t.tick, at, ASSUMED_WORK.sectorM);
  const target = nearestOf(edge, at)?.at;
  if (target === undefined) return false;
  const { grid } = t.w.fire;
  const lengthM = dropLength(t.spec.waterL, coverage, ASSUMED_WORK.dropWidthM);
  const count = Math.max(1, Math.round(lengthM / grid.cellM));
  const ahead = new Map<number, number>();
  for (const { cell } of edge)
    for (const next of neighbours(t, cell))
      if (!ahead.has(next.cell) && !t.shared.cells.has(next.cell))
        ahead.set(next.cell, metres(next.at, target));
  const cells = [...ahead]
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
    .slice(0, count)
    .map(([cell]) => cell);
  if (cells.length === 0) return false;
  for (const cell of cells) t.shared.cells.add(cell);
  const needed = Math.max(...cells.map((c) => coverageLevelNeeded(t.w.fire.fuelAt(c))));
  const share = Math.min(1, coverage / needed);
  t.ctx.hazardAction('wildfire', {
    kind: 'wet',
    cells,
    factor: 1 - (1 - ASSUMED_WORK.wetFactor) * share,
    untilTick: t.tick + ASSUMED_WATER_EFFECT_S,
  });
  t.set.waterL = 0;
  emit(t, { type: 'waterDropped', unitId: t.unit.id, cells: cells.length });
  return true;
}

/** Burnable, unburned cells around one of the edge. */
function neighbours(t: Turn, cell: number): { cell: number; at: Point }[] {
  const { grid } = t.w.fire;
  const row = Math.floor(cell / grid.cols);
  const col = cell - row * grid.cols;
  const out: { cell: number; at: Point }[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++)
    for (let c = Math.max(0, col - 1); c <= Math.min(grid.cols - 1, col + 1); c++) {
      const i = r * grid.cols + c;
      const arrival = t.w.fire.arrivalTick(i);
      if (!t.w.fire.isBurnable(i) || (arrival >= 0 && arrival <= t.tick)) continue;
      const at = {
        e: grid.west + (c + 0.5) * grid.cellM,
        n: grid.north - (r + 0.5) * grid.cellM,
      };
      out.push({ cell: i, at });
    }
  return out;
}

/** The machine lands at home when the work is over; the crew rests there. */
function goHome(t: Turn, reason: string): void {
  finish(t, reason === 'noEdgeInSector' ? 'done' : 'failed', reason);
  travel(t, t.spec.home.at, { status: 'returning' });
}
