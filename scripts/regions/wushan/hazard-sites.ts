import type { Point } from '../../../engine/kernel/grid.ts';
import { places, project } from './context.ts';
import type { RiverLine } from '../lib/river-line.ts';

export interface HazardSite extends Point {
  readonly fact: (typeof places.hazards)[number];
  /** Site on a bank, to be put on the water line. */
  readonly onBank: boolean;
  readonly cliff: boolean;
}

/** Slopes that end in the reservoir (facts: surge studies and accounts), beside the cliffs. */
const BANK_SITES = ['红岩子滑坡', '龙门寨危岩', '龚家方（龚家坊）崩滑体', '箭穿洞危岩', '塔坪滑坡'];
/** How far outside the drawn river section a bank site stands, m. */
const BEHIND_BANK_M = 60;
const BEHIND_CLIFF_M = 130;

/** The named hazards; those of the gorge and the banks moved to the bank of the generated river. */
export function hazardSites(rivers: readonly RiverLine[]): HazardSite[] {
  return places.hazards.map((fact) => {
    const at = project(fact.lon, fact.lat);
    const cliff = fact.type === 'cliff';
    const onBank = BANK_SITES.includes(fact.name);
    const behind = cliff ? BEHIND_CLIFF_M : BEHIND_BANK_M;
    const moved = cliff || onBank ? besideRiver(rivers.slice(0, 2), at, behind) : at;
    return { ...moved, fact, onBank, cliff };
  });
}

function besideRiver(rivers: readonly RiverLine[], at: Point, behindM: number): Point {
  let best = Infinity;
  let out = at;
  for (const river of rivers) {
    for (const p of river.points) {
      const d = Math.hypot(p.e - at.e, p.n - at.n);
      if (d >= best) continue;
      best = d;
      const stand = (p.halfWidthM + behindM) / Math.max(1, d);
      out = { e: p.e + (at.e - p.e) * stand, n: p.n + (at.n - p.n) * stand };
    }
  }
  return out;
}
