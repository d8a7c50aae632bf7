/**
 * Containment of a free-burning elliptical fire by line built at its edge from one point on both
 * flanks (Fried and Fried 1996, Forest Science 42).
 *
 * The fire is an ellipse with ignition at the rear focus, of constant head rate. `h` is the way of
 * the head from the ignition, `u` the eccentric angle of the crews on one flank (0 at the head, pi
 * at the rear): x = (cos u + e) h / (1 + e), y = b h sin u, b^2 = (1 - e) / (1 + e). With p the
 * line rate of one flank over the head rate,
 *
 *   du/dh = (e sin u ± (1 + e) sqrt(p^2 (1 - e cos u) / (1 + e cos u) - b^2)) / ((1 - e cos u) h)
 *
 * + for an attack from the head, - from the rear; integrated by Runge and Kutta's fourth order.
 * Direct attack only: no offset of the line, no pauses, uniform fuel, wind and slope.
 */
import { cos, sin } from '../../kernel/math.ts';

export interface ContainmentInput {
  /** Burned area when the fire is reported, m2. */
  readonly initialAreaM2: number;
  /** Head rate of spread, m/s. */
  readonly rosMS: number;
  /** Length over width of the fire, at least 1. */
  readonly lengthToWidth: number;
  /** Line of all crews together, m/s; half of it on each flank. */
  readonly lineRateMS: number;
  /** From the report to the first line, s. */
  readonly attackDelayS: number;
  /** For how long line is built, s. */
  readonly workS: number;
  readonly tactic: 'head' | 'rear';
}

export interface ContainmentResult {
  /** `exhausted`: the work ends before the flanks meet. */
  readonly status: 'contained' | 'exhausted';
  /** The front moves away from the crews faster than they can build: no line holds. */
  readonly outrun: boolean;
  /** Line built by all crews, m. */
  readonly lineM: number;
  /** Area of the fire at the end, m2: within the line, and what still burns freely. */
  readonly areaM2: number;
  /** From the report to the end, s. */
  readonly endS: number;
  readonly areaAtAttackM2: number;
}

const STEPS = 4000;

interface Shape {
  readonly e: number;
  readonly b: number;
  readonly p: number;
  /** +1 from the head, -1 from the rear. */
  readonly sign: number;
}

/** What the crews gain on the front, squared; negative when it outruns them. */
const margin = (s: Shape, u: number): number =>
  (s.p * s.p * (1 - s.e * cos(u))) / (1 + s.e * cos(u)) - s.b * s.b;

function slope(s: Shape, h: number, u: number): number {
  const gain = margin(s, u);
  const along = gain > 0 ? (1 + s.e) * Math.sqrt(gain) : 0;
  return (s.e * sin(u) + s.sign * along) / ((1 - s.e * cos(u)) * h);
}

/** Twice y dx/dh: what both flanks add to the area behind the crews. */
function areaRate(s: Shape, h: number, u: number, du: number): number {
  const dx = (cos(u) + s.e - h * sin(u) * du) / (1 + s.e);
  return -2 * s.sign * s.b * h * sin(u) * dx;
}

/** One step of Runge and Kutta for the angle and the area together. */
function rungeKutta(s: Shape, h: number, u: number, step: number): [du: number, dArea: number] {
  const k1 = slope(s, h, u);
  const k2 = slope(s, h + step / 2, u + (step / 2) * k1);
  const k3 = slope(s, h + step / 2, u + (step / 2) * k2);
  const k4 = slope(s, h + step, u + step * k3);
  const a1 = areaRate(s, h, u, k1);
  const a2 = areaRate(s, h + step / 2, u + (step / 2) * k1, k2);
  const a3 = areaRate(s, h + step / 2, u + (step / 2) * k2, k3);
  const a4 = areaRate(s, h + step, u + step * k3, k4);
  const mean = (a: number, b: number, c: number, d: number) => (step * (a + 2 * b + 2 * c + d)) / 6;
  return [mean(k1, k2, k3, k4), mean(a1, a2, a3, a4)];
}

/** The share of a step after which the flanks meet, by bisection. */
function meetingShare(s: Shape, h: number, u: number, step: number, goal: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    const reached = u + rungeKutta(s, h, u, step * middle)[0];
    if (s.sign * (reached - goal) >= 0) high = middle;
    else low = middle;
  }
  return high;
}

/** Area of the ellipse beyond the crews, still free. */
function freeArea(s: Shape, h: number, u: number): number {
  const axes = (s.b * h * h) / (1 + s.e);
  const angle = u - sin(u) * cos(u);
  return axes * (s.sign > 0 ? Math.PI - angle : angle);
}

function check(name: string, value: number, above: number): void {
  if (!(value > above && value < Infinity)) {
    throw new RangeError(`${name} is ${value}, must be more than ${above}`);
  }
}

/** Follows the attack to its end. Throws for inputs that are no fire. */
export function containFire(input: ContainmentInput): ContainmentResult {
  check('initialAreaM2', input.initialAreaM2, 0);
  check('rosMS', input.rosMS, 0);
  if (!(input.lengthToWidth >= 1)) throw new RangeError('lengthToWidth is below 1');
  check('lineRateMS', input.lineRateMS, 0);
  check('workS', input.workS, 0);
  const ratio = input.lengthToWidth;
  const e = Math.sqrt(ratio * ratio - 1) / ratio;
  const b = Math.sqrt((1 - e) / (1 + e));
  const sign = input.tactic === 'head' ? 1 : -1;
  const shape: Shape = { e, b, p: input.lineRateMS / 2 / input.rosMS, sign };
  const perSquare = (Math.PI * b) / (1 + e);
  const start = Math.sqrt(input.initialAreaM2 / perSquare) + input.rosMS * input.attackDelayS;
  const goal = sign > 0 ? Math.PI : 0;
  const outrun = margin(shape, Math.PI - goal) < 0;

  let h = start;
  let u = Math.PI - goal;
  let area = 0;
  let contained = false;
  const step = (input.rosMS * input.workS) / STEPS;
  for (let i = 0; i < STEPS && !contained && !outrun; i++) {
    let [du, dArea] = rungeKutta(shape, h, u, step);
    let share = 1;
    if (sign * (u + du - goal) >= 0) {
      contained = true;
      share = meetingShare(shape, h, u, step, goal);
      [du, dArea] = rungeKutta(shape, h, u, step * share);
    }
    h += step * share;
    u += du;
    area += dArea;
  }
  if (outrun) h = start + input.rosMS * input.workS;
  const workedS = (h - start) / input.rosMS;
  return {
    status: contained ? 'contained' : 'exhausted',
    outrun,
    lineM: input.lineRateMS * workedS,
    areaM2: contained ? area : area + freeArea(shape, h, u),
    endS: input.attackDelayS + workedS,
    areaAtAttackM2: perSquare * start * start,
  };
}
