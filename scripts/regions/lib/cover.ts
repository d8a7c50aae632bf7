import type { GridSpec } from '../../../engine/kernel/grid.ts';
import { LandCover } from '../../../engine/region/region.ts';

/** Shares that the classes of a county's land should take, and how each cell suits them. */
export interface CoverPlan {
  readonly grid: GridSpec;
  readonly county: Uint8Array;
  readonly water: Uint8Array;
  /** Share of each class but forest and water; first come, first served. */
  readonly shares: readonly (readonly [number, number])[];
  readonly forestShare: number;
  readonly scoreOf: (cls: number) => Uint16Array;
}

const FOREST = LandCover.forestMixed;
const TUNING_ROUNDS = 4;

/** Allots each class the cells that suit it best until its share is full; the rest is forest. */
export function allotCover(plan: CoverPlan): Uint8Array {
  const scores = new Map(plan.shares.map(([cls]) => [cls, plan.scoreOf(cls)]));
  const county = plan.county.reduce((a, b) => a + b, 0);
  const wanted = new Map(plan.shares.map(([cls, share]) => [cls, share]));
  const waterShare = countIn(plan.county, plan.water) / county;
  // The published forest share comes first: estimates of the others give way in proportion.
  const room = 1 - plan.forestShare - waterShare;
  const total = plan.shares.reduce((a, [, s]) => a + s, 0);
  for (const [cls, share] of plan.shares) wanted.set(cls, (share * room) / total);
  const ask = new Map(wanted);
  let cover = allocate(plan, scores, ask, county);
  for (let round = 0; round < TUNING_ROUNDS; round++) {
    const found = sharesOf(plan.county, cover, county);
    for (const [cls, want] of wanted) {
      ask.set(cls, Math.max(want * 0.4, ask.get(cls)! + want - (found.get(cls) ?? 0)));
    }
    cover = allocate(plan, scores, ask, county);
  }
  return cover;
}

function allocate(
  plan: CoverPlan,
  scores: ReadonlyMap<number, Uint16Array>,
  ask: ReadonlyMap<number, number>,
  countyCells: number,
): Uint8Array {
  const cover = Uint8Array.from(plan.water, (w) => (w === 1 ? LandCover.water : 0));
  for (const [cls, score] of scores) {
    const histogram = new Int32Array(65536);
    for (let i = 0; i < cover.length; i++) {
      if (cover[i] === 0 && plan.county[i] === 1) histogram[score[i]!]!++;
    }
    let left = ask.get(cls)! * countyCells;
    let least = 65536;
    while (least > 0 && left > 0) left -= histogram[--least]!;
    for (let i = 0; i < cover.length; i++) if (cover[i] === 0 && score[i]! >= least) cover[i] = cls;
  }
  for (let i = 0; i < cover.length; i++) if (cover[i] === 0) cover[i] = FOREST;
  return majority(plan.grid, cover);
}

/** Each cell takes the class of most of its 3 × 3 cells; water and towns stay. */
function majority(grid: GridSpec, cover: Uint8Array): Uint8Array {
  const out = cover.slice();
  const votes = new Uint8Array(16);
  for (let row = 1; row < grid.rows - 1; row++) {
    for (let col = 1; col < grid.cols - 1; col++) {
      const i = row * grid.cols + col;
      const own = cover[i]!;
      if (own === LandCover.water || own === LandCover.builtUp) continue;
      votes.fill(0);
      for (let r = -grid.cols; r <= grid.cols; r += grid.cols) {
        for (let c = -1; c <= 1; c++) votes[cover[i + r + c]!]!++;
      }
      votes[LandCover.water] = 0;
      let best = own;
      for (let k = 1; k < 16; k++) if (votes[k]! > votes[best]!) best = k;
      out[i] = best;
    }
  }
  return out;
}

const countIn = (mask: Uint8Array, what: Uint8Array): number =>
  what.reduce((sum, w, i) => sum + (w === 1 && mask[i] === 1 ? 1 : 0), 0);

function sharesOf(mask: Uint8Array, cover: Uint8Array, total: number): Map<number, number> {
  const counts = new Float64Array(16);
  for (let i = 0; i < cover.length; i++) if (mask[i] === 1) counts[cover[i]!]!++;
  return new Map(Array.from(counts, (c, k) => [k, c / total]));
}
