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
