/** Bytes of a release: a head, the plain state as JSON, and the rasters where they are not zero. */
import { decodeUtf8, encodeUtf8 } from '../../kernel/utf8.ts';
import type { Box } from './raster.ts';
import { newRasters, RASTERS, type Plain, type Rasters } from './state.ts';

const MAGIC = 0x485a4d31;
const VERSION = 1;
const HEAD = 20;

/** Cells that any raster may have written: the loads and the heat together. */
function unionOf(p: Plain): Box {
  const a = p.touched;
  const b = p.heated;
  return {
    col0: Math.min(a.col0, b.col0),
    col1: Math.max(a.col1, b.col1),
    row0: Math.min(a.row0, b.row0),
    row1: Math.max(a.row1, b.row1),
  };
}

const sizeOf = (b: Box): number => Math.max(0, b.col1 - b.col0) * Math.max(0, b.row1 - b.row0);

export function saveHazmat(plain: Plain, rasters: Rasters, cols: number, rows: number): Uint8Array {
  const json = encodeUtf8(JSON.stringify(plain));
  const box = unionOf(plain);
  const cells = sizeOf(box);
  const bytes = new Uint8Array(HEAD + json.length + 4 * RASTERS.length * cells);
  const view = new DataView(bytes.buffer);
  [MAGIC, VERSION, cols, rows, json.length].forEach((v, i) => view.setInt32(4 * i, v, true));
  bytes.set(json, HEAD);
  let at = HEAD + json.length;
  for (const name of RASTERS)
    for (let r = box.row0; r < box.row1 && cells > 0; r++)
      for (let i = r * cols + box.col0; i < r * cols + box.col1; i++, at += 4)
        view.setFloat32(at, rasters[name][i]!, true);
  return bytes;
}

/** What `saveHazmat` wrote; RangeError for anything else. */
export function loadHazmat(bytes: Uint8Array, cols: number, rows: number) {
  if (bytes.length < HEAD) throw new RangeError('saved release is cut short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = [0, 1, 2, 3, 4].map((i) => view.getInt32(4 * i, true));
  if (head[0] !== MAGIC) throw new RangeError('not a saved release');
  if (head[1] !== VERSION) throw new RangeError(`saved release of version ${head[1]}`);
  if (head[2] !== cols || head[3] !== rows)
    throw new RangeError(
      `saved release of ${head[2]} x ${head[3]} cells, expected ${cols} x ${rows}`,
    );
  const end = HEAD + head[4]!;
  if (bytes.length < end) throw new RangeError('saved release is cut short');
  const plain = JSON.parse(decodeUtf8(bytes.subarray(HEAD, end))) as Plain;
  const rasters = newRasters({ cols, rows, cellM: 1, west: 0, north: 0 });
  const box = unionOf(plain);
  const cells = sizeOf(box);
  if (bytes.length < end + 4 * RASTERS.length * cells)
    throw new RangeError('saved release is cut short');
  let at = end;
  for (const name of RASTERS)
    for (let r = box.row0; r < box.row1 && cells > 0; r++)
      for (let i = r * cols + box.col0; i < r * cols + box.col1; i++, at += 4)
        rasters[name][i] = view.getFloat32(at, true);
  return { plain, rasters };
}

/** An independent copy. */
export const copyPlain = (p: Plain): Plain => JSON.parse(JSON.stringify(p)) as Plain;

export const copyRasters = (r: Rasters): Rasters =>
  Object.fromEntries(RASTERS.map((name) => [name, r[name].slice()])) as unknown as Rasters;
