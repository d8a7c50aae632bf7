import type { World } from '../../exercise/world.ts';
import type { ReservoirState } from '../../hazards/flood/contract.ts';
import { rainAt } from '../../hazards/flood/rain.ts';
import { cellAt } from '../../kernel/grid.ts';
import type { InstrumentSpec } from './instrument.ts';
import type { Sampler } from './samplers.ts';

const atCell =
  (read: (flood: NonNullable<World['flood']>, cell: number) => number): Sampler =>
  ({ flood }, { at }) => {
    if (flood === null) return null;
    const cell = cellAt(flood.grid, at.e, at.n);
    return cell < 0 ? null : read(flood, cell);
  };

const ofPool =
  (read: (pool: ReservoirState) => number): Sampler =>
  (w: World, { subject }: InstrumentSpec) => {
    const pool = w.flood?.reservoirs().find((r) => r.id === subject);
    return pool === undefined ? null : read(pool);
  };

/** Gauges of rivers, reservoirs and rain. */
export const FLOOD_SAMPLERS = {
  waterLevelM: atCell((flood, cell) => flood.bedM(cell) + flood.depthM(cell)),
  waterDepthM: atCell((flood, cell) => flood.depthM(cell)),
  flowSpeedMS: atCell((flood, cell) => flood.speedMS(cell)),
  poolLevelM: ofPool((p) => p.levelM),
  poolInflowM3S: ofPool((p) => p.inflowM3S),
  poolReleaseM3S: ofPool((p) => p.releaseM3S),
  rainMmH: (w, { at }) =>
    w.flood === null ? null : rainAt(w.flood.rain(), w.drivers, at, w.state.tick),
} satisfies Record<string, Sampler>;
