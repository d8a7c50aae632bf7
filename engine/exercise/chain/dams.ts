import { damBreach } from '../../hydraulics/breach.ts';
import type { FloodRun } from '../../hazards/flood/contract.ts';
import type { StepContext, World } from '../world.ts';
import type { ChainLink, SlideDam } from './chain.ts';

/** Less water than this is no lake that a law of breaches was made for, m³. */
const LEAST_LAKE_M3 = 1000;
/** Cells whose own bed lies this share of the dam's height above the lowest are washed out with it. */
const NOTCH_SHARE = 0.5;
/** Water that runs over a dam, not what stands in its hollows, m/s (assumed). */
const RUNS_MS = 0.5;
/** Cells at least so thick, as a share of the greatest, are the dam itself. */
const CORE_SHARE = 0.5;
/** Water that belongs to the lake is at least so deep, m. */
const LAKE_DEPTH_M = 0.2;

/** Notes since when each dam is overtopped, by the least demanding link that would breach it. */
export function watchDams(w: World, ctx: StepContext): void {
  const { flood } = w;
  const links = w.scenario.chain.filter(
    (l): l is Extract<ChainLink, { kind: 'damBreach' }> => l.kind === 'damBreach',
  );
  if (flood === null || links.length === 0) return;
  const overtopM = Math.min(...links.map((l) => l.overtopM));
  for (const dam of w.state.slideDams) {
    if (w.state.damWashes.some((x) => x.subject === dam.subject)) continue;
    const over = core(dam).some(
      (x) => flood.depthM(x.cell) >= overtopM && flood.speedMS(x.cell) >= RUNS_MS,
    );
    if (over !== dam.overtoppedTick >= 0)
      ctx.emit({ type: 'damOvertopped', subject: dam.subject, yes: over });
  }
}

/** Starts to wash out a dam by Froehlich's law. Returns the volume of its lake, m³. */
export function giveWay(w: World, ctx: StepContext, subject: string, cause: number | null): number {
  const flood = w.flood!;
  const dam = w.state.slideDams.find((d) => d.subject === subject)!;
  const { baseM, heightM } = lowest(flood, dam);
  const lakeM3 = Math.max(LEAST_LAKE_M3, lakeVolume(flood, dam, baseM + 0.5 * heightM));
  const { formationS, widthM } = damBreach('overtopping', lakeM3, heightM);
  const notch = dam.cells
    .map((cell, k) => ({ cell, fallM: dam.riseM[k]! }))
    .filter(({ cell, fallM }) => flood.bedM(cell) - fallM <= baseM + NOTCH_SHARE * heightM);
  const wash = {
    subject,
    fromTick: ctx.tick,
    formationS: Math.max(60, formationS),
    widthM,
    cells: notch.map((x) => x.cell),
    fallM: notch.map((x) => x.fallM),
  };
  ctx.emit({ type: 'damGivesWay', wash }, cause);
  return lakeM3;
}

/** The thick part of a deposit, at least half of its greatest height: what holds the water. */
function core(dam: SlideDam): { cell: number; riseM: number }[] {
  const most = dam.riseM.reduce((a, b) => Math.max(a, b), 0);
  return dam.cells
    .map((cell, k) => ({ cell, riseM: dam.riseM[k]! }))
    .filter((x) => x.riseM >= CORE_SHARE * most);
}

/** The valley floor under a dam, and how high the dam stands over it. */
function lowest(flood: FloodRun, dam: SlideDam): { baseM: number; heightM: number } {
  let [baseM, heightM] = [Infinity, 1];
  for (const { cell, riseM } of core(dam)) {
    const under = flood.bedM(cell) - riseM;
    if (under < baseM) [baseM, heightM] = [under, Math.max(1, riseM)];
  }
  return { baseM, heightM };
}

/** Water that stands connected with the dam above a level, m³. */
function lakeVolume(flood: FloodRun, dam: SlideDam, aboveM: number): number {
  const { cols, rows, cellM } = flood.grid;
  const seen = new Set<number>(dam.cells);
  const queue = dam.cells.slice();
  let sum = 0;
  // Part of the lake stands on the foot of the deposit.
  for (const i of dam.cells) if (flood.bedM(i) + flood.depthM(i) >= aboveM) sum += flood.depthM(i);
  for (let q = 0; q < queue.length; q++) {
    const i = queue[q]!;
    const col = i % cols;
    const visit = (j: number): void => {
      if (seen.has(j)) return;
      seen.add(j);
      const depth = flood.depthM(j);
      if (depth < LAKE_DEPTH_M || flood.bedM(j) + depth < aboveM) return;
      sum += depth;
      queue.push(j);
    };
    if (col > 0) visit(i - 1);
    if (col < cols - 1) visit(i + 1);
    if (i >= cols) visit(i - cols);
    if (i < (rows - 1) * cols) visit(i + cols);
  }
  return sum * cellM * cellM;
}

/** Lowers the notches of dams that give way, evenly over the time of formation. */
export function washDams(w: World, ctx: StepContext): void {
  for (const x of w.state.damWashes) {
    if (x.done >= 1 || w.flood === null) continue;
    const done = Math.min(1, (ctx.tick - x.fromTick) / x.formationS);
    if (done <= x.done) continue;
    const by = done - x.done;
    ctx.hazardAction('flood', { kind: 'ground', cells: x.cells, changeM: x.fallM.map((m) => -m * by) }); // prettier-ignore
    ctx.emit({ type: 'damWashed', subject: x.subject, done });
  }
}
