/** Things that stand so close that their plates would cover each other. */
export interface Standing {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

export interface Spread {
  readonly dx: number;
  readonly dy: number;
  /** False for those beyond what one group shows. */
  readonly shown: boolean;
  /** On the last plate shown of a group: how many more there are. */
  readonly more: number;
}

const MAX_COLUMNS = 5;
const MAX_SHOWN = 15;
const HOME: Spread = { dx: 0, dy: 0, shown: true, more: 0 };

/**
 * Spreads plates that stand within `size` of each other into a tidy grid above their common place,
 * in the order given (put the selected one first). A plate alone stays where it is unless
 * `occupied` says that a symbol stands there already; then it moves above it.
 */
export function spreadPlates(
  items: readonly Standing[],
  size: number,
  occupied: (x: number, y: number) => boolean,
): ReadonlyMap<string, Spread> {
  const groups: { x: number; y: number; members: Standing[] }[] = [];
  for (const item of items) {
    const near = groups.find((g) => Math.abs(g.x - item.x) < size && Math.abs(g.y - item.y) < size);
    if (near === undefined) groups.push({ x: item.x, y: item.y, members: [item] });
    else near.members.push(item);
  }
  const out = new Map<string, Spread>();
  for (const g of groups) {
    const covered = occupied(g.x, g.y);
    if (g.members.length === 1 && !covered) {
      out.set(g.members[0]!.key, HOME);
      continue;
    }
    const shown = Math.min(g.members.length, MAX_SHOWN);
    const columns = Math.min(MAX_COLUMNS, Math.ceil(Math.sqrt(shown * 1.6)));
    const rows = Math.ceil(shown / columns);
    const pitch = size + 3;
    const lift = covered ? size * 0.5 + 12 : 0;
    g.members.forEach((m, i) => {
      if (i >= shown) {
        out.set(m.key, { ...HOME, shown: false });
        return;
      }
      const row = Math.floor(i / columns);
      const inRow = Math.min(columns, shown - row * columns);
      const x = g.x + ((i % columns) - (inRow - 1) / 2) * pitch;
      const y = g.y - lift - (covered ? rows - 1 - row : (rows - 1) / 2 - row) * pitch;
      const more = i === shown - 1 ? g.members.length - shown : 0;
      out.set(m.key, { dx: x - m.x, dy: y - m.y, shown: true, more });
    });
  }
  return out;
}
