/** Distances at which a section down the wind is told, m. */
export const SECTION_M = [
  50, 100, 150, 200, 300, 400, 500, 600, 800, 1000, 1250, 1500, 2000, 2500, 3000, 4000, 5000,
] as const;
