import type { Point } from '../../kernel/grid.ts';
import { atan2 } from '../../kernel/math.ts';
import type { Region, Text } from '../../region/region.ts';

const COMPASS: readonly Text[] = [
  { zh: '北', en: 'north' },
  { zh: '东北', en: 'north-east' },
  { zh: '东', en: 'east' },
  { zh: '东南', en: 'south-east' },
  { zh: '南', en: 'south' },
  { zh: '西南', en: 'south-west' },
  { zh: '西', en: 'west' },
  { zh: '西北', en: 'north-west' },
];
const OCTANT = Math.PI / 4;
/** Nearer than this a place is at the village, m. */
const AT_M = 200;

/** A place as people say it: the nearest village, with direction and distance from it. */
export function placeWords(region: Region, at: Point): Text | null {
  let best: Region['villages'][number] | null = null;
  let bestM2 = Infinity;
  for (const v of region.villages) {
    const dE = at.e - v.at.e;
    const dN = at.n - v.at.n;
    if (dE * dE + dN * dN >= bestM2) continue;
    best = v;
    bestM2 = dE * dE + dN * dN;
  }
  if (best === null) return null;
  const m = Math.sqrt(bestM2);
  if (m < AT_M) return best.name;
  const turn = atan2(at.e - best.at.e, at.n - best.at.n) / OCTANT;
  const dir = COMPASS[(Math.round(turn) + 8) % 8]!;
  const km = (m / 1000).toFixed(1);
  return {
    zh: `${best.name.zh}${dir.zh}方向约 ${km} 公里`,
    en: `about ${km} km ${dir.en} of ${best.name.en}`,
  };
}
