import type { HazardId } from '../../engine/hazards/hazard.ts';

const ICONS = {
  wildfire: 'haz-fire',
  flood: 'haz-flood',
  landslide: 'haz-landslide',
  hazmat: 'haz-chem',
} as const satisfies Record<HazardId, string>;

/** What a scenario is about, as its symbol in lists; accidents where no hazard has a field. */
export const hazardIcon = (hazards: readonly HazardId[]) =>
  hazards[0] === undefined ? 'task-aid' : ICONS[hazards[0]];
