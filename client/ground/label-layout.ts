/** Rectangle on the screen, CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export type Side = 'right' | 'left' | 'top' | 'bottom';

export interface LabelRequest {
  readonly key: string;
  /** Middle of the symbol, and half of its size. */
  readonly x: number;
  readonly y: number;
  readonly halfW: number;
  readonly halfH: number;
  readonly width: number;
  readonly height: number;
  /** Lower goes first. */
  readonly priority: number;
  /** Shown even when it must cover something (the selected thing). */
  readonly must: boolean;
  /** May stand on the ground that others leave free (a village in the fire). */
  readonly urgent?: boolean;
}

export interface PlacedLabel {
  readonly key: string;
  readonly side: Side;
  readonly box: Box;
}

const GAP = 4;
const SIDES: readonly Side[] = ['right', 'left', 'bottom', 'top'];

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Where a label of this size stands on one side of its symbol. */
export function boxAt(r: LabelRequest, side: Side): Box {
  const { width: w, height: h } = r;
  switch (side) {
    case 'right':
      return { x: r.x + r.halfW + GAP, y: r.y - h / 2, w, h };
    case 'left':
      return { x: r.x - r.halfW - GAP - w, y: r.y - h / 2, w, h };
    case 'bottom':
      return { x: r.x - w / 2, y: r.y + r.halfH + 1, w, h };
    case 'top':
      return { x: r.x - w / 2, y: r.y - r.halfH - 1 - h, w, h };
  }
}

/** Uniform bins over the screen, so that a label meets only its neighbours. */
class Taken {
  readonly #bins = new Map<number, Box[]>();
  readonly #size = 96;

  *#keys(b: Box): Generator<number> {
    const s = this.#size;
    for (let y = Math.floor(b.y / s); y <= Math.floor((b.y + b.h) / s); y++)
      for (let x = Math.floor(b.x / s); x <= Math.floor((b.x + b.w) / s); x++)
        yield (y + 512) * 4096 + (x + 512);
  }

  add(b: Box): void {
    for (const k of this.#keys(b)) {
      const bin = this.#bins.get(k);
      if (bin === undefined) this.#bins.set(k, [b]);
      else bin.push(b);
    }
  }

  hits(b: Box): boolean {
    for (const k of this.#keys(b))
      for (const other of this.#bins.get(k) ?? []) if (overlaps(b, other)) return true;
    return false;
  }
}

const within = (b: Box, view: Box): boolean =>
  b.x >= view.x && b.y >= view.y && b.x + b.w <= view.x + view.w && b.y + b.h <= view.y + view.h;

/**
 * Places labels greedily by priority (then by key, so that equal ones never swap): the side that a
 * label had before is tried first, then right, left, below, above. A label that fits nowhere is
 * left out, unless it must be shown. `keepClear` is left free by all but urgent ones. `obstacles` are symbols and panels that no label may cover.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly Box[],
  view: Box,
  previous: ReadonlyMap<string, Side>,
  keepClear: Box | null = null,
): PlacedLabel[] {
  const taken = new Taken();
  for (const o of obstacles) taken.add(o);
  const queue = [...requests].sort(
    (a, b) =>
      Number(b.must) - Number(a.must) ||
      a.priority - b.priority ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
  const placed: PlacedLabel[] = [];
  for (const r of queue) {
    const before = previous.get(r.key);
    const sides = before === undefined ? SIDES : [before, ...SIDES.filter((s) => s !== before)];
    const free = sides.find((s) => {
      const b = boxAt(r, s);
      if (keepClear !== null && r.urgent !== true && overlaps(b, keepClear)) return false;
      return within(b, view) && !taken.hits(b);
    });
    const side = free ?? (r.must ? sides[0]! : null);
    if (side === null) continue;
    const box = boxAt(r, side);
    taken.add(box);
    placed.push({ key: r.key, side, box });
  }
  return placed;
}
