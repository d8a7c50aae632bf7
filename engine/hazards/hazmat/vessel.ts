/** Shape of a tank: the level of a liquid volume in it. */
import { acos } from '../../kernel/math.ts';
import { inRange } from './constants.ts';

export const VESSEL_SHAPES = ['vertical', 'horizontal', 'sphere'] as const;
export type VesselShape = (typeof VESSEL_SHAPES)[number];

/** Cylinders have flat ends; the length of a vertical one is its height. A sphere has no length. */
export interface Vessel {
  readonly shape: VesselShape;
  readonly diameterM: number;
  readonly lengthM: number;
}

/** Height of the inside, m. */
export const vesselHeight = (v: Vessel): number =>
  v.shape === 'vertical' ? v.lengthM : v.diameterM;

/** Volume below a level, m3. */
export function volumeBelow(v: Vessel, levelM: number): number {
  const r = v.diameterM / 2;
  const h = Math.max(0, Math.min(vesselHeight(v), levelM));
  if (v.shape === 'vertical') return Math.PI * r * r * h;
  if (v.shape === 'sphere') return Math.PI * h * h * (r - h / 3);
  const x = (r - h) / r;
  return v.lengthM * r * r * (acos(x) - x * Math.sqrt(Math.max(0, 1 - x * x)));
}

export const vesselVolume = (v: Vessel): number => volumeBelow(v, vesselHeight(v));

/** Level of a liquid volume, m; full beyond the volume of the vessel. */
export function levelOf(v: Vessel, volumeM3: number): number {
  const height = vesselHeight(v);
  if (v.shape === 'vertical') {
    const level = volumeM3 / ((Math.PI / 4) * v.diameterM * v.diameterM);
    return Math.max(0, Math.min(height, level));
  }
  let low = 0;
  let high = height;
  for (let i = 0; i < 48; i++) {
    const middle = (low + high) / 2;
    if (volumeBelow(v, middle) < volumeM3) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** RangeError unless the vessel is one that these models hold for. */
export function checkVessel(name: string, v: Vessel): void {
  if (!VESSEL_SHAPES.includes(v.shape))
    throw new RangeError(`${name}.shape is ${v.shape}, must be one of ${VESSEL_SHAPES.join(', ')}`);
  inRange(`${name}.diameterM`, v.diameterM, 0.1, 100, 'm');
  if (v.shape !== 'sphere') inRange(`${name}.lengthM`, v.lengthM, 0.1, 200, 'm');
}
