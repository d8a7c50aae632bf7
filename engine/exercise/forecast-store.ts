import type { GridSpec } from '../kernel/grid.ts';

/** Arrival ticks of a forecast on its own, coarser raster; -1 where the fire does not come. */
export interface ForecastRaster {
  readonly grid: GridSpec;
  readonly arrival: Int32Array;
}

/** The newest forecast's raster, beside the state: every page shows that one. */
export interface Forecasts {
  get(id: number): ForecastRaster | undefined;
  set(id: number, f: ForecastRaster): void;
  save(): Uint8Array;
  load(bytes: Uint8Array): void;
}

export function createForecasts(): Forecasts {
  let last: { id: number; f: ForecastRaster } | null = null;
  return {
    get: (id) => (last?.id === id ? last.f : undefined),
    set: (id, f) => void (last = { id, f }),
    save: () => (last === null ? new Uint8Array(0) : encode(last.id, last.f)),
    load: (bytes) => void (last = bytes.length === 0 ? null : decode(bytes)),
  };
}

const HEAD_BYTES = 6 * 8;

/** Six Float64 (id and the raster), then Int32 arrivals, little-endian. */
function encode(id: number, f: ForecastRaster): Uint8Array {
  const { cols, rows, cellM, west, north } = f.grid;
  const view = new DataView(new ArrayBuffer(HEAD_BYTES + f.arrival.length * 4));
  [id, cols, rows, cellM, west, north].forEach((v, i) => view.setFloat64(i * 8, v, true));
  f.arrival.forEach((v, i) => view.setInt32(HEAD_BYTES + i * 4, v, true));
  return new Uint8Array(view.buffer);
}

function decode(bytes: Uint8Array): { id: number; f: ForecastRaster } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = (i: number) => view.getFloat64(i * 8, true);
  const grid = { cols: head(1), rows: head(2), cellM: head(3), west: head(4), north: head(5) };
  const arrival = new Int32Array(grid.cols * grid.rows);
  for (let i = 0; i < arrival.length; i++) arrival[i] = view.getInt32(HEAD_BYTES + i * 4, true);
  return { id: head(0), f: { grid, arrival } };
}
