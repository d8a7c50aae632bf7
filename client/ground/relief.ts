import { LandCover } from '../../engine/region/region.ts';
import type { GroundField } from './field.ts';
import { MAP, rgb } from './palette.ts';

/** Rectangle of pixels on the ground: upper left corner, metres a pixel, size in pixels. */
export interface PixelWindow {
  readonly west: number;
  readonly north: number;
  readonly metresPerPx: number;
  readonly width: number;
  readonly height: number;
}

/** Tints by land cover, before shading. Dark and low in colour: hazards must stand out. */
const TINTS: Readonly<Record<number, string>> = {
  [LandCover.water]: MAP.water,
  [LandCover.builtUp]: '#5E605D',
  [LandCover.paddy]: '#465243',
  [LandCover.dryCrop]: '#57564A',
  [LandCover.orchard]: '#4B5544',
  [LandCover.forestPine]: '#2C4539',
  [LandCover.forestMixed]: '#30493B',
  [LandCover.forestHigh]: '#34493F',
  [LandCover.shrub]: '#434F42',
  [LandCover.grass]: '#4C5648',
  [LandCover.bareRock]: '#5B5B58',
};

const tintR = new Float32Array(256).fill(0x3c);
const tintG = new Float32Array(256).fill(0x46);
const tintB = new Float32Array(256).fill(0x40);
for (const [cover, hex] of Object.entries(TINTS)) {
  const [r, g, b] = rgb(hex);
  tintR[Number(cover)] = r;
  tintG[Number(cover)] = g;
  tintB[Number(cover)] = b;
}
const WATER = rgb(MAP.water);

/** Direction to the light: north-west, 45 degrees up, as map readers expect it. */
const LIGHT = { e: -0.5, n: 0.5, up: Math.SQRT1_2 } as const;

/**
 * Brightness of a slope, 0 (away from the light) to 1 (towards it), flat ground 0.5. `exaggeration`
 * multiplies the slope first. The main light is mixed with one third from above, so that steep
 * shaded sides keep their shape instead of going black.
 */
export function shade(slopeE: number, slopeN: number, exaggeration: number): number {
  const se = slopeE * exaggeration;
  const sn = slopeN * exaggeration;
  const norm = 1 / Math.sqrt(1 + se * se + sn * sn);
  const lit = (-se * LIGHT.e - sn * LIGHT.n + LIGHT.up) * norm;
  const mixed = 0.74 * (lit > 0 ? lit : 0) + 0.26 * norm;
  const flat = 0.74 * LIGHT.up + 0.26;
  const v = mixed / (2 * flat);
  return v > 1 ? 1 : v;
}

/** Slopes look flatter on coarse rasters and small scales; this much is put back. */
export const exaggerationFor = (metresPerPx: number): number =>
  metresPerPx <= 15 ? 1.15 : Math.min(2, 1.15 + (metresPerPx - 15) / 100);

/** Sampling positions along one axis: cell, its neighbour, weight of the neighbour. */
function axis(origin: number, step: number, count: number, cells: number) {
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  const weight = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const x = Math.min(cells - 1, Math.max(0, origin + (i + 0.5) * step - 0.5));
    const c = Math.min(Math.floor(x), Math.max(0, cells - 2));
    low[i] = c;
    high[i] = Math.min(c + 1, cells - 1);
    weight[i] = x - c;
  }
  return { low, high, weight };
}

/**
 * Shaded relief of one window as RGBA bytes. Slopes and tints are interpolated between cell
 * centres, so that a 30 m cell never shows as a square; the shore is where half of the weight is
 * water. Beyond the rim of the raster the rim is repeated.
 */
export function paintRelief(field: GroundField, window: PixelWindow): Uint8Array {
  const { width, height } = window;
  const g = field.grid;
  const step = window.metresPerPx / g.cellM;
  const xs = axis((window.west - g.west) / g.cellM, step, width, g.cols);
  const ys = axis((g.north - window.north) / g.cellM, step, height, g.rows);
  const { slopeE, slopeN, heightM, cover } = field;
  const exaggeration = exaggerationFor(window.metresPerPx);
  const out = new Uint8Array(width * height * 4);
  for (let y = 0, o = 0; y < height; y++) {
    const rowA = ys.low[y]! * g.cols;
    const rowB = ys.high[y]! * g.cols;
    const fy = ys.weight[y]!;
    for (let x = 0; x < width; x++, o += 4) {
      const fx = xs.weight[x]!;
      const a = rowA + xs.low[x]!;
      const b = rowA + xs.high[x]!;
      const c = rowB + xs.low[x]!;
      const d = rowB + xs.high[x]!;
      const wa = (1 - fx) * (1 - fy);
      const wb = fx * (1 - fy);
      const wc = (1 - fx) * fy;
      const wd = fx * fy;
      const ca = cover[a]!;
      const cb = cover[b]!;
      const cc = cover[c]!;
      const cd = cover[d]!;
      const water =
        (ca === LandCover.water ? wa : 0) +
        (cb === LandCover.water ? wb : 0) +
        (cc === LandCover.water ? wc : 0) +
        (cd === LandCover.water ? wd : 0);
      out[o + 3] = 255;
      if (water >= 0.5) {
        out[o] = WATER[0];
        out[o + 1] = WATER[1];
        out[o + 2] = WATER[2];
        continue;
      }
      const se = slopeE[a]! * wa + slopeE[b]! * wb + slopeE[c]! * wc + slopeE[d]! * wd;
      const sn = slopeN[a]! * wa + slopeN[b]! * wb + slopeN[c]! * wc + slopeN[d]! * wd;
      const h = heightM[a]! * wa + heightM[b]! * wb + heightM[c]! * wc + heightM[d]! * wd;
      const light = 0.42 + 1.1 * shade(se, sn, exaggeration);
      const high = h > 2000 ? 14 : h > 0 ? h * 0.007 : 0;
      out[o] =
        light * (tintR[ca]! * wa + tintR[cb]! * wb + tintR[cc]! * wc + tintR[cd]! * wd + high);
      out[o + 1] =
        light * (tintG[ca]! * wa + tintG[cb]! * wb + tintG[cc]! * wc + tintG[cd]! * wd + high);
      out[o + 2] =
        light * (tintB[ca]! * wa + tintB[cb]! * wb + tintB[cc]! * wc + tintB[cd]! * wd + high);
    }
  }
  return out;
}
