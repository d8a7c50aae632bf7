import { overlaps } from './label-layout.ts';
import type { Box } from './label-layout.ts';

/** A thing with a plate, and where it is on the screen. */
export interface Standing {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** Things of one pile may be shown as one plate with their number. */
  readonly pile: string;
  /** Always has a plate of its own: it is selected, or its pile has been opened. */
  readonly alone: boolean;
}

export interface Spread {
  readonly dx: number;
  readonly dy: number;
  /** False for those that lie under the plate of their pile. */
  readonly shown: boolean;
  /** Everything that this plate stands for, itself first. */
  readonly holds: readonly string[];
  /** On one plate of a group that had to move away: a line should lead back to its place. */
  readonly leader: boolean;
}

export interface SpreadOptions {
  /** Side of a plate, CSS pixels. */
  readonly size: number;
  /** True where a symbol stands already: plates go above it. */
  readonly occupied: (x: number, y: number) => boolean;
  /** What plates must not cover if they can stand beside it (the fire). */
  readonly keepClear: Box | null;
}

const MAX_COLUMNS = 8;
/** As many stand side by side at one place; more are piled up, so that the place can be seen. */
const MAX_LOOSE = 3;
const GAP_PX = 3;
/** Steps outwards, and directions tried at each, when a group looks for a free place. */
const RINGS = 7;
const DIRECTIONS = 12;

interface Group {
  readonly x: number;
  readonly y: number;
  readonly members: Standing[];
}

function groupsOf(items: readonly Standing[], size: number): Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    const near = groups.find((g) => Math.abs(g.x - item.x) < size && Math.abs(g.y - item.y) < size);
    if (near === undefined) groups.push({ x: item.x, y: item.y, members: [item] });
    else near.members.push(item);
  }
  return groups;
}

interface Plate {
  readonly lead: Standing;
  readonly holds: readonly string[];
}

/** One plate for each thing of a small group; in a large one, one for each pile. */
function platesOf(members: readonly Standing[]): Plate[] {
  const piles = new Map<string, { lead: Standing; holds: string[] }>();
  for (const m of members) {
    const name = m.alone || members.length <= MAX_LOOSE ? `1:${m.key}` : `n:${m.pile}`;
    const pile = piles.get(name);
    if (pile === undefined) piles.set(name, { lead: m, holds: [m.key] });
    else pile.holds.push(m.key);
  }
  return [...piles.values()];
}

/** Columns, rows and outer size of a group's grid. */
function gridOf(count: number, size: number) {
  const columns = Math.min(MAX_COLUMNS, Math.ceil(Math.sqrt(count * 1.6)));
  const rows = Math.ceil(count / columns);
  const pitch = size + GAP_PX;
  return { columns, rows, pitch, w: columns * pitch, h: rows * pitch };
}

const around = (x: number, y: number, w: number, h: number): Box => ({
  x: x - w / 2,
  y: y - h / 2,
  w,
  h,
});

/**
 * Middle of a free rectangle near the wanted one: there, or on widening rings, first away from
 * what must be kept clear. When all is taken it stays where it wanted to be.
 */
function freePlace(
  wanted: { x: number; y: number },
  w: number,
  h: number,
  pitch: number,
  taken: readonly Box[],
  keepClear: Box | null,
): { x: number; y: number } {
  const isFree = (x: number, y: number): boolean => {
    const box = around(x, y, w, h);
    return (
      !taken.some((t) => overlaps(t, box)) && (keepClear === null || !overlaps(keepClear, box))
    );
  };
  if (isFree(wanted.x, wanted.y)) return wanted;
  const from = keepClear ?? around(wanted.x, wanted.y + 1, 0, 0);
  const away = Math.atan2(wanted.y - (from.y + from.h / 2) || -1, wanted.x - (from.x + from.w / 2));
  for (let ring = 1; ring <= RINGS; ring++)
    for (let i = 0; i < DIRECTIONS; i++) {
      // Away, then a little to either side, and so on round to the back.
      const turn = Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1) * ((2 * Math.PI) / DIRECTIONS);
      const x = wanted.x + Math.cos(away + turn) * ring * pitch;
      const y = wanted.y + Math.sin(away + turn) * ring * pitch;
      if (isFree(x, y)) return { x, y };
    }
  return wanted;
}

/**
 * Spreads plates that stand within a plate's width of each other into tidy grids, in the order
 * given (put the selected one first), so that no grid covers another one or what must be kept
 * clear; where many stand, each pile is one plate. A plate alone on free ground stays where it is.
 */
export function spreadPlates(
  items: readonly Standing[],
  { size, occupied, keepClear }: SpreadOptions,
): ReadonlyMap<string, Spread> {
  const out = new Map<string, Spread>();
  const taken: Box[] = [];
  for (const g of groupsOf(items, size)) {
    const plates = platesOf(g.members);
    const { columns, rows, pitch, w, h } = gridOf(plates.length, size);
    const lift = occupied(g.x, g.y) ? 12 + h / 2 : 0;
    const wanted = { x: g.x, y: g.y - lift };
    const at = freePlace(wanted, w, h, pitch, taken, keepClear);
    const moved = at.x !== wanted.x || at.y !== wanted.y;
    let nearest = { key: '', distance: Infinity };
    taken.push(around(at.x, at.y, w, h));
    plates.forEach(({ lead, holds }, i) => {
      const row = Math.floor(i / columns);
      const inRow = Math.min(columns, plates.length - row * columns);
      const x = at.x + ((i % columns) - (inRow - 1) / 2) * pitch;
      const y = at.y + (row - (rows - 1) / 2) * pitch;
      const spread = { dx: x - lead.x, dy: y - lead.y, leader: false };
      for (const key of holds) out.set(key, { ...spread, shown: key === lead.key, holds });
      const distance = Math.hypot(x - g.x, y - g.y);
      if (distance < nearest.distance) nearest = { key: lead.key, distance };
    });
    if (moved) out.set(nearest.key, { ...out.get(nearest.key)!, leader: true });
  }
  return out;
}
