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
  inspectSlope: 'ui-eye',
  drainSlope: 'haz-landslide',
  repairInstrument: 'fac-monitor',
  cordon: 'ui-person',
  moveBoats: 'haz-surge',
  closeChannel: 'haz-roadblock',
};

export const siteIcon = (kind: SiteKind): string => ICONS[kind] ?? 'task-aid';
