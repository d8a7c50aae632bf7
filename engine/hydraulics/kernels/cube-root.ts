/** Cube root of x > 0 to about 1e-9, by Halley's iteration from `guess` or from 1 without one. */
export function cubeRoot(x: number, guess: number): number {
  let t = guess > 0 ? guess : 1;
  for (let n = 0; n < 60; n++) {
    const t3 = t * t * t;
    const next = (t * (t3 + 2 * x)) / (2 * t3 + x);
    const change = Math.abs(next - t);
    t = next;
    if (change <= 1e-3 * next) break;
  }
  return t;
}
