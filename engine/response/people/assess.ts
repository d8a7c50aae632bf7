import type { System, World } from '../../exercise/world.ts';
import { cellAt, cellCentre } from '../../kernel/grid.ts';
import type { LandCoverName } from '../../region/region.ts';
import { COVER_LOSS, COVER_NAMES, HOUSE_YUAN, ROAD_YUAN_M, type Damage } from './damage.ts';

/** How often the losses are added up while the fire burns, s. */
const ASSESS_S = 3600;

/** Losses of the fire: on the hour, and once it is out. */
export const damage: System = {
  name: 'damage',

  nextDue(w) {
    const { ignitedTick, outTick } = w.state.fire;
    if (ignitedTick < 0) return Infinity;
    const next = (Math.floor(w.state.tick / ASSESS_S) + 1) * ASSESS_S;
    // One assessment comes after the fire is out; then nothing more is lost.
    return outTick >= 0 && next - ASSESS_S > outTick ? Infinity : next;
  },

  step(w, ctx) {
    const { ignitedTick, outTick } = w.state.fire;
    if (ctx.tick % ASSESS_S !== 0 || ignitedTick < 0) return;
    if (outTick >= 0 && ctx.tick - ASSESS_S > outTick) return;
    const now = lossesOf(w, w.fire.burnedCells(ctx.tick));
    if (!isSame(now, w.state.damage)) ctx.emit({ type: 'damageAssessed', damage: now });
  },
};

const isSame = (a: Damage, b: Damage): boolean =>
  a.affectedPersons === b.affectedPersons &&
  a.houses === b.houses &&
  a.roadM === b.roadM &&
  a.yuan.forest === b.yuan.forest &&
  a.yuan.crops === b.yuan.crops;

const UNKNOWN = 255;
/** Land cover under each cell of the fire's raster, looked up once when first asked for. */
const covers = new WeakMap<object, Uint8Array>();

function coverUnder(w: World, known: Uint8Array, cell: number): number {
  const { e, n } = cellCentre(w.fire.grid, cell);
  const at = cellAt(w.region.grid, e, n);
  return (known[cell] = at < 0 ? 0 : w.region.landCover[at]!);
}

/** Land that these cells of the fire's raster cover, by class, ha. */
export function burnedByCover(w: World, cells: Int32Array): Damage['burnedHa'] {
  const { grid } = w.fire;
  let known = covers.get(w.fire);
  if (known === undefined) {
    known = new Uint8Array(grid.cols * grid.rows).fill(UNKNOWN);
    covers.set(w.fire, known);
  }
  const count = new Int32Array(COVER_NAMES.length);
  for (const cell of cells) {
    const cover = known[cell]!;
    count[cover === UNKNOWN ? coverUnder(w, known, cell) : cover]!++;
  }
  const cellHa = (grid.cellM * grid.cellM) / 10_000;
  const out: Partial<Record<LandCoverName, number>> = {};
  count.forEach((n, cover) => {
    const name = COVER_NAMES[cover];
    if (n > 0 && name !== undefined) out[name] = Math.round(n * cellHa * 100) / 100;
  });
  return out;
}

/** Yuan of burned land, by kind. */
export function landLoss(burnedHa: Damage['burnedHa']): { forest: number; crops: number } {
  const sum = { forest: 0, crops: 0 };
  for (const [name, ha] of Object.entries(burnedHa)) {
    const loss = COVER_LOSS[name as LandCoverName];
    if (loss?.kind === 'forest' || loss?.kind === 'crops')
      sum[loss.kind] += Math.round(ha * loss.yuanHa * loss.lost);
  }
  return sum;
}

/** Metres and yuan of roads that fire closed. */
export function roadLoss(w: World, edges: readonly number[]): { roadM: number; yuan: number } {
  let roadM = 0;
  let yuan = 0;
  for (const id of edges) {
    const edge = w.region.roads.edges[id]!;
    roadM += edge.lengthM;
    yuan += edge.lengthM * ROAD_YUAN_M[edge.class];
  }
  return { roadM: Math.round(roadM), yuan: Math.round(yuan) };
}

function lossesOf(w: World, cells: Int32Array): Damage {
  const burnedHa = burnedByCover(w, cells);
  const houses = Object.values(w.state.housesBurned).reduce((n, h) => n + h, 0);
  const road = roadLoss(w, w.state.burnedRoads);
  return {
    burnedHa,
    houses,
    roadM: road.roadM,
    yuan: { ...landLoss(burnedHa), houses: houses * HOUSE_YUAN, roads: road.yuan },
    affectedPersons: affected(w),
  };
}

function affected(w: World): number {
  const left = new Map<string, number>();
  for (const c of w.state.cohorts) left.set(c.villageId, (left.get(c.villageId) ?? 0) + c.persons);
  let persons = 0;
  for (const v of w.state.villages) {
    const population = w.index.village.get(v.id)!.spec.population;
    persons += v.reachedTick >= 0 ? population : v.casualties + (left.get(v.id) ?? 0);
  }
  return persons;
}
