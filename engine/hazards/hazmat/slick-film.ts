/** Where liquid lies on the water, as a map: parcels of one line, each as wide as it has spread. */
import type { GridSpec } from '../../kernel/grid.ts';
import { placeOf, type RiverPoint } from './slick.ts';
import type { SlickParcel } from './state.ts';

const GRAMS = 1000;

/** Grams on each square metre of the cells; every parcel that was spilt at `fromM` lies evenly on a disc of its area. */
export function slickFilm(
  grid: GridSpec,
  line: readonly RiverPoint[],
  parcels: readonly SlickParcel[],
  fromM: number,
): Float32Array {
  const film = new Float32Array(grid.cols * grid.rows);
  for (const p of parcels) {
    const { e, n } = placeOf(line, p, fromM);
    const cells = discOf(grid, e, n, Math.sqrt(p.areaM2 / Math.PI));
    const each = (GRAMS * p.massKg) / (cells.length * grid.cellM * grid.cellM);
    for (const i of cells) film[i] = film[i]! + each;
  }
  return film;
}

/** Cells whose middle lies within `radiusM`, the one at the place at least; none outside of the grid. */
function discOf(g: GridSpec, e: number, n: number, radiusM: number): number[] {
  const col = Math.floor((e - g.west) / g.cellM);
  const row = Math.floor((g.north - n) / g.cellM);
  if (col < 0 || row < 0 || col >= g.cols || row >= g.rows) return [];
  const out: number[] = [];
  const reach = Math.ceil(radiusM / g.cellM);
  for (let r = Math.max(0, row - reach); r <= Math.min(g.rows - 1, row + reach); r++)
    for (let c = Math.max(0, col - reach); c <= Math.min(g.cols - 1, col + reach); c++) {
      const dE = g.west + (c + 0.5) * g.cellM - e;
      const dN = g.north - (r + 0.5) * g.cellM - n;
      const isHere = r === row && c === col;
      if (isHere || dE * dE + dN * dN <= radiusM * radiusM) out.push(r * g.cols + c);
    }
  return out;
}
