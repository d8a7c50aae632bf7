import type { GridSpec } from '../kernel/grid.ts';

/** What a forecast says of the ground, on its own, coarser raster. */
export interface ForecastRaster {
  readonly grid: GridSpec;
  /** Ticks at which the hazard arrives; -1 where it does not come. */
  readonly arrival: Int32Array;
  /** Largest depth of water in the hours ahead, cm; null for what is no flood. */
  readonly depthCm: Int32Array | null;
}

/**
 * Where work on forecasts is kept that others may want as well: one for each exercise, or one for all
 * worlds that run side by side through the same hazard.
 */
export interface ForecastShelf {
  /** How many worlds use it. */
  sharers: number;
}

/** The newest forecast's raster, beside the state: every page shows that one. */
export interface Forecasts {
  readonly shelf: ForecastShelf;
  get(id: number): ForecastRaster | undefined;
  set(id: number, f: ForecastRaster): void;
  save(): Uint8Array;
  load(bytes: Uint8Array): void;
}

export function createForecasts(shelf: ForecastShelf = { sharers: 1 }): Forecasts {
  let last: { id: number; f: ForecastRaster } | null = null;
  return {
    shelf,
    get: (id) => (last?.id === id ? last.f : undefined),
    set: (id, f) => void (last = { id, f }),
    save: () => (last === null ? new Uint8Array(0) : encode(last.id, last.f)),
    load: (bytes) => void (last = bytes.length === 0 ? null : decode(bytes)),
  };
}

const HEAD_BYTES = 6 * 8;

/** Six Float64 (id and the raster), then Int32 arrivals and, for a flood, depths; little-endian. */
function encode(id: number, f: ForecastRaster): Uint8Array {
  const { cols, rows, cellM, west, north } = f.grid;
  const fields = f.depthCm === null ? [f.arrival] : [f.arrival, f.depthCm];
  const n = f.arrival.length;
  const view = new DataView(new ArrayBuffer(HEAD_BYTES + fields.length * n * 4));
  [id, cols, rows, cellM, west, north].forEach((v, i) => view.setFloat64(i * 8, v, true));
  fields.forEach((field, k) =>
    field.forEach((v, i) => view.setInt32(HEAD_BYTES + (k * n + i) * 4, v, true)),
  );
  return new Uint8Array(view.buffer);
}

function decode(bytes: Uint8Array): { id: number; f: ForecastRaster } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = (i: number) => view.getFloat64(i * 8, true);
  const grid = { cols: head(1), rows: head(2), cellM: head(3), west: head(4), north: head(5) };
  const n = grid.cols * grid.rows;
  const field = (k: number) =>
    Int32Array.from({ length: n }, (_, i) => view.getInt32(HEAD_BYTES + (k * n + i) * 4, true));
  const arrival = field(0);
  const depthCm = bytes.byteLength > HEAD_BYTES + n * 4 ? field(1) : null;
  return { id: head(0), f: { grid, arrival, depthCm } };
}
