import { describe, expect, it } from 'vitest';
import { CellLog } from '../../../engine/kernel/cell-log.ts';
import { createPictures } from '../../../engine/exercise/picture-store.ts';

const grid = { cols: 100, rows: 50, cellM: 30, west: 0, north: 1500 };

const logOf = (...cells: number[]): CellLog => {
  const log = new CellLog();
  for (const cell of cells) log.add(cell);
  return log;
};

describe('what a seat does not know', () => {
  const pictures = createPictures(grid, ['a', 'b']);
  pictures.record(1, Int32Array.of(31, 32, 4999));
  pictures.deliver(1, 'a');
  const burned = logOf(2500, 31, 32, 0, 4999, 33);

  it('is what burned less what it was told of, whoever was asked about before', () => {
    expect([...pictures.unknownOf('a', burned)]).toEqual([0, 33, 2500]);
    expect([...pictures.unknownOf('b', burned)]).toEqual([0, 31, 32, 33, 2500, 4999]);
    expect([...pictures.unknownOf('a', burned)]).toEqual([0, 33, 2500]);
  });

  it('answers about one log without anything left of the log before', () => {
    pictures.unknownOf('b', burned);
    expect([...pictures.unknownOf('b', logOf(31, 7))]).toEqual([7, 31]);
    expect([...pictures.unknownOf('b', logOf())]).toEqual([]);
  });

  it('shrinks as word reaches the seat, and grows with the log', () => {
    pictures.record(2, Int32Array.of(0, 2500));
    pictures.deliver(2, 'a');
    expect([...pictures.unknownOf('a', burned)]).toEqual([33]);
    burned.add(3000);
    burned.add(4);
    burned.add(0);
    expect([...pictures.unknownOf('a', burned)]).toEqual([4, 33, 3000]);
    expect(pictures.knownCount('a')).toBe(5);
    expect([...pictures.knownLog('a').since(3)]).toEqual([0, 2500]);
  });
});
