/** What people and machines can do against a fire: limits, line production, drops. */
import { FT_PER_M, KWM_PER_BTUFTS, M_PER_CHAIN, M_PER_FT } from './units.ts';

/** Ways to attack, in the order in which a growing fire defeats them. */
export type AttackTactic = 'hand-tools' | 'machines' | 'indirect';

export interface TacticLimit {
  readonly tactic: AttackTactic;
  /** The tactic works below this flame length, m, and this fireline intensity, kW/m. */
  readonly flameLengthM: number;
  readonly intensityKWM: number;
}

/**
 * Fire suppression interpretations of the hauling chart (Andrews and Rothermel 1982, INT-131;
 * recalled). Hand tools reach the head below 4 ft and 100 BTU/ft/s; dozers, engines and aircraft
 * below 8 ft and 500. From there an attack on the head fails, and only line away from it or on the
 * flanks is left; above 11 ft and 1000 no effort at the front holds.
 */
export const TACTIC_LIMITS: readonly TacticLimit[] = [
  { tactic: 'hand-tools', flameLengthM: 4 * M_PER_FT, intensityKWM: 100 * KWM_PER_BTUFTS },
  { tactic: 'machines', flameLengthM: 8 * M_PER_FT, intensityKWM: 500 * KWM_PER_BTUFTS },
  { tactic: 'indirect', flameLengthM: 11 * M_PER_FT, intensityKWM: 1000 * KWM_PER_BTUFTS },
];

/** Whether a tactic holds against a front, and the limit that it has. */
export function tacticHolds(tactic: AttackTactic, flameLengthM: number, intensityKWM: number) {
  const limit = TACTIC_LIMITS.find((row) => row.tactic === tactic)!;
  const holds = flameLengthM < limit.flameLengthM && intensityKWM < limit.intensityKWM;
  return { holds, limit };
}

/** Tactics that hold against such a front, weakest means first; empty when none does. */
export const tacticsThatHold = (flameLengthM: number, intensityKWM: number): AttackTactic[] =>
  TACTIC_LIMITS.filter(
    (row) => flameLengthM < row.flameLengthM && intensityKWM < row.intensityKWM,
  ).map((row) => row.tactic);

/** `type-1`: seasoned crews that work together all year; `type-2`: the others. */
export type CrewClass = 'type-1' | 'type-2';

/**
 * Sustained handline of a 20-person crew, chains/h, Type I and II, by Anderson's models (NWCG
 * Fireline Handbook). Field rates by Broyles (2011) are lower (recalled).
 */
const CHAINS_PER_HOUR: Readonly<Record<number, readonly [number, number]>> = {
  1: [30, 18],
  2: [24, 16],
  3: [5, 3],
  4: [5, 3],
  5: [6, 4],
  6: [6, 4],
  7: [4, 2],
  8: [7, 5],
  9: [28, 16],
  10: [6, 4],
  11: [15, 9],
  12: [7, 4],
  13: [5, 3],
};
/** Models 8 and 9 in hardwoods. */
const HARDWOOD_CHAINS_PER_HOUR: readonly [number, number] = [40, 24];
const CREW_SIZE = 20;

/** Anderson's model nearest to each of Scott and Burgan's for digging line, in order. Assumed. */
const ASSUMED_DIGGING_MODELS: readonly (readonly [first: number, models: readonly number[]])[] = [
  [101, [1, 1, 3, 1, 3, 3, 3, 3, 3]],
  [121, [2, 2, 5, 4]],
  [141, [5, 5, 6, 6, 4, 6, 4, 4, 4]],
  [161, [10, 10, 10, 10, 10]],
  [181, [8, 9, 8, 8, 8, 9, 10, 9, 9]],
  [201, [11, 11, 12, 13]],
];

/** Model of the 13 that stands for a fuel in the tables below; undefined where nothing burns. */
function tableModel(fuelNumber: number): number | undefined {
  if (fuelNumber <= 100) return fuelNumber in CHAINS_PER_HOUR ? fuelNumber : undefined;
  for (const [first, models] of ASSUMED_DIGGING_MODELS) {
    const model = models[fuelNumber - first];
    if (model !== undefined) return model;
  }
  return undefined;
}

/** Broadleaf litter among Scott and Burgan's models. */
const BROADLEAF = new Set([182, 186, 189]);

export interface LineRate {
  /** Line that one person adds to a crew, m/s. */
  readonly perPersonMS: number;
  readonly crewMH: number;
}

/**
 * Sustained rate of handline construction by fuel model; undefined where nothing burns.
 * `hardwood` says that models 8 and 9 lie under broadleaves.
 */
export function lineProduction(
  fuelNumber: number,
  crew: CrewClass,
  hardwood = BROADLEAF.has(fuelNumber),
): LineRate | undefined {
  const anderson = tableModel(fuelNumber);
  if (anderson === undefined) return undefined;
  const row =
    hardwood && (anderson === 8 || anderson === 9)
      ? HARDWOOD_CHAINS_PER_HOUR
      : CHAINS_PER_HOUR[anderson]!;
  const crewMH = row[crew === 'type-1' ? 0 : 1] * M_PER_CHAIN;
  return { crewMH, perPersonMS: crewMH / 3600 / CREW_SIZE };
}

const M3_PER_US_GALLON = 0.003785411784;
/** Coverage level 1 is one US gallon on 100 ft2: 0.407 litres on a square metre. */
export const LITRES_PER_M2_PER_LEVEL = (M3_PER_US_GALLON * 1000 * FT_PER_M * FT_PER_M) / 100;

/** Coverage level that stops a front in a fuel (George 1975 and later guides; recalled). */
export function coverageLevelNeeded(fuelNumber: number): number {
  const anderson = tableModel(fuelNumber);
  if (anderson === undefined || anderson === 1) return 1;
  if (anderson === 2 || anderson === 8) return 2;
  if (anderson === 3 || anderson === 9) return 3;
  return anderson === 10 || anderson === 11 ? 4 : 6;
}

/** Length, m, of a drop of that volume, width and coverage level. */
export const dropLength = (litres: number, level: number, widthM: number): number =>
  litres / (level * LITRES_PER_M2_PER_LEVEL * widthM);

/** For how long plain water on the fuel keeps a front from passing, s. Assumed: tens of minutes. */
export const ASSUMED_WATER_EFFECT_S = 1800;
