import { cellAt, cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import { drawUniform } from '../../../engine/kernel/random.ts';
import type { Terrain } from './terrain.ts';

export interface VillagePlace extends Point {
  readonly id: string;
  readonly name: string;
  readonly township: number;
  readonly cell: number;
  readonly population: number;
  readonly households: number;
}

/** A county's villages by township, in the order of the terrain's seats, and where they may lie. */
export interface VillagePlan {
  readonly townships: readonly {
    readonly code: string;
    readonly population: number;
    readonly villages: readonly string[];
  }[];
  readonly personsPerHousehold: number;
  /** Ground for a village, and for a community of the town. */
  readonly habitable: (cell: number) => boolean;
  readonly townGround: (cell: number) => boolean;
  readonly keyFor: (purpose: string) => number;
}

const LEAST_SPACING_M = 330;
const ZIPF = 0.35;
/** Weight of a village that shares the town with the seat. */
const TOWN_WEIGHT = 4;
const CANDIDATES = 4000;

/** Places every village of each township: communities at the seat, the others spread out. */
export function placeVillages(terrain: Terrain, plan: VillagePlan): VillagePlace[] {
  const byTownship = cellsByTownship(terrain, plan);
  const taken: Point[] = [];
  const out: VillagePlace[] = [];
  plan.townships.forEach((t, k) => {
    const names = t.villages;
    const cells = byTownship[k]!;
    const areaM2 = cells.length * SAMPLE * SAMPLE * terrain.grid.cellM ** 2;
    const spread = 0.75 * Math.sqrt(areaM2 / names.length);
    const people = shares(names, t.population);
    names.forEach((name, n) => {
      const inTown = name.endsWith('社区') || (n === 0 && !names.some((x) => x.endsWith('社区')));
      const cell = inTown
        ? townCell(terrain, plan, k, taken, n)
        : spreadCell(terrain, cells, taken, spread, plan.keyFor(`village/${t.code}`), n);
      const at = cellCentre(terrain.grid, cell);
      taken.push(at);
      out.push({
        ...at,
        id: `v-${t.code}-${n + 1}`,
        name,
        township: k,
        cell,
        population: people[n]!,
        households: Math.max(1, Math.round(people[n]! / plan.personsPerHousehold)),
      });
    });
  });
  return out;
}

const SAMPLE = 3;

/** Habitable cells of each township's Voronoi cell (every third one) inside the county. */
function cellsByTownship(terrain: Terrain, plan: VillagePlan): number[][] {
  const { grid, county, inBed, seats } = terrain;
  const out: number[][] = seats.map(() => []);
  for (let row = SAMPLE; row < grid.rows - SAMPLE; row += SAMPLE) {
    for (let col = SAMPLE; col < grid.cols - SAMPLE; col += SAMPLE) {
      const i = row * grid.cols + col;
      if (county[i] === 0 || inBed[i] === 1) continue;
      if (!plan.habitable(i)) continue;
      const p = cellCentre(grid, i);
      let best = 0;
      for (let k = 1; k < seats.length; k++) {
        if (distance(p, seats[k]!) < distance(p, seats[best]!)) best = k;
      }
      out[best]!.push(i);
    }
  }
  return out;
}

const distance = (a: Point, b: Point): number => Math.hypot(a.e - b.e, a.n - b.n);

/** Best candidate by distance from what is taken: fills the township evenly (Mitchell 1991). */
function spreadCell(
  terrain: Terrain,
  cells: readonly number[],
  taken: readonly Point[],
  spreadM: number,
  key: number,
  n: number,
): number {
  for (let reach = spreadM; reach >= LEAST_SPACING_M; reach *= 0.9) {
    for (let k = 0; k < CANDIDATES / 10; k++) {
      const cell = cells[Math.floor(drawUniform(key, n, k, Math.round(reach)) * cells.length)]!;
      const p = cellCentre(terrain.grid, cell);
      if (taken.every((t) => distance(t, p) >= reach)) return cell;
    }
  }
  throw new Error(`no room for village ${n} of ${cells.length} cells`);
}

/** The nearest free ground around the seat, going out in rings. */
function townCell(
  terrain: Terrain,
  plan: VillagePlan,
  township: number,
  taken: readonly Point[],
  n: number,
): number {
  const seat = terrain.seats[township]!;
  const turn = n * 2.4;
  for (let d = 60; d < 4000; d += 30) {
    for (let a = 0; a < 24; a++) {
      const angle = turn + (a * Math.PI) / 12;
      const p = { e: seat.e + d * Math.cos(angle), n: seat.n + d * Math.sin(angle) };
      const cell = cellAt(terrain.grid, p.e, p.n);
      if (cell < 0 || terrain.inBed[cell] === 1 || terrain.county[cell] === 0) continue;
      if (!plan.townGround(cell)) continue;
      const c = cellCentre(terrain.grid, cell);
      if (taken.every((t) => distance(t, c) >= LEAST_SPACING_M)) return cell;
    }
  }
  throw new Error(`no room in the town of ${seat.code}`);
}

/** People of each village: Zipf within the township, more for those in town; adds up exactly. */
function shares(names: readonly string[], population: number): number[] {
  const weights = names.map((name, k) => {
    const inTown = name.endsWith('社区') || (k === 0 && !names.some((x) => x.endsWith('社区')));
    return (k + 1) ** -ZIPF * (inTown ? TOWN_WEIGHT : 1);
  });
  const total = weights.reduce((a, b) => a + b, 0);
  const people = weights.map((w) => Math.floor((population * w) / total));
  people[0]! += population - people.reduce((a, b) => a + b, 0);
  return people;
}
