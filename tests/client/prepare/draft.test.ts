import { describe, expect, it } from 'vitest';
import { at, entryOf, faultsAt, pathText, put, sectionOf } from '../../../client/prepare/draft.ts';

const file = {
  weather: {
    base: [
      { at: '00:00', windMs: 3 },
      { at: '01:00', windMs: 4 },
    ],
  },
};

describe('a draft', () => {
  it('changes in a copy; what did not change stays the same object', () => {
    const next = put(file, ['weather', 'base', 1, 'windMs'], 9);
    expect(at(next, ['weather', 'base', 1, 'windMs'])).toBe(9);
    expect(file.weather.base[1]!.windMs).toBe(4);
    expect(next.weather.base[0]).toBe(file.weather.base[0]);
  });

  it('loses an entry or a member that is set to nothing, and gains what is set beyond', () => {
    expect(put(file, ['weather', 'base', 0], undefined).weather.base).toEqual([
      { at: '01:00', windMs: 4 },
    ]);
    expect(at(put(file, ['forces', 'strengths', 'a'], 5), ['forces', 'strengths'])).toEqual({
      a: 5,
    });
    expect(put({ a: 1, b: 2 }, ['b'], undefined)).toEqual({ a: 1 });
  });

  it('knows which faults are about a place and on which part of the page they are mended', () => {
    const fault = (path: string) => ({ path, expected: 'x', got: 'y' });
    const all = [fault('weather.base[1].at'), fault('weather.base[10]'), fault('units[3].home')];
    expect(pathText(['weather', 'base', 1])).toBe('weather.base[1]');
    expect(faultsAt(all, ['weather', 'base', 1])).toEqual([all[0]]);
    expect(all.map(sectionOf)).toEqual(['weather', 'weather', 'forces']);
    expect(sectionOf(fault(''))).toBe('basics');
  });

  it('knows the entry that would have to go with a fault', () => {
    const entry = (path: string) => entryOf({ path, expected: 'x', got: 'y' });
    expect(entry('survey.satellite.passes[2].at')).toEqual(['survey', 'satellite', 'passes', 2]);
    expect(entry('injects[3].to[1]')).toEqual(['injects', 3, 'to', 1]);
    expect(entry('duration')).toBeNull();
  });
});
