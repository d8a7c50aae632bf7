/**
 * Distances at which a section down the wind is told, m. Nearer than this a minute of wind lies
 * between two puffs, and within 100 m the model does not hold at all.
 */
export const SECTION_M = [
  200, 300, 400, 500, 600, 800, 1000, 1250, 1500, 2000, 2500, 3000, 4000, 5000,
] as const;
