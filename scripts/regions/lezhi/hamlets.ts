import { cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import { drawUniform } from '../../../engine/kernel/random.ts';
import type { Terrain } from '../lib/terrain.ts';
import { keyFor, places } from './context.ts';
import { FARMS, HAMLETS } from './settings.ts';

/** Groups of farmsteads between the villages: they have roads, but no people of their own. */
export function placeHamlets(
  terrain: Terrain,
  homeGround: (cell: number) => boolean,
  taken: readonly Point[],
): Point[] {
  const wanted = places.counts.villagesAndCommunities * HAMLETS.perVillage;
  return scatter(terrain, homeGround, taken, wanted, HAMLETS.spacingM, 'hamlet');
}

/** Single farmsteads, for the land cover alone: all over the home ground of the county. */
export function placeFarms(
  terrain: Terrain,
  homeGround: (cell: number) => boolean,
  taken: readonly Point[],
): Point[] {
  const wanted = Math.round(places.areaKm2.value * FARMS.perKm2);
  return scatter(terrain, homeGround, taken, wanted, FARMS.spacingM, 'farm');
}

function scatter(
  terrain: Terrain,
  homeGround: (cell: number) => boolean,
  taken: readonly Point[],
  wanted: number,
  spacingM: number,
  purpose: string,
): Point[] {
  const { grid, county } = terrain;
  const key = keyFor(purpose);
  const near = new Neighbourhood(spacingM);
  for (const p of taken) near.add(p);
  const out: Point[] = [];
  for (let k = 0; out.length < wanted && k < wanted * 200; k++) {
    const cell = Math.floor(drawUniform(key, k) * county.length);
    if (county[cell] === 0 || !homeGround(cell)) continue;
    const p = cellCentre(grid, cell);
    if (near.has(p)) continue;
    near.add(p);
    out.push(p);
  }
  return out;
}

/** Points by square, to ask whether any stands nearer than the side of a square. */
class Neighbourhood {
  private readonly sideM: number;
  private readonly squares = new Map<string, Point[]>();

  constructor(sideM: number) {
    this.sideM = sideM;
  }

  add(p: Point): void {
    const key = this.keyOf(p, 0, 0);
    const list = this.squares.get(key);
    if (list) list.push(p);
    else this.squares.set(key, [p]);
  }

  has(p: Point): boolean {
    for (let c = -1; c <= 1; c++) {
      for (let r = -1; r <= 1; r++) {
        const list = this.squares.get(this.keyOf(p, c, r)) ?? [];
        if (list.some((q) => Math.hypot(p.e - q.e, p.n - q.n) < this.sideM)) return true;
      }
    }
    return false;
  }

  private keyOf(p: Point, c: number, r: number): string {
    return `${Math.floor(p.e / this.sideM) + c},${Math.floor(p.n / this.sideM) + r}`;
  }
}
