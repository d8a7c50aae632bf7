import { contourIntervalM, contourLines } from './contours.ts';
import type { GroundField } from './field.ts';
import { paintRelief } from './relief.ts';
import type { PixelWindow } from './relief.ts';
import { boxHolds, boxOfGrid, boxesMeet } from './terrain-source.ts';
import type { Ground, GroundBox } from './terrain-source.ts';

/** Width over which the detail window melts into the county, m. */
const FEATHER_M = 360;

export const boxOfWindow = (w: PixelWindow): GroundBox => ({
  west: w.west,
  north: w.north,
  east: w.west + w.width * w.metresPerPx,
  south: w.north - w.height * w.metresPerPx,
});

const shrink = (b: GroundBox, by: number): GroundBox => ({
  west: b.west + by,
  east: b.east - by,
  south: b.south + by,
  north: b.north - by,
});

/** The detail raster is worth reading only where its cells are not much smaller than a pixel. */
const wantsDetail = (ground: Ground, w: PixelWindow): boolean =>
  w.metresPerPx < ground.county.grid.cellM && ground.detail.grid.cellM < ground.county.grid.cellM;

/** Relief of a window as RGBA: the detail raster where there is one, the county around it. */
export function reliefPixels(ground: Ground, window: PixelWindow): Uint8Array {
  const here = boxOfWindow(window);
  const fine = boxOfGrid(ground.detail.grid);
  if (!wantsDetail(ground, window) || !boxesMeet(fine, here))
    return paintRelief(ground.county, window);
  const near = paintRelief(ground.detail, window);
  if (boxHolds(shrink(fine, FEATHER_M), here)) return near;
  const far = paintRelief(ground.county, window);
  for (let y = 0, o = 0; y < window.height; y++) {
    const n = window.north - (y + 0.5) * window.metresPerPx;
    const dn = Math.min(fine.north - n, n - fine.south);
    for (let x = 0; x < window.width; x++, o += 4) {
      const e = window.west + (x + 0.5) * window.metresPerPx;
      const d = Math.min(dn, e - fine.west, fine.east - e) / FEATHER_M;
      const f = d <= 0 ? 0 : d >= 1 ? 1 : d;
      for (let k = 0; k < 3; k++) far[o + k] = far[o + k]! + (near[o + k]! - far[o + k]!) * f;
    }
  }
  return far;
}

/** Heights of the part of a field that a window needs, thinned to about one sample per 3 pixels. */
function lattice(field: GroundField, here: GroundBox, metresPerPx: number) {
  const g = field.grid;
  const step = Math.max(1, Math.floor((3 * metresPerPx) / g.cellM));
  const clamp = (v: number, hi: number) => Math.max(0, Math.min(hi, v));
  // Samples of every window stand on the same multiples of `step`, so that lines meet at the edges.
  const from = (x: number) => Math.max(0, Math.floor(x / step) - 1) * step;
  const c0 = from((here.west - g.west) / g.cellM - 0.5);
  const r0 = from((g.north - here.north) / g.cellM - 0.5);
  const c1 = clamp(Math.ceil((here.east - g.west) / g.cellM) + step, g.cols - 1);
  const r1 = clamp(Math.ceil((g.north - here.south) / g.cellM) + step, g.rows - 1);
  const cols = Math.floor((c1 - c0) / step) + 1;
  const rows = Math.floor((r1 - r0) / step) + 1;
  if (cols < 2 || rows < 2) return null;
  const heightM = new Float32Array(cols * rows);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++)
      heightM[r * cols + c] = field.heightM[(r0 + r * step) * g.cols + c0 + c * step]!;
  const west = g.west + (c0 + 0.5) * g.cellM;
  const north = g.north - (r0 + 0.5) * g.cellM;
  return { heightM, cols, rows, west, north, cellM: g.cellM * step };
}

function strokePieces(
  ctx: CanvasRenderingContext2D,
  pieces: readonly number[],
  x0: number,
  y0: number,
  scale: number,
  style: string,
  width: number,
): void {
  ctx.beginPath();
  for (let i = 0; i < pieces.length; i += 4) {
    ctx.moveTo(x0 + pieces[i]! * scale, y0 + pieces[i + 1]! * scale);
    ctx.lineTo(x0 + pieces[i + 2]! * scale, y0 + pieces[i + 3]! * scale);
  }
  ctx.strokeStyle = style;
  ctx.lineWidth = width;
  ctx.stroke();
}

function strokeField(
  ctx: CanvasRenderingContext2D,
  field: GroundField,
  window: PixelWindow,
  pixelRatio: number,
): void {
  const part = lattice(field, boxOfWindow(window), window.metresPerPx);
  if (part === null) return;
  const interval = contourIntervalM(window.metresPerPx * pixelRatio);
  const lines = contourLines(part.heightM, part.cols, part.rows, interval);
  const x0 = (part.west - window.west) / window.metresPerPx;
  const y0 = (window.north - part.north) / window.metresPerPx;
  const scale = part.cellM / window.metresPerPx;
  strokePieces(ctx, lines.plain, x0, y0, scale, 'rgba(196,204,196,0.16)', pixelRatio);
  strokePieces(ctx, lines.index, x0, y0, scale, 'rgba(206,212,204,0.3)', 1.2 * pixelRatio);
}

/** Contours of a window: fine ones inside the detail raster, county ones outside. */
export function strokeContours(
  ctx: CanvasRenderingContext2D,
  ground: Ground,
  window: PixelWindow,
  pixelRatio: number,
): void {
  const here = boxOfWindow(window);
  const fine = boxOfGrid(ground.detail.grid);
  const useFine = wantsDetail(ground, window) && boxesMeet(fine, here);
  if (!useFine) return strokeField(ctx, ground.county, window, pixelRatio);
  if (boxHolds(fine, here)) return strokeField(ctx, ground.detail, window, pixelRatio);
  const m = window.metresPerPx;
  const inner = new Path2D();
  inner.rect(
    (fine.west - window.west) / m,
    (window.north - fine.north) / m,
    (fine.east - fine.west) / m,
    (fine.north - fine.south) / m,
  );
  const outer = new Path2D(inner);
  outer.rect(0, 0, window.width, window.height);
  for (const [field, clip] of [
    [ground.county, outer],
    [ground.detail, inner],
  ] as const) {
    ctx.save();
    ctx.clip(clip, 'evenodd');
    strokeField(ctx, field, window, pixelRatio);
    ctx.restore();
  }
}
