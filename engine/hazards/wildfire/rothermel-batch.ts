/**
 * Rothermel's surface spread over many points at once, structure of arrays: for rasters of fire
 * behaviour and for benchmarks. Equal to `surfaceSpread` point by point, to the last bit.
 */
import type { FuelBed } from './fuel-bed.ts';
import { newSurfaceFire, surfaceSpread } from './rothermel.ts';

/** Where the points are and what blows there; all arrays of one length. */
export interface BatchInput {
  /** Index of each point's bed in `beds`. */
  readonly bed: Uint8Array | Uint16Array;
  /** Midflame wind, pointing where the air goes, m/s. */
  readonly windE: Float32Array | Float64Array;
  readonly windN: Float32Array | Float64Array;
  /** Gradient of the ground, uphill. */
  readonly slopeE: Float32Array | Float64Array;
  readonly slopeN: Float32Array | Float64Array;
}

/** The head fire of each point; units as in `SurfaceFire`. */
export interface BatchOutput {
  readonly rosMS: Float64Array;
  readonly directionE: Float64Array;
  readonly directionN: Float64Array;
  readonly effectiveWindMS: Float64Array;
  readonly intensityKWM: Float64Array;
  readonly flameLengthM: Float64Array;
}

export const newBatchOutput = (points: number): BatchOutput => ({
  rosMS: new Float64Array(points),
  directionE: new Float64Array(points),
  directionN: new Float64Array(points),
  effectiveWindMS: new Float64Array(points),
  intensityKWM: new Float64Array(points),
  flameLengthM: new Float64Array(points),
});

const fire = newSurfaceFire();

/** Evaluates points `from` to `to` (exclusive); allocates nothing. */
export function rothermelBatch(
  beds: readonly FuelBed[],
  input: BatchInput,
  out: BatchOutput,
  from = 0,
  to = input.bed.length,
): void {
  const { bed, windE, windN, slopeE, slopeN } = input;
  for (let i = from; i < to; i++) {
    surfaceSpread(beds[bed[i]!]!, windE[i]!, windN[i]!, slopeE[i]!, slopeN[i]!, fire);
    out.rosMS[i] = fire.rosMS;
    out.directionE[i] = fire.directionE;
    out.directionN[i] = fire.directionN;
    out.effectiveWindMS[i] = fire.effectiveWindMS;
    out.intensityKWM[i] = fire.intensityKWM;
    out.flameLengthM[i] = fire.flameLengthM;
  }
}
