import { describe, expect, it } from 'vitest';
import { createPictures } from '../../../engine/exercise/picture-store.ts';

const grid = { cols: 100, rows: 50, cellM: 30, west: 0, north: 1500 };

describe('what a seat does not know', () => {
  const pictures = createPictures(grid, ['a', 'b']);
  pictures.record(1, Int32Array.of(31, 32, 4999));
  pictures.deliver(1, 'a');
  const burned = Int32Array.of(0, 31, 32, 33, 2500, 4999);

  it('is what burned less what it was told of, whoever was asked about before', () => {
    expect([...pictures.unknownAmong('a', burned)]).toEqual([0, 33, 2500]);
    expect([...pictures.unknownAmong('b', burned)]).toEqual([...burned]);
    expect([...pictures.unknownAmong('a', burned)]).toEqual([0, 33, 2500]);
  });

  it('answers about one list of cells without anything left of the list before', () => {
    pictures.unknownAmong('b', burned);
    expect([...pictures.unknownAmong('b', Int32Array.of(7, 31))]).toEqual([7, 31]);
    expect([...pictures.unknownAmong('b', new Int32Array(0))]).toEqual([]);
  });

  it('shrinks as word reaches the seat', () => {
    pictures.record(2, Int32Array.of(0, 2500));
    pictures.deliver(2, 'a');
    expect([...pictures.unknownAmong('a', burned)]).toEqual([33]);
    expect(pictures.knownCount('a')).toBe(5);
  });
});
