import type { Point } from '../../engine/kernel/grid.ts';
import type { Text } from '../../engine/region/region.ts';
import type { Language } from '../i18n/language.ts';
import { text } from '../ui/format.ts';
import type { Anchor, LabelWish, Screen } from './drawn.ts';
import type { TerrainRiver } from './terrain-data.ts';

/** A point on a river where its name may stand. */
export interface RiverName {
  readonly key: string;
  readonly name: Text;
  readonly order: number;
  /** How far along the river, in steps of `STEP_M`. */
  readonly step: number;
  readonly at: Point;
}

const STEP_M = 1500;
/** Names of one river are at least so far apart along it, CSS pixels. */
const APART_PX = 420;
/** Named up to this scale by order of the river (1 is the greatest), metres a CSS pixel. */
const NAMED_UNTIL: Readonly<Record<number, number>> = { 1: 150, 2: 40, 3: 20 };
/** After teams and towns, before facilities. */
const PRIORITY = 5.5;

/** Other names in brackets are for the record, not for the map. */
const short = ({ zh, en }: Text): Text => ({
  zh: zh.replace(/（.*）$/, ''),
  en: en.replace(/ \(.*\)$/, ''),
});

/** Evenly spaced points along every river that has a name. */
export function riverNames(rivers: readonly TerrainRiver[]): RiverName[] {
  const out: RiverName[] = [];
  for (const { id, name, order, line } of rivers) {
    if (name.zh === '') continue;
    // The first name stands half a step in, clear of the edge of the region.
    let next = STEP_M / 2;
    let along = 0;
    let step = 0;
    for (let i = 1; i < line.length; i++) {
      const a = line[i - 1]!;
      const b = line[i]!;
      const length = Math.hypot(b.e - a.e, b.n - a.n);
      for (; next <= along + length; next += STEP_M, step++) {
        const part = (next - along) / length;
        const at = { e: a.e + part * (b.e - a.e), n: a.n + part * (b.n - a.n) };
        out.push({ key: `river:${id}:${step}`, name: short(name), order, step, at });
      }
      along += length;
    }
  }
  return out;
}

/** Names that this view would like to show, each with the place it belongs to. */
export function riverWishes(
  names: readonly RiverName[],
  view: {
    readonly metresPerPx: number;
    readonly language: Language;
    readonly project: (p: Point) => Screen | null;
  },
): { readonly wish: LabelWish; readonly anchor: Anchor; readonly at: Point }[] {
  const { metresPerPx, language, project } = view;
  // A power of two, so that names stay where they are while one zooms in.
  const stride = 2 ** Math.max(0, Math.ceil(Math.log2((APART_PX * metresPerPx) / STEP_M)));
  return names.flatMap((river) => {
    if (river.step % stride !== 0 || metresPerPx > (NAMED_UNTIL[river.order] ?? 12)) return [];
    const s = project(river.at);
    if (s === null) return [];
    const anchor: Anchor = { x: s.x, y: s.y, half: 0 };
    const wish: LabelWish = {
      key: river.key,
      text: text(river.name, language),
      sub: '',
      style: 'water',
      anchor,
      priority: PRIORITY + river.order / 100,
      must: false,
      urgent: false,
    };
    return [{ wish, anchor, at: river.at }];
  });
}
