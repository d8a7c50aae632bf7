import type { SurvivalKind, Triage } from './casualty.ts';

/**
 * Numbers of casualty care. No plan gives any; START names the classes and aims at those who would
 * die within the first hour. Times in seconds, work in hours of one person.
 */
export const ASSUMED_MEDICAL = {
  /** Median life of an untreated `immediate`, and median until a `delayed` becomes one. */
  immediateMedianS: 3600,
  delayedMedianS: 6 * 3600,
  /** Stabilised people, and those in an ambulance, worsen so many times more slowly. */
  careFactor: 4,
  /** Stabilising one person on the spot, hours of one medic. */
  treatH: { immediate: 0.5, delayed: 0.3, minor: 0.1, dead: 0 } satisfies Record<Triage, number>,
  /** Classes of people harmed by fire at their village, and of the trapped and missing: shares. */
  fireShares: { immediate: 0.2, delayed: 0.3, minor: 0.4, dead: 0.1 },
  trappedShares: { immediate: 0.35, delayed: 0.4, minor: 0.25, dead: 0 },
  /** A stop of an ambulance, and each person aboard: loading and handing over. */
  stopS: 120,
  perPersonS: 150,
  /** A village head counts and calls: median and log standard deviation. */
  reportMedianS: 15 * 60,
  reportLogSd: 0.5,
  /** A team sees casualties and incidents within this distance, and looks around so often. */
  seeM: 500,
  lookS: 300,
} as const;

/**
 * Share of the trapped or missing who still live after so many hours; straight lines in between,
 * nobody dies of it after the last entry.
 *
 * `collapse`: people dug out after the Tangshan earthquake of 1976 as Chinese rescue handbooks quote
 * them (99.3% in the first half hour, 81% on day 1, 34% and 37% on days 2 and 3, 19%, 7.4%);
 * days 2 and 3 are joined because the share of the living cannot rise. Recalled. The rest is assumed.
 */
export const SURVIVAL: Readonly<Record<SurvivalKind, readonly (readonly [number, number])[]>> = {
  collapse: [
    [0, 1],
    [0.5, 0.993],
    [24, 0.81],
    [48, 0.352],
    [72, 0.352],
    [96, 0.19],
    [120, 0.074],
  ],
  vehicle: [
    [0, 1],
    [1, 0.92],
    [4, 0.6],
    [24, 0.2],
  ],
  water: [
    [0, 1],
    [0.1, 0.75],
    [0.5, 0.35],
    [2, 0.15],
    [12, 0.03],
  ],
  air: [
    [0, 1],
    [0.25, 0.75],
    [1, 0.35],
    [4, 0.05],
  ],
  /** As the gas in their room lets them: what they breathe decides, no clock. */
  gas: [[0, 1]],
  sheltered: [
    [0, 1],
    [24, 0.97],
    [72, 0.85],
    [168, 0.4],
  ],
};
