import type { Fields } from '../../hazards/hazard.ts';
import { encodeRuns } from '../layer-runs.ts';
import type { LayerFrame, LayerId } from '../layer-frame.ts';
import type { World } from '../world.ts';

type SlopeLayer = Extract<LayerId, `slope-${string}`>;

/** Seconds between versions: what falls with the rain, and what runs. */
const SLOW_VERSION_TICKS = 900;
const FAST_VERSION_TICKS = 30;

/** Lower limits of the classes: movement m, debris m, wave m, run-up m. Higher classes are worse. */
const MOVED_M = [0.001, 0.01, 0.05, 0.2] as const;
const DEBRIS_M = [0.1, 0.5, 2, 5] as const;
const WAVE_M = [0.1, 0.5, 1, 3, 6] as const;
const RUN_UP_M = [0.1, 1, 3, 6, 12] as const;
/** Upper limits of the factor of safety, from stable to failing. */
const SAFETY = [1.5, 1.25, 1.1, 1] as const;

const atLeast = (limits: readonly number[], value: number): number =>
  limits.reduce((n, limit) => n + (value >= limit ? 1 : 0), 0);

/** Versions of the layers of the true slopes: for the instructor alone. */
export function slopeTruthVersions(w: World, out: Partial<Record<LayerId, number>>): void {
  const run = w.landslide;
  if (run === null) return;
  const slow = Math.floor(run.tick / SLOW_VERSION_TICKS) + 1;
  out['slope-safety'] = slow;
  out['slope-movement'] = slow;
  if (run.releases().length > 0) out['slope-debris'] = fast(run.tick, run.busy);
  if (run.waves().length === 0) return;
  out['slope-wave'] = fast(run.tick, run.busy);
  out['slope-runup'] = out['slope-wave'];
}

/** Often while anything moves; a number that does not fall when it has come to rest. */
const fast = (tick: number, busy: boolean): number =>
  busy
    ? Math.floor(tick / FAST_VERSION_TICKS) + 1
    : (Math.floor(tick / SLOW_VERSION_TICKS) + 1) * (SLOW_VERSION_TICKS / FAST_VERSION_TICKS);

/** Class of a cell by layer; 0 is not drawn. */
const CLASS_OF: Readonly<Record<SlopeLayer, (f: Fields, cell: number) => number>> = {
  'slope-safety': (f, i) => {
    const fs = f['factorOfSafety']![i]!;
    return SAFETY.reduce((n, limit) => n + (fs < limit ? 1 : 0), 0);
  },
  'slope-movement': (f, i) => atLeast(MOVED_M, f['displacementM']![i]!),
  'slope-debris': (f, i) => atLeast(DEBRIS_M, Math.max(f['flowDepthM']![i]!, f['depositM']![i]!)),
  'slope-wave': (f, i) => atLeast(WAVE_M, f['waveHighestM']![i]!),
  'slope-runup': (f, i) => atLeast(RUN_UP_M, f['waveRunUpM']![i]!),
};

/** A layer of the true slopes, or null when there are none. */
export function slopeLayer(w: World, id: SlopeLayer, version: number): LayerFrame | null {
  const run = w.landslide;
  if (run === null) return null;
  const { grid, tick } = run;
  const fields = run.fields();
  const classes = Uint8Array.from({ length: grid.cols * grid.rows }, (_, i) =>
    CLASS_OF[id](fields, i),
  );
  const cells: number[] = [];
  classes.forEach((c, i) => {
    if (c > 0) cells.push(i);
  });
  const runs = encodeRuns(grid.cols, Int32Array.from(cells), (i) => classes[i]!);
  return { id, version, grid, asOfTick: tick, runs };
}
