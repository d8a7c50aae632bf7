/** Bytes of a run of landslides: its plain state as JSON, then the numbers of the masses that move. */
import { decodeUtf8, encodeUtf8 } from '../../kernel/utf8.ts';
import { LandslideState, type PlainState } from './landslide-state.ts';
import { applyEdit, movingOf } from './release.ts';
import { reachOf, waveGrid } from './waves.ts';

const MAGIC = 0x4c534c31;
const VERSION = 2;
const HEADER = 16;

/** Arrays of a moving mass in their order of saving. */
function partsOf(state: LandslideState, index: number): Float64Array[] {
  const moving = state.moving[index]!;
  const { run } = moving;
  return [
    moving.fineElevation,
    ...run.arrays(),
    Float64Array.from(run.maxDepthM),
    Float64Array.from(run.maxSpeedMS),
    Float64Array.from(run.numbers()),
  ];
}

/** Indices of the releases that still move. */
const movingIndices = (state: LandslideState): number[] =>
  state.moving.flatMap((m, k) => (m === null ? [] : [k]));

export function saveLandslides(state: LandslideState): Uint8Array {
  const { cols, rows } = state.setting.ground.grid;
  state.plain.waves.forEach((w, k) => (w.progress = state.reaches[k]!.progress()));
  const json = encodeUtf8(JSON.stringify(state.plain));
  state.plain.waves.forEach((w) => (w.progress = null));
  const parts = [
    ...movingIndices(state).flatMap((k) => partsOf(state, k)),
    ...state.reaches.flatMap((r) => [Float64Array.from(r.setup.bedM), ...r.arrays()]),
  ];
  const numbers = parts.reduce((n, p) => n + p.length, 0);
  const padded = Math.ceil((HEADER + 4 + json.length) / 8) * 8;
  const bytes = new Uint8Array(padded + 8 * numbers);
  const view = new DataView(bytes.buffer);
  [MAGIC, VERSION, cols, rows, json.length].forEach((v, i) => view.setInt32(4 * i, v, true));
  bytes.set(json, HEADER + 4);
  let at = padded;
  for (const part of parts)
    for (let i = 0; i < part.length; i++, at += 8) view.setFloat64(at, part[i]!, true);
  return bytes;
}

/** Fills `state`, which must be new and of the same setting, from what `saveLandslides` wrote. */
export function loadLandslides(state: LandslideState, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER + 4 || view.getInt32(0, true) !== MAGIC)
    throw new RangeError('not a saved run of landslides');
  const version = view.getInt32(4, true);
  if (version !== VERSION) throw new RangeError(`saved run of landslides of version ${version}`);
  const { cols, rows } = state.setting.ground.grid;
  const [c, r] = [view.getInt32(8, true), view.getInt32(12, true)];
  if (c !== cols || r !== rows)
    throw new RangeError(
      `saved run of landslides of ${c} x ${r} cells, expected ${cols} x ${rows}`,
    );
  const length = view.getInt32(16, true);
  const start = HEADER + 4;
  if (start + length > bytes.length) throw new RangeError('saved run of landslides is cut short');
  state.plain = JSON.parse(decodeUtf8(bytes.subarray(start, start + length))) as PlainState;
  for (const edit of state.plain.edits) applyEdit(state, edit);
  let at = Math.ceil((start + length) / 8) * 8;
  const next = (n: number): Float64Array => {
    if (at + 8 * n > bytes.length) throw new RangeError('saved run of landslides is cut short');
    const out = new Float64Array(n);
    for (let i = 0; i < n; i++, at += 8) out[i] = view.getFloat64(at, true);
    return out;
  };
  state.moving = state.plain.releases.map((release) => {
    if (release.stoppedAtTick >= 0) return null;
    const moving = movingOf(state, release, next(release.grid.cols * release.grid.rows));
    for (const a of moving.run.arrays()) a.set(next(a.length));
    moving.run.maxDepthM.set(next(moving.run.maxDepthM.length));
    moving.run.maxSpeedMS.set(next(moving.run.maxSpeedMS.length));
    moving.run.restore([...next(moving.run.numbers().length)]);
    return moving;
  });
  const waves = waveGrid(state);
  state.reaches = state.plain.waves.map((wave) => {
    const reach = reachOf(state, wave, next(waves.cols * waves.rows));
    reach.restore(wave.progress!, next);
    wave.progress = null;
    return reach;
  });
}
