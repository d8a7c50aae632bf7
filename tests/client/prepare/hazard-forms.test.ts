import { describe, expect, it } from 'vitest';
import { prepareHazard as en } from '../../../client/i18n/en/prepare-hazard.ts';
import { prepareHazard as zh } from '../../../client/i18n/zh/prepare-hazard.ts';
import { at, put } from '../../../client/prepare/draft.ts';
import { canMove, freeId, movedTo } from '../../../client/prepare/hazard-edit.ts';
import { GROUPS, LIST_FORMS } from '../../../client/prepare/hazard-forms.ts';
import { FIELD_LIMITS } from '../../../server/prepare/limits.ts';

const shown = [
  ...GROUPS.flatMap((g) => g.fields.map((f) => ({ of: g.path, field: f, at: `${g.path}.${f}` }))),
  ...LIST_FORMS.flatMap((form) => [
    ...form.fields.map((f) => ({ of: form.path, field: f, at: `${form.path}[].${f}` })),
    ...(form.inner?.fields ?? []).map((f) => ({
      of: form.path,
      field: f,
      at: `${form.path}[].${form.inner!.key}[].${f}`,
    })),
  ]),
];

describe('the forms of hazards', () => {
  it('show members that the schema of the file has, with its ranges', () => {
    expect(shown.length).toBeGreaterThan(100);
    for (const { at: path } of shown) expect([path, FIELD_LIMITS[path]]).not.toContain(undefined);
    expect(FIELD_LIMITS['flood.catchments[].areaKm2']).toMatchObject({
      kind: 'number',
      min: 0.001,
      max: 1e5,
    });
    expect(FIELD_LIMITS['flood.inflows[].m3S']?.kind).toBe('series');
    expect(FIELD_LIMITS['hazmat.tanks[].opens']).toMatchObject({ kind: 'time', optional: true });
    expect(FIELD_LIMITS['hazmat.tanks[].hole.pipeM']?.standard).toBe(0);
  });

  it('have words in both languages', () => {
    for (const words of [zh, en]) {
      for (const { of, field } of shown) {
        const own = at(words, ['fieldOf', ...of.split('.'), ...field.split('.')]);
        const common = at(words, ['field', ...field.split('.')]);
        expect([of, field, typeof (own ?? common)]).toEqual([of, field, 'string']);
      }
      for (const { path, blank } of LIST_FORMS) {
        const of = at(words, ['list', ...path.split('.')]) as { title?: string; add?: string };
        expect([path, of?.title]).not.toContain(undefined);
        expect([path, of?.add !== undefined]).toEqual([path, blank !== undefined]);
      }
    }
  });

  it('moves a slope with its instruments, and a place to where the map was clicked', () => {
    const file = {
      landslide: {
        slides: [
          {
            id: 'a',
            ring: [
              { lon: 110, lat: 31 },
              { lon: 110.002, lat: 31 },
              { lon: 110.001, lat: 31.003 },
            ],
          },
        ],
        points: [
          { id: 'p', slide: 'a', at: { lon: 110.001, lat: 31.001 } },
          { id: 'q', slide: 'b', at: { lon: 110.5, lat: 31.5 } },
        ],
      },
    };
    const moved = movedTo(
      file,
      ['landslide', 'slides', 0, 'ring'],
      { lon: 110.101, lat: 31.101 },
      put,
    );
    expect(at(moved, ['landslide', 'slides', 0, 'ring', 0])).toEqual({ lon: 110.1, lat: 31.1 });
    expect(at(moved, ['landslide', 'points', 0, 'at'])).toEqual({ lon: 110.101, lat: 31.101 });
    expect(at(moved, ['landslide', 'points', 1, 'at'])).toEqual({ lon: 110.5, lat: 31.5 });
    const inflow = { flood: { inflows: [{ at: { facility: 'gauge' } }] } };
    expect(movedTo(inflow, ['flood', 'inflows', 0, 'at'], { lon: 1, lat: 2 }, put)).toEqual({
      flood: { inflows: [{ at: { lon: 1, lat: 2 } }] },
    });
    expect(canMove([{ facility: 'x' }])).toBe(false);
    expect(freeId([{ id: 'tank-1' }, { id: 'tank-3' }], 'tank')).toBe('tank-4');
  });
});
