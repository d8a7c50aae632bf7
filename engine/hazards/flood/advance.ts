/** Runs a flood: every exchange gives the water its rain, soil, structures and storages. */
import { cellOf, entryOf, GRAVITY, WALL_BED_M } from '../../hydraulics/frame.ts';
import { stepCapacityM } from '../../hydraulics/green-ampt.ts';
import { cellAt } from '../../kernel/grid.ts';
import { MS_PER_MMH } from '../../kernel/units.ts';
import type { HazardEvent } from '../hazard.ts';
import { weatherAt, type Drivers } from '../weather.ts';
import { inRange } from './check.ts';
import { catchmentFlow } from './catchment.ts';
import type { FloodAction } from './contract.ts';
import { overtopping, setGate, workLine } from './crest-line.ts';
import { EXCHANGE_S, type FloodState } from './flood-state.ts';
import { changeGround } from './ground-change.ts';
import { balance, breachReservoir, decideRelease } from './reservoir.ts';
import { linearAt, stepAt } from './series.ts';

/** A place counts as reached by the flood from this depth on, m (assumed). */
const ASSUMED_ARRIVAL_DEPTH_M = 0.1;
/** Built-up ground counts as flooded from this depth on, m: over a kerb and a door sill (assumed). */
export const ASSUMED_TOWN_DEPTH_M = 0.3;

/** Local inertia holds up to this Froude number; looked at so often, where the water is this deep. */
const INERTIA_FROUDE = 0.8;
const FROUDE_EVERY_S = 60;
const FROUDE_DEPTH_M = 0.05;

const indexOf = (path: string, id: string, known: readonly { readonly id: string }[]): number => {
  const i = known.findIndex((x) => x.id === id);
  if (i >= 0) return i;
  throw new RangeError(`${path} is "${id}", must be one of ${known.map((x) => x.id).join(', ')}`);
};

/** @throws RangeError for an action on something that does not exist, or off the window. */
export function applyAction(f: FloodState, a: FloodAction, events: HazardEvent[]): void {
  const p = f.params;
  const tell = (kind: string, cell = -1, value?: number) =>
    events.push(value === undefined ? { tick: f.tick, kind, cell } : { tick: f.tick, kind, cell, value }); // prettier-ignore
  if (a.kind === 'raiseCrest') {
    const line = f.lines[indexOf('raiseCrest.levee', a.levee, f.lines)]!;
    inRange('raiseCrest.rateMH', a.rateMH, 0, 100);
    inRange('raiseCrest.crestM', a.crestM, -500, 9000);
    line.targetM = a.crestM;
    line.rateMS = a.rateMH / 3600;
  } else if (a.kind === 'layCrest') {
    inRange('layCrest.rateMH', a.rateMH, 0, 100);
    inRange('layCrest.crestM', a.crestM, -500, 9000);
    if (f.lines.some((l) => l.id === a.id)) throw new RangeError(`layCrest.id is "${a.id}": taken`);
    const line = f.layCrest({ id: a.id, kind: 'sandbags', path: a.path, soil: 'sand', failure: null, crestM: null, sillM: 0, open: 0 }); // prettier-ignore
    line.targetM = a.crestM;
    line.rateMS = a.rateMH / 3600;
  } else if (a.kind === 'openGate') {
    inRange('openGate.open', a.open, 0, 1);
    const gate = f.lines.find((l) => l.kind === 'gate' && l.id === a.gate);
    const outlets = p.reservoirs.flatMap((r, i) => r.outlets.map((o, k) => ({ id: o.id, i, k })));
    if (gate !== undefined) setGate(gate, a.open);
    else {
      const known = [...f.lines.filter((l) => l.kind === 'gate'), ...outlets];
      const at =
        outlets[indexOf('openGate.gate', a.gate, known) - (known.length - outlets.length)]!;
      f.reservoirs[at.i]!.open[at.k] = a.open;
    }
    tell('gate', -1, a.open);
  } else if (a.kind === 'setRelease') {
    if (a.m3S !== null) inRange('setRelease.m3S', a.m3S, 0, 1e6);
    f.reservoirs[indexOf('setRelease.reservoir', a.reservoir, p.reservoirs)]!.orderedM3S = a.m3S;
  } else if (a.kind === 'setStage') {
    const pool = f.reservoirs[indexOf('setStage.reservoir', a.reservoir, p.reservoirs)]!;
    inRange('setStage.rateMH', a.rateMH, 0, 100);
    if (a.levelM !== null) inRange('setStage.levelM', a.levelM, -500, 9000);
    if (a.levelM === null) delete pool.held;
    else pool.held = { levelM: a.levelM, rateMS: a.rateMH / 3600 };
    tell('stage', -1, a.levelM ?? pool.levelM);
  } else if (a.kind === 'setRain') {
    if (a.mmH !== null) inRange('setRain.mmH', a.mmH, 0, 1000);
    f.rainOrder = a.mmH === null ? undefined : { mmH: a.mmH, untilTick: a.untilTick };
  } else if (a.kind === 'breachLevee') {
    const line = f.lines[indexOf('breachLevee.levee', a.levee, f.lines)]!;
    if (cellAt(f.ground.grid, a.at.e, a.at.n) < 0)
      throw new RangeError(`breachLevee.at is (${a.at.e}, ${a.at.n}), must be inside the window`);
    let least = Infinity;
    const { grid } = f.ground;
    line.faces.forEach((face, i) => {
      const row = Math.floor(face.entry / f.solver.frame.stride) - 0.5;
      const col = (face.entry % f.solver.frame.stride) - 0.5;
      const de = grid.west + (col + (face.axis === 'x' ? 0.5 : 0)) * grid.cellM - a.at.e;
      const dn = grid.north - (row + (face.axis === 'y' ? 0.5 : 0)) * grid.cellM - a.at.n;
      if (de * de + dn * dn >= least || line.breachM > 0) return;
      least = de * de + dn * dn;
      line.breachFace = i;
    });
    tell('leveeBreach', cellOf(f.solver.frame, line.faces[line.breachFace]!.entry));
  } else if (a.kind === 'breachDam') {
    const i = indexOf('breachDam.reservoir', a.reservoir, p.reservoirs);
    if (p.reservoirs[i]!.dam === null)
      throw new RangeError(`breachDam.reservoir is "${a.reservoir}", which has no dam`);
    breachReservoir(p.reservoirs[i]!, f.reservoirs[i]!, a.mode);
    tell('damBreach');
  } else if (a.kind === 'ground' || a.kind === 'soil') changeGround(f, a);
  else if (a.kind === 'pump') f.pumpsOn[indexOf('pump.pump', a.pump, p.pumps)] = a.on;
  else f.pits[indexOf('closeUnderpass.underpass', a.underpass, p.underpasses)]!.closed = a.closed;
}

/** Rain, infiltration and drains of one exchange. */
function weatherAndSoil(f: FloodState, drivers: Drivers): void {
  const { params: p, solver, soilK, soilS, soaked, ground, rain: falls } = f;
  const uniform = falls.useWeather
    ? weatherAt(drivers, f.at).rainMmH * falls.factor * MS_PER_MMH * EXCHANGE_S
    : 0;
  const zones = falls.zones.map((z) => stepAt(z.mmH, f.at) * MS_PER_MMH * EXCHANGE_S);
  // What is ordered falls everywhere.
  const masks = falls === p.rain ? f.zones : zones.map(() => null);
  const raining = uniform > 0 || zones.some((z) => z > 0);
  const drain = p.drainMmH * MS_PER_MMH * EXCHANGE_S;
  if (!raining && !p.infiltration && drain === 0) return;
  const { h, z: bed, filmM, frame } = solver;
  const area = frame.cellM * frame.cellM;
  let touched = false;
  solver.tiles.eachRow(raining, (from, to) => {
    let rained = 0;
    let sunk = 0;
    let drained = 0;
    for (let i = from; i < to; i++) {
      if (bed[i]! > WALL_BED_M / 2) continue;
      const before = h[i]!;
      let rain = uniform;
      for (let n = 0; n < zones.length; n++)
        if (zones[n]! > 0 && (masks[n] === null || masks[n]![i] === 1)) rain += zones[n]!;
      if (rain === 0 && before <= filmM) continue;
      let water = before + rain;
      rained += rain;
      const k = soilK[i]!;
      if (p.infiltration && k > 0) {
        const sink = Math.min(water, stepCapacityM(k, soilS[i]!, soaked[i]!, EXCHANGE_S));
        soaked[i]! += sink;
        sunk += sink;
        water -= sink;
      }
      if (drain > 0 && ground.builtUp[cellOf(frame, i)] === 1) {
        const away = Math.min(water, drain);
        drained += away;
        water -= away;
      }
      if (water === before) continue;
      solver.placeDepth(i, water);
      touched = true;
    }
    f.books.rain.add(rained * area);
    f.books.infiltrated.add(sunk * area);
    f.books.drained.add(drained * area);
  });
  if (touched) solver.waterMoved();
}

/** Pumps and underpasses: water by hand from cell to cell. */
function pumpsAndPits(f: FloodState): void {
  const { params: p, solver, ground } = f;
  const area = ground.grid.cellM * ground.grid.cellM;
  p.pumps.forEach((q, i) => {
    if (!f.pumpsOn[i]) return;
    const cell = cellAt(ground.grid, q.at.e, q.at.n);
    const drawn = -solver.addDepth(cell, (-q.capacityM3S * EXCHANGE_S) / area);
    const to = q.to === null ? -1 : cellAt(ground.grid, q.to.e, q.to.n);
    if (to >= 0) solver.addDepth(to, drawn);
    else f.books.pumpedOut.add(drawn * area);
  });
  p.underpasses.forEach((u, i) => {
    const pit = f.pits[i]!;
    const cell = cellAt(ground.grid, u.at.e, u.at.n);
    const over = solver.h[entryOf(solver.frame, cell)]! - u.kerbM;
    if (pit.closed || over <= 0) return;
    const room = u.areaM2 * u.pitDepthM - pit.m3;
    const in3 = Math.max(0, Math.min(room, over * area));
    const taken = -solver.addDepth(cell, -in3 / area) * area;
    pit.m3 += taken;
    f.books.pits.add(taken);
  });
}

function structures(f: FloodState, events: HazardEvent[]): void {
  for (const line of f.lines) {
    workLine(f.solver, line, EXCHANGE_S);
    if (line.kind === 'gate') continue;
    const { overM, face } = overtopping(f.solver, line);
    const limit = line.failure?.overtopM ?? 0;
    const cell = face < 0 ? -1 : cellOf(f.solver.frame, line.faces[face]!.entry);
    if (overM > limit) {
      if (line.overtoppedS === 0)
        events.push({ tick: f.at, kind: 'overtopping', cell, value: overM });
      line.overtoppedS += EXCHANGE_S;
    } else line.overtoppedS = 0;
    if (line.failure === null || line.breachFace >= 0 || face < 0) continue;
    if (line.overtoppedS < line.failure.afterS) continue;
    line.breachFace = face;
    events.push({ tick: f.at, kind: 'leveeBreach', cell });
  }
}

function boundaries(f: FloodState, drivers: Drivers): void {
  const { params: p } = f;
  const middle = f.at + 0.5 * EXCHANGE_S;
  p.inflows.forEach((x, i) => (f.inflowPoints[i]!.flowM3S = linearAt(x.m3S, middle)));
  p.catchments.forEach((c, i) => {
    const water = f.catchments[i]!;
    const flow = catchmentFlow(c, water, f.rain, drivers, f.at, EXCHANGE_S);
    water.flowM3S = flow;
    if (c.reservoir === null) f.streamPoints[i]!.flowM3S = flow;
  });
  for (const { edge, face } of f.edges)
    if (face.kind === 'stage') face.levelM = linearAt(p.edges[edge]!.levelM!, middle);
  p.reservoirs.forEach((r, i) => {
    const water = f.reservoirs[i]!;
    water.streamsM3S = 0;
    p.catchments.forEach((c, k) => {
      if (c.reservoir === r.id) water.streamsM3S += f.catchments[k]!.flowM3S;
    });
    const release = decideRelease(r, water, f.at, EXCHANGE_S);
    const point = f.releasePoints[i];
    if (point) point.flowM3S = release;
    for (const { face } of f.shores[i]!) face.levelM = water.levelM;
  });
}

const throughShore = (f: FloodState, i: number): number => {
  let sum = 0;
  for (const { face, index } of f.shores[i]!)
    sum += (face.inside === 'greater' ? 1 : -1) * f.solver.passed[index]!.value;
  return sum;
};

function track(f: FloodState, events: HazardEvent[]): void {
  const { solver, maxDepthM, arrivalTick } = f;
  const { h, frame } = solver;
  solver.tiles.eachRow(false, (from, to) => {
    let cell = cellOf(frame, from);
    for (let i = from; i < to; i++, cell++) {
      const depth = h[i]!;
      if (depth > maxDepthM[cell]!) maxDepthM[cell] = depth;
      if (depth < ASSUMED_ARRIVAL_DEPTH_M) continue;
      if (arrivalTick[cell] === -1) arrivalTick[cell] = f.at;
      if (f.townTick >= 0 || depth < ASSUMED_TOWN_DEPTH_M || f.ground.houses[cell] === 0) continue;
      f.townTick = f.at;
      events.push({ tick: f.at, kind: 'townFlooded', cell, value: depth });
    }
  });
  for (const [i, u] of f.params.underpasses.entries()) {
    const pit = f.pits[i]!;
    if (pit.m3 >= u.areaM2 * u.pitDepthM && !pit.closed) {
      pit.closed = true;
      events.push({
        tick: f.at,
        kind: 'underpassFull',
        cell: cellAt(f.ground.grid, u.at.e, u.at.n),
      });
    }
  }
}

/** Marks the cells where the flow has left the range of the scheme. */
function markFast({ solver, fastTick, at }: FloodState): void {
  const { h, frame } = solver;
  solver.tiles.eachRow(false, (from, to) => {
    let cell = cellOf(frame, from);
    for (let i = from; i < to; i++, cell++) {
      if (h[i]! < FROUDE_DEPTH_M || fastTick[cell]! >= 0) continue;
      const [u, v] = solver.velocity(i);
      if (u * u + v * v > INERTIA_FROUDE * INERTIA_FROUDE * GRAVITY * h[i]!) fastTick[cell] = at;
    }
  });
}

/** Applies `actions` now and runs to `toTick` or to a fault, which is kept in the state. */
export function advanceFlood(
  f: FloodState,
  toTick: number,
  drivers: Drivers,
  actions: readonly FloodAction[],
): HazardEvent[] {
  if (!Number.isInteger(toTick) || toTick < f.tick)
    throw new RangeError(`toTick is ${toTick}, must be an integer of at least ${f.tick}`);
  const events: HazardEvent[] = [];
  for (const a of actions) applyAction(f, a, events);
  while (f.fault === null && f.at < toTick) {
    weatherAndSoil(f, drivers);
    pumpsAndPits(f);
    structures(f, events);
    boundaries(f, drivers);
    const before = f.params.reservoirs.map((_, i) => throughShore(f, i));
    const done = f.solver.advance(EXCHANGE_S);
    if (!done.ok) {
      f.fault = { ...done.error, tick: f.at };
      events.push({
        tick: f.at,
        kind: 'instability',
        cell: done.error.cell,
        value: done.error.value,
      });
      f.tick = Math.max(f.tick, f.at);
      return events;
    }
    f.params.reservoirs.forEach((r, i) =>
      balance(r, f.reservoirs[i]!, f.at, EXCHANGE_S, throughShore(f, i) - before[i]!),
    );
    f.at += EXCHANGE_S;
    track(f, events);
    if (f.params.scheme === 'inertia' && f.at % FROUDE_EVERY_S === 0) markFast(f);
  }
  if (f.fault === null) f.tick = toTick;
  return events;
}
