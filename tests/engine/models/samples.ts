/** A soil at the edge of failing at 30 degrees. */
export const SOIL = {
  cohesionKPa: 3.5,
  frictionDeg: 35,
  unitWeightNM3: 22_000,
  waterUnitWeightNM3: 9800,
};

/** A rock slide into a reservoir, without its speed. */
export const SLIDE = {
  thicknessM: 12,
  widthM: 100,
  volumeM3: 220_000,
  densityKgM3: 1700,
  slopeDeg: 40,
  waterDepthM: 80,
};
