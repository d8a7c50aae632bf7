/**
 * Machines and kit of the teams. Plant and rescue tools decide how fast a team works (see
 * `sites/work-rates.ts`); the rest is what the county plans list, counted in inventories and shown.
 */
export const EQUIPMENT = [
  'excavator',
  'loader',
  'bulldozer',
  'hydraulicCutter',
  'lifeDetector',
  'underwaterRobot',
  'fibreSensor',
  'drone',
  'tug',
  'ladderTruck',
  'waterFoamEngine',
  'hoseLayer',
  'fieldTerminal',
  'heavyFoamEngine',
  'longReachPlatform',
  'waterTender',
  'roadRailPlatform',
  'videoPack',
  'satellitePhone',
  'leakKit',
  'breathingApparatus',
  'gasTightSuit',
  'filterMask',
  'gasDetector',
  'blower',
  'transferPump',
  'oilBoom',
] as const;
export type EquipmentId = (typeof EQUIPMENT)[number];
