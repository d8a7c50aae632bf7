import { substanceOf } from '../../hazards/hazmat/substances.ts';
import type { GuideDistances, Status } from '../../hazards/hazmat/substance.ts';

/** Initial isolation, protection downwind, and isolation all around a tank on fire, m. */
export interface Guide {
  readonly isolationM: number;
  readonly dayM: number | null;
  readonly nightM: number | null;
  readonly fireM: number | null;
  readonly source: string;
  readonly status: Status;
}

/** Small releases end here in the guides: a drum or a cylinder, about 200 l. */
const SMALL_KG = 200;

/** The distances for a spill of that size: the first entry for small ones, the second for large. */
export function guideFor(substance: string, stockKg: number): Guide | null {
  const { guide } = substanceOf(substance);
  if (guide === null) return null;
  const isFire = (g: GuideDistances): boolean => g.label.includes('fire');
  const spills = guide.value.filter((g) => !isFire(g));
  const fireM = guide.value.find(isFire)?.isolationM ?? null;
  const entry = (stockKg > SMALL_KG ? spills[1] : undefined) ?? spills[0];
  if (entry === undefined) return null;
  const { isolationM, dayM, nightM } = entry;
  return { isolationM, dayM, nightM, fireM, source: guide.source, status: guide.status };
}

/** From how far around people are kept or brought away: farther from a fire than from a spill, m. */
export const cordonM = (guide: Guide, burning: boolean): number =>
  burning ? Math.max(guide.isolationM, guide.fireM ?? 0) : guide.isolationM;
