/** What a team is in the order of battle; decides how it is staffed, and what inventories count. */
export const FORCE_KINDS = [
  'county',
  'regional',
  'fireBrigade',
  'militia',
  'microStation',
  'trade',
  'specialist',
  'township',
  'village',
  'garrison',
  'social',
  'transport',
  'air',
  'aid',
] as const;
export type ForceKind = (typeof FORCE_KINDS)[number];

/**
 * Who is there when the call comes: a crew on duty round the clock, people at work in the daytime
 * and at home at night, or people who must first be called together.
 */
export type Staffing = 'roundTheClock' | 'onCall' | 'partTime';

export const STAFFING: Readonly<Record<ForceKind, Staffing>> = {
  fireBrigade: 'roundTheClock',
  garrison: 'roundTheClock',
  air: 'roundTheClock',
  aid: 'roundTheClock',
  county: 'onCall',
  regional: 'onCall',
  specialist: 'onCall',
  trade: 'onCall',
  transport: 'onCall',
  microStation: 'partTime',
  militia: 'partTime',
  township: 'partTime',
  village: 'partTime',
  social: 'partTime',
};
