/** A wind that turns at once: the fire is then the sum of two ellipses (Huygens), known exactly. */
import { fireEllipse, travelTime, type FireEllipse } from '../hazards/wildfire/ellipse.ts';
import { changeRates } from '../hazards/wildfire/rate-change.ts';
import { cos, sin } from '../kernel/math.ts';
import { row, type VerifyCase } from './case.ts';
import { burn, setRate, testFront, testGround, type Rate } from './test-ground.ts';

const SIZE = 161;
const MIDDLE = 80;
const HEAD_CELLS_S = 0.01;
const BEFORE_S = 4000;
const AFTER_S = 3000;
const BOUNDARY_POINTS = 240;

/** East and north to along and across the heading. */
function turned(headingDeg: number): (east: number, north: number) => [number, number] {
  const a = (headingDeg * Math.PI) / 180;
  const sine = sin(a);
  const cosine = cos(a);
  return (e, n) => [e * sine + n * cosine, e * cosine - n * sine];
}

const timeTo = (f: FireEllipse, [along, across]: readonly [number, number]): number =>
  along === 0 && across === 0 ? 0 : travelTime(f, along, across);

/** Outline of the fire when the wind turns, east and north; the fire heads east. */
const outline = (f: FireEllipse): [number, number][] =>
  Array.from({ length: BOUNDARY_POINTS }, (_, i) => {
    const u = (2 * Math.PI * i) / BOUNDARY_POINTS;
    return [(f.c + f.a * cos(u)) * BEFORE_S, f.h * sin(u) * BEFORE_S];
  });

/** Cells that burn, by the exact solution and by the solver. */
function burnedCells(ratio: number, turnDeg: number) {
  const first: Rate = { headCellsS: HEAD_CELLS_S, ratio, headingDeg: 90 };
  const second: Rate = { ...first, headingDeg: 90 - turnDeg };
  const front = testFront(testGround(SIZE), [first]);
  front.ignite(MIDDLE * SIZE + MIDDLE, 0);
  burn(front, BEFORE_S);
  changeRates(front, BEFORE_S, () => setRate(front, 1, second));
  burn(front, BEFORE_S + AFTER_S);
  const f = fireEllipse(HEAD_CELLS_S, ratio);
  const toFirst = turned(first.headingDeg);
  const toSecond = turned(second.headingDeg);
  const sources = outline(f).map(([e, n]) => toSecond(e, n));
  let exact = 0;
  let got = 0;
  let wrong = 0;
  for (let r = 1; r < SIZE - 1; r++)
    for (let c = 1; c < SIZE - 1; c++) {
      const east = c - MIDDLE;
      const north = MIDDLE - r;
      const [along, across] = toSecond(east, north);
      const reached =
        timeTo(f, toFirst(east, north)) <= BEFORE_S ||
        sources.some(([x, y]) => timeTo(f, [along - x, across - y]) <= AFTER_S);
      const burned = front.isBurned(r * SIZE + c);
      if (reached) exact++;
      if (burned) got++;
      if (reached !== burned) wrong++;
    }
  return { exact, got, wrong };
}

export const windShift: VerifyCase<'ratio' | 'turnDeg'> = {
  name: 'spread-wind-shift',
  model: 'wildfire',
  title: 'A fire of 4,000 s whose wind then turns at once, after 3,000 s more',
  params: {
    ratio: { default: 2, min: 1, max: 3, unit: '1', doc: 'length over width' },
    turnDeg: { default: 90, min: 0, max: 180, unit: 'deg', doc: 'turn of the heading' },
  },
  run: ({ ratio, turnDeg }) => {
    const { exact, got, wrong } = burnedCells(ratio, turnDeg);
    const source = 'sum of both ellipses (Huygens), sampled on the cells';
    return [
      row(windShift.name, 'burned cells', exact, got, 0.02 * exact, source),
      row(
        windShift.name,
        'share of cells burned on one side only',
        0,
        wrong / exact,
        0.04,
        'as above; half of the outermost ring of cells',
      ),
    ];
  },
};

const TURNS_SIZE = 241;
const NORMALS = 720;
const TURNING_S = 7000;

/** How far an ellipse of one second reaches along a normal, cells. */
function reachOf(f: FireEllipse, r: Rate, east: number, north: number): number {
  const [along, across] = turned(r.headingDeg)(east, north);
  const stretched = f.a * along;
  const widened = f.h * across;
  return f.c * along + Math.sqrt(stretched * stretched + widened * widened);
}

/** The same for a wind that turns in many equal steps: the sum of as many ellipses. */
function turningCells(ratio: number, steps: number, turnDeg: number) {
  const each = TURNING_S / steps;
  const rates = Array.from({ length: steps }, (_, i): Rate => ({
    headCellsS: HEAD_CELLS_S,
    ratio,
    headingDeg: 90 - i * turnDeg,
  }));
  const front = testFront(testGround(TURNS_SIZE), [rates[0]!]);
  const middle = (TURNS_SIZE - 1) / 2;
  front.ignite(middle * TURNS_SIZE + middle, 0);
  rates.forEach((rate, i) => {
    if (i > 0) changeRates(front, each * i, () => setRate(front, 1, rate));
    burn(front, each * (i + 1));
  });
  const f = fireEllipse(HEAD_CELLS_S, ratio);
  const normals = Array.from({ length: NORMALS }, (_, k) => {
    const a = (2 * Math.PI * k) / NORMALS;
    const [east, north] = [cos(a), sin(a)];
    const reach = rates.reduce((sum, rate) => sum + each * reachOf(f, rate, east, north), 0);
    return { east, north, reach };
  });
  let exact = 0;
  let got = 0;
  let wrong = 0;
  for (let r = 1; r < TURNS_SIZE - 1; r++)
    for (let c = 1; c < TURNS_SIZE - 1; c++) {
      const [east, north] = [c - middle, middle - r];
      // A convex fire holds a point that no normal has beyond its reach.
      const reached = normals.every((n) => east * n.east + north * n.north <= n.reach);
      const burned = front.isBurned(r * TURNS_SIZE + c);
      if (reached) exact++;
      if (burned) got++;
      if (reached !== burned) wrong++;
    }
  return { exact, got, wrong };
}

export const windTurns: VerifyCase<'ratio' | 'steps' | 'turnDeg'> = {
  name: 'spread-wind-turns',
  model: 'wildfire',
  title: 'A fire of 7,000 s under a wind that turns on and on',
  params: {
    ratio: { default: 2, min: 1, max: 3, unit: '1', doc: 'length over width' },
    steps: { default: 14, min: 1, max: 28, unit: '1', doc: 'winds, each for an equal time' },
    turnDeg: { default: 10, min: 0, max: 30, unit: 'deg', doc: 'turn from one to the next' },
  },
  run: ({ ratio, steps, turnDeg }) => {
    const source = 'sum of all ellipses (Huygens) by their reach along 720 normals';
    const rows = [ratio, 3].flatMap((r) => {
      const { exact, got, wrong } = turningCells(r, steps, turnDeg);
      // A narrow fire is a cell wide at first; the cells of its flanks come late, as without turns.
      const share = r > 2.2 ? 0.03 : 0.01;
      return [
        row(`${windTurns.name} L/W ${r}`, 'burned cells', exact, got, share * exact, source),
        row(
          `${windTurns.name} L/W ${r}`,
          'share of cells burned on one side only',
          0,
          wrong / exact,
          share,
          'as above; half of the outermost ring of cells',
        ),
      ];
    });
    return rows;
  },
};
