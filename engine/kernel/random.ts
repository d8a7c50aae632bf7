import seedrandom from 'seedrandom';
import { exp } from './math.ts';

/**
 * Chance in the simulation. Two kinds, both decided by the exercise's seed alone:
 *
 * - a *stream* per subsystem (`streams.stream('weather')`), drawn in order, whose state is saved;
 * - *counter draws* for anything per cell or per entity: the same (key, a, b) gives the same number
 *   whatever else was drawn before, so that two plans meet the same fire, wind and delays.
 */
export interface RandomStream {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  save(): object;
}

/**
 * All chance of one seed: the same seed gives the same streams and draws, in whatever order they
 * are asked for.
 */
export class RandomStreams {
  readonly seed: string;
  constructor(seed: number | string) {
    this.seed = String(seed);
  }

  /** A sequential stream; `saved` continues where `save()` left it. */
  stream(name: string, saved?: object): RandomStream {
    const state = saved === undefined ? true : (saved as seedrandom.State.Alea);
    const prng = seedrandom.alea(`${this.seed}/${name}`, { state });
    return { next: () => prng(), save: () => prng.state() };
  }

  /** Key of the counter draws of one purpose. */
  key(purpose: string): number {
    return keyOf(`${this.seed}/${purpose}`);
  }
}

/** FNV-1a over UTF-16 code units, then avalanched. */
export function keyOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    h = Math.imul(h ^ (c & 0xff), 0x01000193);
    h = Math.imul(h ^ (c >>> 8), 0x01000193);
  }
  return mix(h);
}

/** Finaliser of MurmurHash3: every input bit changes every output bit with probability near 1/2. */
function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 32 bits for (key, a, b, c); arguments are taken modulo 2^32. */
export function drawBits(key: number, a: number, b = 0, c = 0): number {
  let h = mix(key ^ Math.imul(a | 0, 0x9e3779b1));
  h = mix(h ^ Math.imul(b | 0, 0x85ebca77));
  return mix(h ^ Math.imul(c | 0, 0xc2b2ae3d));
}

/** Uniform in (0, 1): never 0 and never 1, so that logarithms are safe. */
export const drawUniform = (key: number, a: number, b = 0, c = 0): number =>
  (drawBits(key, a, b, c) + 0.5) / 4294967296;

/** Standard normal by the sum of twelve uniforms (range ±6; variance exact, tails short). */
export function drawNormal(key: number, a: number, b = 0): number {
  let s = -6;
  for (let i = 0; i < 12; i++) s += drawUniform(key, a, b, i + 1);
  return s;
}

/** Whole seconds, one at least, of a lognormal delay with this median at the standard normal `z`. */
export const lognormalS = (medianS: number, logSd: number, z: number): number =>
  Math.max(1, Math.round(medianS * exp(logSd * z)));
