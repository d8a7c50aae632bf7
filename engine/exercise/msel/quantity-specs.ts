import { WARNING_LEVELS } from '../../response/warnings/warning.ts';
import { CAPABILITIES } from '../scenario.ts';
import type { HazardId } from '../../hazards/hazard.ts';
import type { UnitStatus } from '../state.ts';

/** The four hazards; the type keeps the list whole. */
export const HAZARD_IDS = [
  'wildfire',
  'flood',
  'landslide',
  'hazmat',
] as const satisfies readonly HazardId[];

const UNIT_STATUSES = [
  'standby',
  'mustering',
  'moving',
  'working',
  'blocked',
  'withdrawing',
  'resting',
  'returning',
  'absent',
] as const satisfies readonly UnitStatus[];

/** What a quantity may be narrowed by. */
export const QUANTITY_FILTERS = [
  'seat',
  'unit',
  'village',
  'shelter',
  'depot',
  'status',
  'capability',
  'kind',
  'level',
  'hazard',
  'instrument',
] as const;
export type QuantityFilter = (typeof QUANTITY_FILTERS)[number];

/** Closed lists of values; the other filters are checked against the scenario. */
export const FILTER_VALUES: Readonly<Partial<Record<QuantityFilter, readonly string[]>>> = {
  status: UNIT_STATUSES,
  capability: CAPABILITIES,
  kind: ['first', 'followUp', 'final'],
  level: WARNING_LEVELS,
  hazard: HAZARD_IDS,
};

interface QuantitySpec {
  /** Unit of the number, for people; empty for a count. */
  readonly unit: string;
  readonly where: readonly QuantityFilter[];
}

const q = (unit: string, ...where: QuantityFilter[]): QuantitySpec => ({ unit, where });

/**
 * Quantities of the true state that a condition may speak of. Each has its value in
 * `quantity-values.ts` and its words in the page's `msel.quantity`.
 */
export const QUANTITIES = {
  elapsedMin: q('min'),
  /** Local time of day, hours with fraction, 0 to below 24. */
  hourOfDay: q('h'),
  windMs: q('m/s'),
  windFromDeg: q('°'),
  temperatureC: q('°C'),
  relativeHumidityPct: q('%'),
  rainMmH: q('mm/h'),
  burnedHa: q('ha'),
  spotFires: q(''),
  /** Age of the fire since the first ignition, min; 0 before. */
  fireAgeMin: q('min'),
  /** 1 while flames stand, else 0. */
  fireBurning: q(''),
  /** From the nearest flame to the nearest village of the scenario, or to the one named. */
  fireDistanceM: q('m', 'village'),
  /** Since the onset of a hazard of the scenario, min; 0 before. */
  hazardAgeMin: q('min', 'hazard'),
  /** Last reading of an instrument, in its unit; compares with nothing before there is one. */
  reading: q('', 'instrument'),
  villagesReached: q(''),
  villagesWarned: q(''),
  peopleAtHome: q('', 'village'),
  peopleMoving: q('', 'village'),
  peopleSheltered: q('', 'village', 'shelter'),
  peopleRelieved: q('', 'village', 'shelter'),
  teams: q('', 'seat', 'unit', 'status', 'capability'),
  /** Teams that an order has sent off: getting ready, on the way, at work or stopped there. */
  teamsCommitted: q('', 'seat', 'capability'),
  ordersIssued: q('', 'seat'),
  ordersRefused: q('', 'seat'),
  messagesWaiting: q('', 'seat'),
  reportsSent: q('', 'seat', 'kind'),
  reportsOverdue: q('', 'seat'),
  reportFaults: q(''),
  /** 0 for none, 1 for Ⅳ up to 4 for Ⅰ, so that higher is more. */
  responseRank: q(''),
  warningsInForce: q('', 'level'),
  kitsInDepots: q('', 'depot'),
  waitingForKits: q('', 'shelter'),
  roadsClosed: q(''),
  sitesOpen: q('', 'capability'),
  assetsOut: q(''),
  incidentsOpen: q(''),
  casualtiesWaiting: q(''),
  deaths: q(''),
} as const satisfies Readonly<Record<string, QuantitySpec>>;
export type QuantityId = keyof typeof QUANTITIES;

export const QUANTITY_IDS = Object.keys(QUANTITIES) as readonly QuantityId[];

export const isQuantity = (s: string): s is QuantityId => Object.hasOwn(QUANTITIES, s);

export const quantitySpec = (id: QuantityId): QuantitySpec => QUANTITIES[id];
