import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOfLoops, hazardShapes, layersKey } from '../../../client/ground/hazard-shapes.ts';
import { unpackLayer } from '../../../client/ground/layer-mask.ts';
import { loopArea, roundLoop, traceLoops } from '../../../client/ground/outline.ts';
import type { Loop } from '../../../client/ground/outline.ts';
import type { LayerFrame, LayerId } from '../../../engine/exercise/layer-frame.ts';
import { packRuns, type LayerRun } from '../../../engine/exercise/layer-runs.ts';

const grid = { cols: 12, rows: 9, cellM: 30, west: 1000, north: 2000 };

/** Start, length and class of each run. */
function packed(runs: readonly number[]): Uint8Array {
  const list: LayerRun[] = [];
  for (let i = 0; i < runs.length; i += 3)
    list.push({ start: runs[i]!, length: runs[i + 1]!, cls: runs[i + 2]! });
  return packRuns(list);
}

function frame(id: LayerId, runs: readonly number[], version = 1): LayerFrame {
  return { id, version, grid, asOfTick: 60, runs: packed(runs) };
}

function mask(rows: readonly string[]) {
  const cols = rows[0]!.length;
  const cells = rows.flatMap((r) => [...r].map((c) => c === '#'));
  const bounds = { col0: 0, row0: 0, col1: cols - 1, row1: rows.length - 1 };
  return traceLoops(cols, rows.length, bounds, (i) => cells[i]!);
}

const points = (l: Loop): number => l.length / 2;

describe('layer runs', () => {
  it('fill the named cells and bound them', () => {
    const got = unpackLayer(frame('forecast', [14, 3, 1, 26, 2, 4]));
    if (!got.ok) throw new Error(got.error);
    expect([...got.value.classes.subarray(12, 30)].join('')).toBe('001110000000004400');
    expect(got.value.bounds).toEqual({ col0: 2, row0: 1, col1: 4, row1: 2 });
  });

  it('may start at any byte of their buffer', () => {
    const inner = frame('forecast', [0, 1, 2]).runs;
    const shifted = new Uint8Array(inner.length + 3);
    shifted.set(inner, 3);
    const got = unpackLayer({ ...frame('forecast', []), runs: shifted.subarray(3) });
    expect(got.ok && got.value.classes[0]).toBe(2);
  });

  it('are refused when they are cut off or leave the raster', () => {
    const cut = { ...frame('fire-known', []), runs: new Uint8Array(4) };
    expect(unpackLayer(cut)).toEqual({ ok: false, error: expect.stringContaining('whole runs') });
    expect(unpackLayer(frame('fire-known', [107, 2, 1])).ok).toBe(false);
    expect(unpackLayer(frame('fire-known', [106, 2, 1])).ok).toBe(true);
  });
});

describe('outlines', () => {
  it('go clockwise around one cell', () => {
    const [loop, ...more] = mask(['...', '.#.', '...']);
    expect(more).toEqual([]);
    expect([...loop!]).toEqual([1, 1, 2, 1, 2, 2, 1, 2]);
    expect(loopArea(loop!)).toBe(1);
  });

  it('keep holes as loops of their own, the other way round', () => {
    const loops = mask(['####', '#..#', '####']);
    expect(loops.map(loopArea).sort((a, b) => a - b)).toEqual([-2, 12]);
  });

  it('part cells that touch only at a corner', () => {
    expect(mask(['#.', '.#']).map(loopArea)).toEqual([1, 1]);
    expect(mask(['.#', '#.']).map(loopArea)).toEqual([1, 1]);
  });

  it('follow the edge of the raster', () => {
    expect(mask(['##', '##']).map((l) => [...l])).toEqual([[0, 0, 2, 0, 2, 2, 0, 2]]);
  });

  it('enclose exactly the cells of any mask', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 63, maxLength: 63 }), (cells) => {
        const bounds = { col0: 0, row0: 0, col1: 8, row1: 6 };
        const loops = traceLoops(9, 7, bounds, (i) => cells[i]!);
        const area = loops.reduce((sum, l) => sum + loopArea(l), 0);
        expect(area).toBe(cells.filter(Boolean).length);
      }),
      { numRuns: 300 },
    );
  });

  it('become round within half a cell of the border', () => {
    const [square] = mask(['....', '.##.', '.##.', '....']);
    const round = roundLoop(square!);
    expect(points(round)).toBe(16);
    for (let i = 0; i < round.length; i += 2) {
      const dx = Math.max(1 - round[i]!, round[i]! - 3, 0);
      const dy = Math.max(1 - round[i + 1]!, round[i + 1]! - 3, 0);
      expect(Math.hypot(dx, dy)).toBe(0);
      const inner = Math.min(round[i]! - 1, 3 - round[i]!, round[i + 1]! - 1, 3 - round[i + 1]!);
      expect(inner).toBeLessThanOrEqual(0.5);
    }
    // Only the corners are lost: an eighth of a cell each, and a little for Chaikin's cut.
    expect(loopArea(round)).toBeGreaterThan(4 - 4 * 0.2);
    expect(loopArea(round)).toBeLessThan(4);
  });
});

describe('hazard shapes', () => {
  const known = frame('fire-known', [26, 4, 1, 38, 4, 1, 50, 4, 1]);
  const forecast = frame('forecast', [25, 1, 1, 30, 1, 2, 37, 1, 3, 54, 1, 4]);
  // North is up on the ground: clockwise there has the other sign than on rows that run down.
  const cells = (l: Loop): number => -loopArea(l) / 900;
  const area = (loops: readonly Loop[]): number => loops.reduce((s, l) => s + cells(l), 0);

  it('put the burned ground inside every arrival line, growing with the hours', () => {
    const { shapes } = hazardShapes(new Map([known, forecast].map((l) => [l.id, l])));
    const areas = shapes!.forecast.map(area);
    expect(areas).toHaveLength(4);
    for (let i = 1; i < 4; i++) expect(areas[i]!).toBeGreaterThan(areas[i - 1]!);
    expect(areas[0]!).toBeGreaterThan(area(shapes!.known));
    // No arrival line has a hole where it has burned.
    for (const loops of shapes!.forecast) expect(loops.every((l) => cells(l) > 0)).toBe(true);
  });

  it('leave no hole in the forecast where only the truth is shown', () => {
    const truth = { ...known, id: 'fire-truth' as const };
    const { shapes } = hazardShapes(new Map([truth, forecast].map((l) => [l.id, l])));
    expect(shapes!.known).toEqual([]);
    for (const loops of shapes!.forecast) expect(loops.every((l) => cells(l) > 0)).toBe(true);
  });

  it('lie on the same ground whatever raster each layer comes on', () => {
    // The forecast on cells twice as wide: its arrival lines still hold the known fire.
    const wide = { cols: 6, rows: 5, cellM: 60, west: 1000, north: 2000 };
    const coarse = { ...frame('forecast', [7, 2, 1, 13, 3, 2]), grid: wide };
    const { shapes } = hazardShapes(new Map([known, coarse].map((l) => [l.id, l])));
    expect(shapes!.known).toHaveLength(1);
    expect(shapes!.forecast.map((l) => l.length)).toEqual([1, 1, 1, 1]);
    const inner = boundsOfLoops(shapes!.known)!;
    const outer = boundsOfLoops(shapes!.forecast[3]!)!;
    expect(outer.west).toBeLessThanOrEqual(inner.west + 15);
    expect(outer.east).toBeGreaterThanOrEqual(inner.east - 15);
    // Columns 1 to 4 of 60 m from 1000: nothing reaches beyond 1000 + 4 * 60.
    expect(outer.east).toBeLessThanOrEqual(1240);
  });

  it('show the rest when one layer cannot be read', () => {
    const broken = { ...forecast, runs: new Uint8Array(5) };
    const { shapes, faults } = hazardShapes(new Map([known, broken].map((l) => [l.id, l])));
    expect(shapes!.known).toHaveLength(1);
    expect(shapes!.forecast).toEqual([]);
    expect(faults).toHaveLength(1);
  });

  it('say when nothing has to be painted again', () => {
    const map = (...l: LayerFrame[]) => new Map(l.map((x) => [x.id, x]));
    expect(layersKey(map(known, forecast))).toBe(layersKey(map(forecast, known)));
    expect(layersKey(map(known))).not.toBe(layersKey(map({ ...known, version: 2 })));
    expect(hazardShapes(new Map()).shapes).toBeNull();
  });

  it('have a box on the ground', () => {
    const { shapes } = hazardShapes(new Map([[known.id, known]]));
    const box = boundsOfLoops(shapes!.known)!;
    // Columns 2 to 6 and rows 2 to 5 of 30 m cells.
    expect(box.west).toBeGreaterThanOrEqual(1060);
    expect(box.east).toBeLessThanOrEqual(1180);
    expect(box.north).toBeLessThanOrEqual(1940);
    expect(box.south).toBeGreaterThanOrEqual(1850);
    expect(boundsOfLoops([])).toBeNull();
  });
});
