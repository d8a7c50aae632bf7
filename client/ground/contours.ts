/** Contour pieces of one window: x1, y1, x2, y2 in columns and rows of the sample lattice. */
export interface ContourLines {
  readonly plain: number[];
  /** Every fifth line, drawn stronger. */
  readonly index: number[];
}

const INDEX_EVERY = 5;

/** Height between two contour lines that keeps them a few pixels apart on steep ground, m. */
export function contourIntervalM(metresPerPx: number): number {
  if (metresPerPx <= 4) return 20;
  if (metresPerPx <= 14) return 50;
  if (metresPerPx <= 34) return 100;
  if (metresPerPx <= 70) return 200;
  return 400;
}

/**
 * Marching squares over a lattice of heights, row by row from the north. For each cell of four
 * samples every level between their lowest and highest is crossed once or, at a saddle, twice; the
 * mean of the four decides how a saddle is cut. A level that equals a sample counts the sample as
 * below, so that no piece is drawn twice and no gap opens.
 */
export function contourLines(
  heightM: Float32Array,
  cols: number,
  rows: number,
  intervalM: number,
): ContourLines {
  const out: ContourLines = { plain: [], index: [] };
  for (let r = 0; r + 1 < rows; r++)
    for (let c = 0; c + 1 < cols; c++) {
      const nw = heightM[r * cols + c]!;
      const ne = heightM[r * cols + c + 1]!;
      const sw = heightM[(r + 1) * cols + c]!;
      const se = heightM[(r + 1) * cols + c + 1]!;
      const low = Math.min(nw, ne, sw, se);
      const high = Math.max(nw, ne, sw, se);
      const last = Math.ceil(high / intervalM) - 1;
      for (let k = Math.ceil(low / intervalM); k <= last; k++) {
        const line = k % INDEX_EVERY === 0 ? out.index : out.plain;
        cutCell(line, c, r, nw, ne, se, sw, k * intervalM);
      }
    }
  return out;
}

/** Where the level cuts a side, from 0 at the first corner to 1 at the second. */
const cutAt = (a: number, b: number, level: number): number => (level - a) / (b - a);

function cutCell(
  out: number[],
  c: number,
  r: number,
  nw: number,
  ne: number,
  se: number,
  sw: number,
  level: number,
): void {
  const bits =
    (nw > level ? 8 : 0) | (ne > level ? 4 : 0) | (se > level ? 2 : 0) | (sw > level ? 1 : 0);
  if (bits === 0 || bits === 15) return;
  // Cut points of the four sides; those of sides that are not cut are never read.
  const north = (): [number, number] => [c + cutAt(nw, ne, level), r];
  const east = (): [number, number] => [c + 1, r + cutAt(ne, se, level)];
  const south = (): [number, number] => [c + cutAt(sw, se, level), r + 1];
  const west = (): [number, number] => [c, r + cutAt(nw, sw, level)];
  const piece = (a: [number, number], b: [number, number]) => out.push(a[0], a[1], b[0], b[1]);
  const highMiddle = (nw + ne + se + sw) / 4 > level;
  switch (bits) {
    case 8:
    case 7:
      return void piece(west(), north());
    case 4:
    case 11:
      return void piece(north(), east());
    case 2:
    case 13:
      return void piece(east(), south());
    case 1:
    case 14:
      return void piece(south(), west());
    case 12:
    case 3:
      return void piece(west(), east());
    case 9:
    case 6:
      return void piece(north(), south());
    default: {
      // Saddle: opposite corners are high. The middle says whether the high ground connects.
      const cutLowCorners = (bits === 10) === highMiddle;
      if (cutLowCorners) {
        piece(north(), east());
        piece(south(), west());
      } else {
        piece(west(), north());
        piece(east(), south());
      }
    }
  }
}
