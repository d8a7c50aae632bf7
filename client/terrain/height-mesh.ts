import type { GroundField } from '../ground/field.ts';

/** Triangles over a raster, ready for the graphics card. */
export interface HeightMesh {
  /** x east of `origin`, y up, z south of `origin`; metres. */
  readonly positions: Float32Array;
  /** Texture coordinates: u to the east, v to the north, 0 to 1 over the whole raster. */
  readonly uvs: Float32Array;
  readonly indices: Uint32Array;
  readonly cols: number;
  readonly rows: number;
}

/** Every `step`-th of `n` samples and always the last one. */
function thinned(n: number, step: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < n - 1; i += step) out.push(i);
  out.push(n - 1);
  return out;
}

/**
 * A regular mesh with at most `maxSide` vertices a side over a field, vertices at cell centres.
 * `sink` lowers a vertex by some metres (for a mesh that passes under a finer one).
 */
export function heightMesh(
  field: GroundField,
  origin: { readonly e: number; readonly n: number },
  maxSide: number,
  sink: (e: number, n: number) => number = () => 0,
): HeightMesh {
  const g = field.grid;
  const step = Math.max(1, Math.ceil((Math.max(g.cols, g.rows) - 1) / (maxSide - 1)));
  const at = { cols: thinned(g.cols, step), rows: thinned(g.rows, step) };
  const cols = at.cols.length;
  const rows = at.rows.length;
  const positions = new Float32Array(cols * rows * 3);
  const uvs = new Float32Array(cols * rows * 2);
  for (let r = 0, i = 0; r < rows; r++)
    for (let c = 0; c < cols; c++, i++) {
      const col = at.cols[c]!;
      const row = at.rows[r]!;
      const e = g.west + (col + 0.5) * g.cellM;
      const n = g.north - (row + 0.5) * g.cellM;
      positions[3 * i] = e - origin.e;
      positions[3 * i + 1] = field.heightM[row * g.cols + col]! - sink(e, n);
      positions[3 * i + 2] = origin.n - n;
      uvs[2 * i] = (col + 0.5) / g.cols;
      uvs[2 * i + 1] = 1 - (row + 0.5) / g.rows;
    }
  return { positions, uvs, indices: triangles(cols, rows), cols, rows };
}

/** Two triangles a cell, seen from above counter-clockwise. */
function triangles(cols: number, rows: number): Uint32Array {
  const out = new Uint32Array(Math.max(0, (cols - 1) * (rows - 1)) * 6);
  let o = 0;
  for (let r = 0; r + 1 < rows; r++)
    for (let c = 0; c + 1 < cols; c++) {
      const nw = r * cols + c;
      const sw = nw + cols;
      out[o++] = nw;
      out[o++] = sw;
      out[o++] = nw + 1;
      out[o++] = nw + 1;
      out[o++] = sw;
      out[o++] = sw + 1;
    }
  return out;
}
