/** What a scenario is about, as its symbol in lists. */
export const HAZARD_ICONS = {
  wildfire: 'haz-fire',
  flood: 'haz-flood',
  landslide: 'haz-landslide',
  hazmat: 'haz-chem',
} as const;
