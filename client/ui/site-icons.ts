import type { SiteKind } from '../../engine/response/sites/site.ts';

/** Symbols of the sprite for places with work; the same on map, terrain and in tables. */
const ICONS: Readonly<Record<string, string>> = {
  clearRoad: 'haz-roadblock',
  restorePower: 'haz-blackout',
  connectGenerator: 'fac-substation',
  restoreComms: 'fac-tower',
  restoreWater: 'fac-water',
  rescueTrapped: 'ui-person',
  searchMissing: 'ui-eye',
  treatCasualties: 'fac-hospital',
};

export const siteIcon = (kind: SiteKind): string => ICONS[kind] ?? 'task-aid';
