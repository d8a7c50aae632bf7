import type { World } from './world.ts';

/** The longest flame among the cells seen, and where it stands; the first cell when none flames. */
export function longestFlame(
  w: World,
  tick: number,
  cells: Int32Array,
): { cell: number; flameLengthM: number } {
  let seen: Set<number> | null = null;
  let longest = { cell: cells[0]!, flameLengthM: 0 };
  for (const f of w.fire.front(tick))
    if (f.flameLengthM > longest.flameLengthM && (seen ??= new Set(cells)).has(f.cell)) longest = f;
  return { cell: longest.cell, flameLengthM: longest.flameLengthM };
}
