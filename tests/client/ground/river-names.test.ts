import { describe, expect, it } from 'vitest';
import { firePlace } from '../../../client/ground/places.ts';
import { riverNames, riverWishes } from '../../../client/ground/river-names.ts';
import { alongGround } from '../../../client/terrain/tool-overlay.ts';

const river = (order: number, name = '大宁河（别名）') => ({
  id: `r${order}`,
  name: { zh: name, en: name === '' ? '' : 'Daning River (other)' },
  order,
  widthM: 100,
  line: [
    { e: 0, n: 0 },
    { e: 6000, n: 0 },
    { e: 12_000, n: 0 },
  ],
});
const everywhere = (p: { e: number; n: number }) => ({ x: p.e / 10, y: p.n / 10 });

describe('names of rivers', () => {
  it('may stand at even steps along the river, across its bends, without names in brackets', () => {
    const names = riverNames([river(1)]);
    expect(names.map((n) => n.at.e)).toEqual([750, 2250, 3750, 5250, 6750, 8250, 9750, 11_250]);
    expect(names[0]!.name).toEqual({ zh: '大宁河', en: 'Daning River' });
    expect(riverNames([river(1, '')])).toEqual([]);
  });

  it('stand further apart on a smaller scale, and those on it were there before', () => {
    const names = riverNames([river(1)]);
    const at = (metresPerPx: number): string[] =>
      riverWishes(names, { metresPerPx, language: 'zh', project: everywhere }).map(
        ({ wish }) => wish.key,
      );
    expect(at(3)).toHaveLength(8);
    expect(at(10)).toHaveLength(2);
    expect(at(3)).toEqual(expect.arrayContaining(at(10)));
  });

  it('of small rivers are left out where the county is seen', () => {
    const names = riverNames([river(1), river(3)]);
    const wishes = riverWishes(names, { metresPerPx: 60, language: 'en', project: everywhere });
    expect(wishes.map(({ wish }) => wish.key)).toEqual(['river:r1:0']);
    expect(wishes[0]!.wish.text).toBe('Daning River');
  });
});

describe('mark of the fire', () => {
  const fire = { west: 100, south: 200, east: 300, north: 300 };

  it('stands in its middle while it is too small to be seen, and goes when it is not', () => {
    expect(firePlace(fire, 28).map((p) => p.at)).toEqual([{ e: 200, n: 250 }]);
    expect(firePlace(fire, 4)).toEqual([]);
    expect(firePlace(null, 28)).toEqual([]);
  });
});

describe('a line drawn on the terrain', () => {
  it('follows the ground in short steps from end to end', () => {
    const steps = alongGround({ e: 0, n: 0 }, { e: 120, n: 0 });
    expect(steps.map((p) => p.e)).toEqual([0, 60, 120]);
    expect(alongGround({ e: 5, n: 5 }, { e: 5, n: 5 })).toHaveLength(2);
    expect(alongGround({ e: 0, n: 0 }, { e: 1e6, n: 0 })).toHaveLength(65);
  });
});
