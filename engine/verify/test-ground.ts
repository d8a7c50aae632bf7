/** Plain ground for checks of the spread solver: rates are given, not derived from fuel. */
import { newMetricTable, type SpreadGround } from '../hazards/wildfire/front-cells.ts';
import { SpreadFront } from '../hazards/wildfire/spread.ts';
import { cos, sin } from '../kernel/math.ts';

/** A square of `size` cells a side whose inner cells are of class 1 unless `classAt` says more. */
export function testGround(
  size: number,
  classCount = 2,
  classAt: (col: number, row: number) => number = () => 1,
): SpreadGround {
  const classOf = new Uint16Array(size * size);
  for (let r = 1; r < size - 1; r++)
    for (let c = 1; c < size - 1; c++) classOf[r * size + c] = classAt(c, r);
  return { cols: size, rows: size, classCount, classOf, blocked: new Uint8Array(size * size) };
}

/** Head rate in cells per second, length-to-width ratio, heading in degrees clockwise from north. */
export interface Rate {
  readonly headCellsS: number;
  readonly ratio: number;
  readonly headingDeg: number;
}

/** Sets what a class of ground does. */
export function setRate(front: SpreadFront, groundClass: number, r: Rate): void {
  const e = Math.sqrt(r.ratio * r.ratio - 1) / r.ratio;
  const slowness = 1 / (r.headCellsS * (1 - e));
  const angle = (r.headingDeg * Math.PI) / 180;
  front.table.slowness[groundClass] = slowness;
  front.table.driftCol[groundClass] = slowness * e * sin(angle);
  front.table.driftRow[groundClass] = -slowness * e * cos(angle);
}

/** A front on `ground` with one rate for each class from 1 on. */
export function testFront(ground: SpreadGround, rates: readonly Rate[]): SpreadFront {
  const front = new SpreadFront(ground, newMetricTable(ground.classCount), (c) => {
    throw new Error(`class ${c} has no rate`);
  });
  rates.forEach((r, i) => setRate(front, i + 1, r));
  return front;
}

/** Burns all that comes until `untilS`; returns the number of cells. */
export function burn(front: SpreadFront, untilS: number): number {
  let cells = 0;
  while (front.burnNext(untilS) >= 0) cells++;
  return cells;
}
