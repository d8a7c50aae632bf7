import type { World } from '../../exercise/world.ts';
import { log } from '../../kernel/math.ts';
import { drawUniform, keyOf } from '../../kernel/random.ts';
import { ASSUMED_MEDICAL, SURVIVAL } from './assumed.ts';
import type { Care, SurvivalKind, Triage } from './casualty.ts';

/**
 * The course of one person. Each has a life of its own from a draw that depends on the group, the
 * person and the stage alone: whoever is reached sooner is never worse off for it on the same seed.
 */
export interface PersonKey {
  readonly groupId: string;
  readonly person: number;
}

const LN2 = log(2);
const NEVER = -1;

/** When somebody who lies untreated since `tick` gets worse; -1 for never. Rate 1 / mean from then. */
export function worsensAt(w: World, who: PersonKey, triage: Triage, tick: number): number {
  const medianS =
    triage === 'immediate'
      ? ASSUMED_MEDICAL.immediateMedianS
      : triage === 'delayed'
        ? ASSUMED_MEDICAL.delayedMedianS
        : null;
  if (medianS === null) return NEVER;
  const key = w.random.key(`worsening-${triage}`);
  const lifeS = (-log(drawUniform(key, keyOf(who.groupId), who.person)) * medianS) / LN2;
  return tick + Math.max(1, Math.round(lifeS));
}

/** Tick of death of somebody trapped or missing since `tick`; -1 when they outlast everything. */
export function lastsUntil(w: World, who: PersonKey, kind: SurvivalKind, tick: number): number {
  const u = drawUniform(w.random.key('survival'), keyOf(who.groupId), who.person);
  const hours = survivalHours(kind, u);
  return hours === null ? NEVER : tick + Math.max(1, Math.round(3600 * hours));
}

/** Hours after which the share of the living has fallen to `share`; null when it never does. */
export function survivalHours(kind: SurvivalKind, share: number): number | null {
  const table = SURVIVAL[kind];
  for (let i = 1; i < table.length; i++) {
    const [h0, s0] = table[i - 1]!;
    const [h1, s1] = table[i]!;
    if (share < s1) continue;
    return s0 === s1 ? h1 : h0 + ((h1 - h0) * (s0 - share)) / (s0 - s1);
  }
  return null;
}

/** How fast life runs out under this care, as a multiple of untreated. */
const rateUnder = (care: Care): number =>
  care === 'treated' || care === 'ambulance' ? 1 / ASSUMED_MEDICAL.careFactor : 1;

/** The same remaining life at another rate: (value, rate, since) carried over at `tick`. */
export function rescaled(dueTick: number, from: Care, to: Care, tick: number): number {
  if (dueTick < 0) return NEVER;
  const left = Math.max(0, dueTick - tick) * (rateUnder(from) / rateUnder(to));
  return tick + Math.max(1, Math.round(left));
}

/** Class of a person by a draw over shares that sum to 1. */
export function drawTriage(
  w: World,
  who: PersonKey,
  shares: Readonly<Record<Triage, number>>,
): Triage {
  let u = drawUniform(w.random.key('triage'), keyOf(who.groupId), who.person);
  for (const triage of ['immediate', 'delayed', 'minor'] as const) {
    u -= shares[triage];
    if (u < 0) return triage;
  }
  return shares.dead > 0 ? 'dead' : 'minor';
}
