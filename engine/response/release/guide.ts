import { substanceOf } from '../../hazards/hazmat/substances.ts';
import type { Status } from '../../hazards/hazmat/substance.ts';

/** Initial isolation and protection downwind as an emergency response guide gives them, m. */
export interface Guide {
  readonly isolationM: number;
  readonly dayM: number | null;
  readonly nightM: number | null;
  readonly source: string;
  readonly status: Status;
}

/** Small releases end here in the guides: a drum or a cylinder, about 200 l. */
const SMALL_KG = 200;

/** The distances for a spill of that size: the first entry for small ones, the second for large. */
export function guideFor(substance: string, stockKg: number): Guide | null {
  const { guide } = substanceOf(substance);
  if (guide === null) return null;
  const spills = guide.value.filter((g) => !g.label.includes('fire'));
  const entry = (stockKg > SMALL_KG ? spills[1] : undefined) ?? spills[0];
  if (entry === undefined) return null;
  const { isolationM, dayM, nightM } = entry;
  return { isolationM, dayM, nightM, source: guide.source, status: guide.status };
}
