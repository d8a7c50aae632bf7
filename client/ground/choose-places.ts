import type { SeatView } from '../../engine/exercise/view.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { Anchor, Screen } from './drawn.ts';
import { overlaps } from './label-layout.ts';
import type { Box } from './label-layout.ts';
import type { Place } from './places.ts';

/** Width of a symbol by how it looks, CSS pixels. */
export const PLACE_PX = { dot: 11, town: 13, facility: 24, hazard: 26 } as const;

export interface ChosenPlace {
  readonly place: Place;
  readonly anchor: Anchor;
  /** A village that the fire or the forecast reaches. */
  readonly inDanger: boolean;
}

export interface PlaceChoice {
  readonly metresPerPx: number;
  readonly facilities: boolean;
  /** Keys that are always drawn: selected, under the hand. */
  readonly must: ReadonlySet<string>;
  /** Where a point is on the screen; null when it is out of sight. */
  readonly project: (p: Point) => Screen | null;
}

const boxAround = (s: Screen, half: number): Box => ({
  x: s.x - half,
  y: s.y - half,
  w: 2 * half,
  h: 2 * half,
});

/** Villages that the seat knows to be reached, or its forecast says will be. */
export const villagesInDanger = (view: SeatView): ReadonlySet<string> =>
  new Set(view.villages.filter((v) => v.reached || v.threatTick !== null).map((v) => v.id));

/**
 * Which fixed things are seen: those that this scale shows, in order of rank; one that would cover
 * a greater one is left out. What is selected and villages in danger are always seen.
 */
export function choosePlaces(
  places: readonly Place[],
  view: SeatView,
  choice: PlaceChoice,
): ChosenPlace[] {
  const danger = villagesInDanger(view);
  const taken: Box[] = [];
  const chosen = new Map<string, ChosenPlace>();
  const first = places.filter((p) => choice.must.has(p.key));
  for (const place of [...first, ...places]) {
    if (chosen.has(place.key)) continue;
    const inDanger = place.selection?.kind === 'village' && danger.has(place.selection.id);
    const wanted = inDanger || choice.must.has(place.key);
    if (!wanted && choice.metresPerPx > place.drawnUntil) continue;
    if (!wanted && !choice.facilities && place.look === 'facility') continue;
    const s = choice.project(place.at);
    if (s === null) continue;
    const half = PLACE_PX[place.look] / 2;
    const box = boxAround(s, half + 1);
    if (!wanted && taken.some((b) => overlaps(b, box))) continue;
    taken.push(box);
    chosen.set(place.key, { place, inDanger, anchor: { x: s.x, y: s.y, half } });
  }
  return [...chosen.values()];
}
