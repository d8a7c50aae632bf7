/** Longest round length (1, 2 or 5 times a power of ten, m) that fits in `maxPx`. */
export function scaleBar(metresPerPx: number, maxPx: number): { lengthM: number; px: number } {
  const limit = metresPerPx * maxPx;
  let decade = 1;
  while (decade * 10 <= limit) decade *= 10;
  const step = [5, 2, 1].find((k) => k * decade <= limit) ?? 1;
  const lengthM = step * decade;
  return { lengthM, px: lengthM / metresPerPx };
}

/** "1 km", "500 m". */
export const lengthWords = (m: number): string => (m >= 1000 ? `${m / 1000} km` : `${m} m`);
