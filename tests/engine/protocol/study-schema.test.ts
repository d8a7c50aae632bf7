import { describe, expect, it } from 'vitest';
import {
  MOST_PAGE_RUNS,
  pageStudySchema,
  studySpecSchema,
} from '../../../engine/protocol/study-schema.ts';

const LIMIT = { factor: 'residents', values: [1, 2, 3] };
const DETAILS = { target: null, runs: 1, pools: 0, tornado: false, morris: 0, limit: null };

describe('a study that a page asks for', () => {
  it.each([
    ['runs of its own', { runs: MOST_PAGE_RUNS }, true],
    ['runs of its own', { runs: MOST_PAGE_RUNS + 1 }, false],
    ['a second plan', { runs: MOST_PAGE_RUNS / 2, against: 'b' }, true],
    ['a second plan', { runs: MOST_PAGE_RUNS / 2 + 1, against: 'b' }, false],
    // Arms that ask why are never longer than the base.
    ['causes', { runs: 10, details: { ...DETAILS, runs: 1_000_000, limit: LIMIT } }, true],
    ['causes', { runs: 20_000, details: { ...DETAILS, runs: 1_000_000, limit: LIMIT } }, false],
    ['causes', { runs: 20_000, details: { ...DETAILS, runs: 10_000, limit: LIMIT } }, true],
  ])('is counted with %s', (_what, part, fits) => {
    const spec = { scenario: 'twin', ...part };
    expect(studySpecSchema.safeParse(spec).success).toBe(true);
    const parsed = pageStudySchema.safeParse(spec);
    expect(parsed.success).toBe(fits);
    if (!fits) expect(parsed.error!.issues[0]!.path).toEqual(['runs']);
  });
});
