/** What people do to a fire, and what embers do when nobody looks. */
import { cellAt, type Point } from '../../kernel/grid.ts';
import { log } from '../../kernel/math.ts';
import { drawUniform } from '../../kernel/random.ts';
import { blockedMoves } from './barriers.ts';
import type { WildfireAction } from './contract.ts';
import { ASSUMED_SMOULDER_S, type FireState } from './fire-state.ts';
import { BURNED, COLD, FROM_SHIFT, RADIUS, SECURED, STATUS, TREATED } from './front-cells.ts';
import { changeRates } from './rate-change.ts';

/**
 * Chance per hour that a knocked-down cell flames up again until it is mopped up; for a cell of
 * 30 m, in proportion to its side otherwise (assumed).
 */
export const ASSUMED_REKINDLE_PER_HOUR = 0.06;

export function applyAction(fire: FireState, a: WildfireAction): void {
  switch (a.kind) {
    case 'ignite':
      return ignite(fire, a.at);
    case 'line':
      return buildLine(fire, a.path, a.widthM);
    case 'secure':
      for (const c of a.cells) secure(fire, c);
      return;
    case 'mopUp':
      for (const c of a.cells) mopUp(fire, c);
      return;
    case 'wet':
      if (!(a.factor > 0 && a.factor <= 1))
        throw new RangeError(`wet.factor is ${a.factor}, must be in (0, 1]`);
      for (const c of a.cells) wet(fire, c, a.factor, a.untilTick);
  }
}

const inside = (fire: FireState, cell: number): boolean =>
  cell >= 0 && cell < fire.ground.classOf.length && fire.ground.classOf[cell] !== 0;

function ignite(fire: FireState, at: Point): void {
  const cell = cellAt(fire.ground.grid, at.e, at.n);
  if (!inside(fire, cell) || fire.isBurned(cell)) fire.report('ignitionFailed', cell, fire.tick);
  else {
    fire.front.ignite(cell, fire.tick);
    fire.report('ignition', cell, fire.tick);
  }
}

function buildLine(fire: FireState, path: readonly Point[], widthM: number): void {
  if (!(widthM > 0)) throw new RangeError(`line.widthM is ${widthM}, must be above 0`);
  const { ground, front, barriers } = fire;
  const near = barriers.add(ground.grid, path);
  if (near.length === 0) return;
  if (front.blocked === ground.blocked || !fire.ownsBlocked) front.blocked = front.blocked.slice();
  fire.ownsBlocked = true;
  for (const c of near)
    if (ground.classOf[c] !== 0)
      front.blocked[c] = blockedMoves(ground.cols, ground.classOf, barriers.edges, c);
  for (const c of near) {
    const slot = front.cells.slotOf[c]!;
    if (!front.isExpected(slot)) continue;
    const back = front.cells.state[slot]! >> FROM_SHIFT;
    if ((front.blocked[c]! >> back) & 1) front.withdraw(c, fire.epochTick);
  }
}

/** Takes back every arrival that was expected from `cell`. */
function withdrawFrom(fire: FireState, cell: number): void {
  const { front } = fire;
  const { slotOf, state } = front.cells;
  for (let k = 0; k < 8; k++) {
    const v = cell + front.offsets[k]!;
    const slot = slotOf[v]!;
    if (front.isExpected(slot) && state[slot]! >> FROM_SHIFT === ((k + 4) & 7))
      front.withdraw(v, fire.epochTick);
  }
}

function secure(fire: FireState, cell: number): void {
  if (!inside(fire, cell)) return;
  const { front } = fire;
  const { state, time, slotOf } = front.cells;
  const slot = slotOf[cell]!;
  const s = state[slot]!;
  if ((s & STATUS) !== BURNED || s & (SECURED | COLD)) return;
  state[slot] = s | SECURED;
  time[slot] = fire.tick;
  withdrawFrom(fire, cell);
  const n = (fire.knockdowns.get(cell) ?? 0) + 1;
  fire.knockdowns.set(cell, n);
  const perHour = (ASSUMED_REKINDLE_PER_HOUR * fire.ground.grid.cellM) / 30;
  const wait = (-log(drawUniform(fire.rekindleKey, cell, n)) / perHour) * 3600;
  if (wait < ASSUMED_SMOULDER_S)
    fire.schedule({
      tick: fire.tick + Math.max(1, Math.ceil(wait)),
      kind: 'rekindle',
      cell,
      occurrence: n,
    });
}

function mopUp(fire: FireState, cell: number): void {
  if (!inside(fire, cell) || !fire.isBurned(cell)) return;
  const { front } = fire;
  const { state, slotOf } = front.cells;
  const slot = slotOf[cell]!;
  if (state[slot]! & COLD) return;
  const wasSource = front.isSource(cell);
  state[slot] = state[slot]! | COLD;
  if (wasSource) withdrawFrom(fire, cell);
}

/** Lets embers of `cell` go out for good. */
export const chill = mopUp;

/** Sets the factor on the rate across `cell`, 1 to lift it, without losing what the front gained. */
function treat(fire: FireState, cell: number, factor: number): void {
  const { front } = fire;
  const { cells } = front;
  const slot = cells.slotOf[cell]! || cells.add(cell);
  const change = () => {
    const s = cells.state[slot]!;
    if (factor === 1) {
      front.slowdown.delete(cell);
      // An unseen cell keeps the mark (with factor 1): state 0 is that of cells without a slot.
      if ((s & STATUS) !== 0) cells.state[slot] = s & ~TREATED;
      return;
    }
    front.slowdown.set(cell, factor);
    cells.state[slot] = s | TREATED;
  };
  const around = front.offsets.map((d) => cells.slotOf[cell + d]!);
  changeRates(front, fire.tick, change, Int32Array.of(slot, ...around));
}

function wet(fire: FireState, cell: number, factor: number, untilTick: number): void {
  if (!inside(fire, cell) || fire.isBurned(cell) || untilTick <= fire.tick) return;
  treat(fire, cell, factor);
  fire.wetUntil.set(cell, untilTick);
  fire.schedule({ tick: untilTick, kind: 'dry', cell, occurrence: 0 });
}

/** The end of a treatment, unless a later one took its place. */
export function dry(fire: FireState, cell: number): void {
  if (fire.wetUntil.get(cell) !== fire.tick) return;
  fire.wetUntil.delete(cell);
  treat(fire, cell, 1);
}

/** A knocked-down cell flames up again, if it still can and finds something to burn. */
export function rekindle(fire: FireState, cell: number, occurrence: number): void {
  const { front } = fire;
  const { state, time, geometry, slotOf } = front.cells;
  const slot = slotOf[cell]!;
  const s = state[slot]!;
  if (!(s & SECURED) || s & COLD || fire.knockdowns.get(cell) !== occurrence) return;
  if (fire.reachable(cell) === 0) return;
  state[slot] = s & ~SECURED;
  time[slot] = fire.tick;
  geometry[4 * slot + RADIUS] = 0;
  front.expand(cell, fire.tick, 255);
  fire.report('reignition', cell, fire.tick);
}
