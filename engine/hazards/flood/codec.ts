/** Bytes of a flood: plain data as JSON, and the runs of each array that are not empty. */
import { Hasher } from '../../kernel/hash.ts';
import { decodeUtf8, encodeUtf8 } from '../../kernel/utf8.ts';
import type { Dynamic, FloodState } from './flood-state.ts';

const MAGIC = 0x464c4431;
const VERSION = 3;
/** Zeros between two runs that are not worth a new one. */
const GAP = 4;

type Numbers = Float64Array | Float32Array | Int32Array;

/** Runs of values that differ from `empty`: (start, length) pairs. */
function runsOf(a: Numbers, empty: number): number[] {
  const runs: number[] = [];
  for (let i = 0; i < a.length; i++) {
    if (a[i] === empty) continue;
    const n = runs.length;
    if (n > 0 && i - (runs[n - 2]! + runs[n - 1]!) < GAP) runs[n - 1] = i + 1 - runs[n - 2]!;
    else runs.push(i, 1);
  }
  return runs;
}

const parts = (f: FloodState): readonly (readonly [Numbers, number])[] => [
  ...Object.values(f.arrays()).map((a) => [a, 0] as const),
  [f.maxDepthM, 0],
  [f.arrivalTick, -1],
  [f.fastTick, -1],
];

/** Everything that decides the future of a flood, as bytes; dry ground costs next to nothing. */
export function saveFlood(f: FloodState): Uint8Array {
  const json = encodeUtf8(JSON.stringify(f.dynamic()));
  const arrays = parts(f).map(([a, empty]) => ({ a, runs: runsOf(a, empty) }));
  let size = 20 + json.length;
  for (const { a, runs } of arrays) {
    size += 4 + 4 * runs.length;
    for (let k = 1; k < runs.length; k += 2) size += runs[k]! * a.BYTES_PER_ELEMENT;
  }
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const { cols, rows } = f.ground.grid;
  [MAGIC, VERSION, cols, rows, json.length].forEach((v, i) => view.setInt32(4 * i, v, true));
  bytes.set(json, 20);
  let at = 20 + json.length;
  for (const { a, runs } of arrays) {
    view.setInt32(at, runs.length, true);
    at += 4;
    for (const r of runs) {
      view.setInt32(at, r, true);
      at += 4;
    }
    for (let k = 0; k < runs.length; k += 2)
      for (let i = runs[k]!, end = i + runs[k + 1]!; i < end; i++, at += a.BYTES_PER_ELEMENT) {
        if (a instanceof Float64Array) view.setFloat64(at, a[i]!, true);
        else if (a instanceof Float32Array) view.setFloat32(at, a[i]!, true);
        else view.setInt32(at, a[i]!, true);
      }
  }
  return bytes;
}

/** Fills `f`, which must be new and of the same window and parameters. */
export function loadFlood(f: FloodState, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = () => new RangeError('saved flood is cut short');
  if (bytes.length < 20) throw short();
  const [magic, version, cols, rows, length] = [0, 4, 8, 12, 16].map((o) => view.getInt32(o, true));
  if (magic !== MAGIC) throw new RangeError('not a saved flood');
  if (version !== VERSION) throw new RangeError(`saved flood of version ${version}`);
  const { grid } = f.ground;
  if (cols !== grid.cols || rows !== grid.rows)
    throw new RangeError(
      `saved flood of ${cols} x ${rows} cells, expected ${grid.cols} x ${grid.rows}`,
    );
  if (bytes.length < 20 + length!) throw short();
  const dynamic = JSON.parse(decodeUtf8(bytes.subarray(20, 20 + length!))) as Dynamic;
  const read = Object.entries(f.arrays()).map(
    ([name, a]) => [name, new Float64Array(a.length)] as const,
  );
  const targets: Numbers[] = [...read.map(([, a]) => a), f.maxDepthM, f.arrivalTick, f.fastTick];
  let at = 20 + length!;
  const int = () => {
    if (at + 4 > bytes.length) throw short();
    at += 4;
    return view.getInt32(at - 4, true);
  };
  for (const a of targets) {
    const runs = Array.from({ length: int() }, int);
    for (let k = 0; k < runs.length; k += 2)
      for (let i = runs[k]!, end = i + runs[k + 1]!; i < end; i++, at += a.BYTES_PER_ELEMENT) {
        if (at + a.BYTES_PER_ELEMENT > bytes.length) throw short();
        if (a instanceof Float64Array) a[i] = view.getFloat64(at, true);
        else if (a instanceof Float32Array) a[i] = view.getFloat32(at, true);
        else a[i] = view.getInt32(at, true);
      }
  }
  f.restore(dynamic, Object.fromEntries(read));
}

export function hashFlood(f: FloodState): string {
  const h = new Hasher();
  const { counters, ...rest } = f.dynamic();
  // A restored run gives up tiles that have run dry at steps of its own: the same water, other work.
  h.json({ ...rest, counters: { ...counters, cellSteps: 0 } });
  for (const [a, empty] of parts(f)) {
    const runs = runsOf(a, empty);
    for (let k = 0; k < runs.length; k += 2) {
      h.int(runs[k]!).int(runs[k + 1]!);
      for (let i = runs[k]!, end = i + runs[k + 1]!; i < end; i++) h.number(a[i]!);
    }
  }
  return h.digest();
}
