import { describe, expect, it } from 'vitest';
import { firstDraft, runsOfSpec, specOf } from '../../client/lab/draft.ts';
import type { StudyFormAnswer } from '../../engine/protocol/studies.ts';
import { MOST_PAGE_RUNS, pageStudySchema } from '../../engine/protocol/study-schema.ts';
import { FACTORS } from '../../engine/study/factors.ts';

const form: StudyFormAnswer = {
  factors: FACTORS.map(({ id, unit, min, max, neutral, doc }) => ({
    id,
    unit,
    min,
    max,
    neutral,
    doc,
  })),
  plans: [],
  yearly: {
    here: {
      eventsPerYear: { value: 2, provenance: 'assumed' },
      population: { value: 460_000, provenance: 'recalled' },
      gdpYuan: { value: 2e10, provenance: 'assumed' },
      forestHa: { value: 183_396, provenance: 'estimated' },
    },
  },
  mostRuns: MOST_PAGE_RUNS,
  workers: 1,
  cores: 2,
  distributed: false,
};
const draft = firstDraft(form, 'here');

describe('a study that somebody fills in', () => {
  it('is one that the server takes, as it stands at first', () => {
    const spec = specOf(draft, form);
    expect(pageStudySchema.safeParse(spec).success).toBe(true);
    expect(spec).toMatchObject({ runs: 200, required: 0.9, yearly: form.yearly['here'] });
    if ('of' in spec) throw new Error('a spec was expected');
    expect(runsOfSpec(spec)).toBeGreaterThan(spec.runs);
  });

  it('says what is wrong', () => {
    expect(specOf({ ...draft, runs: '0' }, form)).toEqual({ of: 'runs' });
    expect(specOf({ ...draft, runs: String(MOST_PAGE_RUNS) }, form)).toEqual({ of: 'runs' });
    expect(specOf({ ...draft, courses: '201' }, form)).toEqual({ of: 'courses' });
    expect(specOf({ ...draft, courses: '20' }, form)).toMatchObject({ realisations: 20 });
    expect(specOf({ ...draft, requiredPct: '' }, form)).toEqual({ of: 'required' });
    expect(specOf({ ...draft, population: '-3' }, form)).toEqual({ of: 'yearly' });
    const wind = { on: true, min: '2', max: '1' };
    expect(specOf({ ...draft, ranges: { ...draft.ranges, wind } }, form)).toMatchObject({
      of: 'range',
      factor: 'wind',
    });
  });

  it('takes a changed figure for the author’s own', () => {
    const spec = specOf({ ...draft, population: '500000' }, form);
    expect(spec).toMatchObject({
      yearly: { population: { value: 500_000, provenance: 'assumed' } },
    });
  });
});
