/** Cells that fail together: connected parts of a map below a factor of safety. */
import type { GridSpec } from '../../kernel/grid.ts';

export interface UnstableBody {
  /** Lowest cell index of the body, its name. */
  readonly first: number;
  /** Ascending. */
  readonly cells: readonly number[];
  readonly areaM2: number;
  /** Soil over the slip surface, m³: depth times map area. */
  readonly volumeM3: number;
}

/**
 * Bodies of cells below `threshold` that touch by sides, of at least `minCells`, in order of their
 * first cell.
 *
 * @param depthM depth of the soil in each cell, m
 */
export function unstableBodies(
  grid: GridSpec,
  factorOfSafety: Float32Array,
  depthM: Float64Array,
  threshold: number,
  minCells: number,
): UnstableBody[] {
  const { cols, rows, cellM } = grid;
  const seen = new Uint8Array(cols * rows);
  const bodies: UnstableBody[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || !(factorOfSafety[start]! < threshold)) continue;
    const cells = [start];
    seen[start] = 1;
    for (let q = 0; q < cells.length; q++) {
      const i = cells[q]!;
      const col = i % cols;
      const visit = (j: number) => {
        if (seen[j] === 1 || !(factorOfSafety[j]! < threshold)) return;
        seen[j] = 1;
        cells.push(j);
      };
      if (col > 0) visit(i - 1);
      if (col < cols - 1) visit(i + 1);
      if (i >= cols) visit(i - cols);
      if (i < (rows - 1) * cols) visit(i + cols);
    }
    if (cells.length < minCells) continue;
    cells.sort((a, b) => a - b);
    let volume = 0;
    for (const i of cells) volume += depthM[i]! * cellM * cellM;
    bodies.push({
      first: start,
      cells,
      areaM2: cells.length * cellM * cellM,
      volumeM3: volume,
    });
  }
  return bodies;
}
