import type { World } from './world.ts';

/**
 * The longest flame among the cells seen, ascending, and where it stands; the first cell when none
 * flames.
 */
export function longestFlame(
  w: World,
  tick: number,
  cells: Int32Array,
): { cell: number; flameLengthM: number } {
  let longest = { cell: cells[0]!, flameLengthM: 0 };
  let i = 0;
  // The front comes ascending too.
  for (const f of w.fire.front(tick)) {
    while (i < cells.length && cells[i]! < f.cell) i++;
    if (i === cells.length) break;
    if (cells[i] === f.cell && f.flameLengthM > longest.flameLengthM) longest = f;
  }
  return { cell: longest.cell, flameLengthM: longest.flameLengthM };
}
