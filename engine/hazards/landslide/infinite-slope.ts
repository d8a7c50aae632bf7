/**
 * Factor of safety of an infinite slope with pore pressure: Iverson (2000) as TRIGRS (Baum, Savage
 * and Godt 2008) evaluates it.
 */
import { cos, sin, tan } from '../../kernel/math.ts';
import { inRange } from './ranges.ts';

/** Unit weight of fresh water at 9.81 m/s², N/m³. TRIGRS examples use 9800. */
export const WATER_UNIT_WEIGHT_NM3 = 9810;
/** Above this a slope is safe beyond interest and the quotient is cut (TRIGRS). */
export const MAX_FACTOR_OF_SAFETY = 10;
/** Slip surfaces less deep than this are not looked at, m (TRIGRS). */
export const MIN_SLIP_DEPTH_M = 0.01;

export interface SlopeSoil {
  /** Effective cohesion, Pa, and angle of internal friction, rad. */
  readonly cohesionPa: number;
  readonly frictionRad: number;
  /** Unit weight of the wet soil, N/m³. */
  readonly unitWeightNM3: number;
  readonly waterUnitWeightNM3: number;
}

/**
 * Resisting over driving stress on a slip surface parallel to the ground.
 *
 * FS = tan φ' / tan δ + (c' - ψ γw tan φ') / (γs Z sin δ cos δ), cut at 10. Where water lifts more
 * than the soil weighs, only cohesion is left.
 *
 * @param slopeRad δ, above 0 and below π/2
 * @param depthM Z, vertical depth of the slip surface, from 0.01 m
 * @param pressureHeadM ψ at that depth, m of water; suction (negative) counts as it comes
 */
export function factorOfSafety(
  soil: SlopeSoil,
  slopeRad: number,
  depthM: number,
  pressureHeadM: number,
): number {
  inRange('depthM', depthM, MIN_SLIP_DEPTH_M, 200);
  if (slopeRad <= 0) return MAX_FACTOR_OF_SAFETY;
  const tanPhi = tan(soil.frictionRad);
  const driving = soil.unitWeightNM3 * depthM * sin(slopeRad) * cos(slopeRad);
  const friction =
    tanPhi / tan(slopeRad) - (pressureHeadM * soil.waterUnitWeightNM3 * tanPhi) / driving;
  const fs = (friction > 0 ? friction : 0) + soil.cohesionPa / driving;
  return fs < MAX_FACTOR_OF_SAFETY ? fs : MAX_FACTOR_OF_SAFETY;
}

/**
 * The same under a reservoir that stands `poolDepthM` over the ground, m >= 0. Still water carries its
 * share of the soil: buoyant weight drives, and only head above that of the pool lifts.
 *
 * @param pressureHeadM head of the pore water at the slip surface, m
 */
export function submergedFactorOfSafety(
  soil: SlopeSoil,
  slopeRad: number,
  depthM: number,
  pressureHeadM: number,
  poolDepthM: number,
): number {
  const buoyant = { ...soil, unitWeightNM3: soil.unitWeightNM3 - soil.waterUnitWeightNM3 };
  return factorOfSafety(buoyant, slopeRad, depthM, pressureHeadM - (poolDepthM + depthM));
}
