import { drawBits } from '../../../engine/kernel/random.ts';

/**
 * Gradient noise over metres, decided by a key alone. Values lie in about [-1, 1], mean 0.
 * Only used to generate data: the committed files are what the engine reads.
 */
export function gradientNoise(key: number, x: number, y: number): number {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
  const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
  const a = corner(key, x0, y0, fx, fy);
  const b = corner(key, x0 + 1, y0, fx - 1, fy);
  const c = corner(key, x0, y0 + 1, fx, fy - 1);
  const d = corner(key, x0 + 1, y0 + 1, fx - 1, fy - 1);
  return 1.5 * (a + u * (b - a) + v * (c - a) + u * v * (a - b - c + d));
}

const GRADIENTS = Array.from({ length: 32 }, (_, i) => {
  const t = ((i + 0.5) / 32) * 2 * Math.PI;
  return [Math.cos(t), Math.sin(t)] as const;
});

function corner(key: number, ix: number, iy: number, dx: number, dy: number): number {
  const g = GRADIENTS[drawBits(key, ix, iy) & 31]!;
  return g[0] * dx + g[1] * dy;
}

/** Sum of octaves, each of half the wavelength and `gain` times the amplitude; about [-1, 1]. */
export function fbm(
  key: number,
  e: number,
  n: number,
  wavelengthM: number,
  octaves: number,
  gain = 0.5,
): number {
  let sum = 0;
  let amplitude = 1;
  let total = 0;
  let f = 1 / wavelengthM;
  for (let o = 0; o < octaves; o++) {
    sum += amplitude * gradientNoise(key + o, e * f + o * 17.3, n * f - o * 9.1);
    total += amplitude;
    amplitude *= gain;
    f *= 2;
  }
  return sum / total;
}
