/** Bytes of a fire: everything that decides its future, and nothing that can be computed again. */
import type { WeatherRecord } from '../weather.ts';
import { blockedMoves } from './barriers.ts';
import type { Due, FireState } from './fire-state.ts';

const MAGIC = 0x57465231;
const VERSION = 1;
const DUE_KINDS: readonly Due['kind'][] = ['dry', 'rekindle', 'spot'];

class Writer {
  #bytes = new Uint8Array(4096);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;

  #room(n: number): number {
    if (this.#at + n > this.#bytes.length) {
      const bigger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#at + n));
      bigger.set(this.#bytes);
      this.#bytes = bigger;
      this.#view = new DataView(bigger.buffer);
    }
    const at = this.#at;
    this.#at += n;
    return at;
  }

  i32(v: number): void {
    const at = this.#room(4);
    this.#view.setInt32(at, v, true);
  }

  f64(v: number): void {
    const at = this.#room(8);
    this.#view.setFloat64(at, v, true);
  }

  f32(v: number): void {
    const at = this.#room(4);
    this.#view.setFloat32(at, v, true);
  }

  u8(v: number): void {
    const at = this.#room(1);
    this.#view.setUint8(at, v);
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }
}

class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #next(n: number): number {
    const at = this.#at;
    this.#at += n;
    if (this.#at > this.#view.byteLength) throw new RangeError('saved wildfire is cut short');
    return at;
  }

  i32(): number {
    return this.#view.getInt32(this.#next(4), true);
  }

  f64(): number {
    return this.#view.getFloat64(this.#next(8), true);
  }

  f32(): number {
    return this.#view.getFloat32(this.#next(4), true);
  }

  u8(): number {
    return this.#view.getUint8(this.#next(1));
  }
}

const weatherNumbers = (w: WeatherRecord): number[] => [
  w.tick,
  w.windMs,
  w.windFromDeg,
  w.temperatureC,
  w.relativeHumidityPct,
  w.cloudPct,
  w.rainMmH,
];

export function saveFire(fire: FireState): Uint8Array {
  const w = new Writer();
  const { front, moisture, ground } = fire;
  w.i32(MAGIC);
  w.i32(VERSION);
  w.i32(ground.cols);
  w.i32(ground.rows);
  w.i32(fire.tick);
  w.i32(fire.epochTick);
  w.i32((fire.leftWindow ? 1 : 0) + (fire.windAboveRange ? 2 : 0));
  const weather = fire.conditions.weather;
  w.u8(weather === null ? 0 : 1);
  if (weather !== null) for (const x of weatherNumbers(weather)) w.f64(x);
  w.i32(moisture.tick);
  w.i32(moisture.values.length);
  for (const x of moisture.values) w.f64(x);
  for (const x of moisture.fuelTemperatureC) w.f64(x);
  w.i32(fire.barriers.list.length);
  for (const x of fire.barriers.list) w.i32(x);
  w.i32(fire.due.length);
  for (const d of fire.due) {
    w.u8(DUE_KINDS.indexOf(d.kind));
    w.i32(d.tick);
    w.i32(d.cell);
    w.i32(d.occurrence);
  }
  for (const map of [front.slowdown, fire.wetUntil, fire.knockdowns]) {
    w.i32(map.size);
    for (const [k, v] of map) {
      w.i32(k);
      w.f64(v);
    }
  }
  const { cell, state, time, geometry, arrival, count } = front.cells;
  w.i32(count);
  for (let slot = 1; slot <= count; slot++) {
    w.i32(cell[slot]!);
    w.u8(state[slot]!);
    w.f64(time[slot]!);
    for (let k = 4 * slot; k < 4 * slot + 4; k++) w.f32(geometry[k]!);
    w.i32(arrival[slot]!);
  }
  w.i32(fire.burned.count);
  return w.done();
}

/** Fills `fire`, which must be new and of the same window, from what `saveFire` wrote. */
export function loadFire(fire: FireState, bytes: Uint8Array): void {
  const r = new Reader(bytes);
  const { front, moisture, ground } = fire;
  if (r.i32() !== MAGIC) throw new RangeError('not a saved wildfire');
  const version = r.i32();
  if (version !== VERSION) throw new RangeError(`saved wildfire of version ${version}`);
  const cols = r.i32();
  const rows = r.i32();
  if (cols !== ground.cols || rows !== ground.rows)
    throw new RangeError(
      `saved wildfire of ${cols} x ${rows} cells, expected ${ground.cols} x ${ground.rows}`,
    );
  fire.tick = r.i32();
  fire.epochTick = r.i32();
  const flags = r.i32();
  fire.leftWindow = (flags & 1) !== 0;
  fire.windAboveRange = (flags & 2) !== 0;
  const weather = r.u8() === 1 ? readWeather(r) : null;
  moisture.tick = r.i32();
  if (r.i32() !== moisture.values.length) throw new RangeError('saved wildfire of other ground');
  for (let i = 0; i < moisture.values.length; i++) moisture.values[i] = r.f64();
  for (let i = 0; i < moisture.fuelTemperatureC.length; i++) moisture.fuelTemperatureC[i] = r.f64();
  readLines(fire, r);
  fire.due = Array.from({ length: r.i32() }, () => ({
    kind: DUE_KINDS[r.u8()]!,
    tick: r.i32(),
    cell: r.i32(),
    occurrence: r.i32(),
  }));
  for (const map of [front.slowdown, fire.wetUntil, fire.knockdowns])
    for (let n = r.i32(); n > 0; n--) map.set(r.i32(), r.f64());
  for (let n = r.i32(); n > 0; n--) {
    const v = r.i32();
    const { cells } = front;
    const slot = cells.add(v);
    cells.state[slot] = r.u8();
    cells.time[slot] = r.f64();
    for (let k = 4 * slot; k < 4 * slot + 4; k++) cells.geometry[k] = r.f32();
    cells.arrival[slot] = r.i32();
    if (!fire.isBurned(v)) continue;
    fire.activate(v);
    fire.burned.add(v);
  }
  if (r.i32() !== fire.burned.count) throw new RangeError('saved wildfire lacks burned cells');
  front.now = fire.tick;
  front.requeue();
  if (weather !== null) fire.conditions.renew(weather);
}

function readWeather(r: Reader): WeatherRecord {
  return {
    tick: r.f64(),
    windMs: r.f64(),
    windFromDeg: r.f64(),
    temperatureC: r.f64(),
    relativeHumidityPct: r.f64(),
    cloudPct: r.f64(),
    rainMmH: r.f64(),
  };
}

function readLines(fire: FireState, r: Reader): void {
  const { ground, front, barriers } = fire;
  const list = Array.from({ length: r.i32() }, () => r.i32());
  if (list.length === 0) return;
  barriers.restore(ground.cols * ground.rows, list);
  front.blocked = ground.blocked.slice();
  fire.ownsBlocked = true;
  // Recomputing around each edge is enough and far less than the window.
  for (const edge of list) {
    const cell = edge >> 2;
    for (let dr = -1; dr <= 2; dr++)
      for (let dc = -1; dc <= 2; dc++) {
        const c = cell + dr * ground.cols + dc;
        if (c >= 0 && ground.classOf[c])
          front.blocked[c] = blockedMoves(ground.cols, ground.classOf, barriers.edges, c);
      }
  }
}
