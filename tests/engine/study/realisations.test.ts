import { describe, expect, it } from 'vitest';
import { usualRealisations } from '../../../engine/study/realisations.ts';
import { wilson } from '../../../engine/study/proportion.ts';
import { openScenario } from '../../../server/cli/catalogue.ts';

const study = { runs: 1000, required: 0.9, untilDecided: false, vary: [] };

describe('courses of the hazard of a study that does not say how many', async () => {
  const flood = (await openScenario('wushan-yangtze-flood-2020')).scenario;
  const fire = (await openScenario('wushan-forest-fire')).scenario;

  it('are shared where they cost more than the people in them', () => {
    expect(usualRealisations(study, flood)).toBe(40);
    expect(usualRealisations(study, fire)).toBeNull();
    // Half of those that a study of forty runs would have is no saving.
    expect(usualRealisations({ ...study, runs: 40 }, flood)).toBeNull();
  });

  it('are enough to show what is asked for', () => {
    const n = usualRealisations({ ...study, required: 0.97 }, flood)!;
    expect(wilson(n, n).low).toBeGreaterThanOrEqual(0.97);
    expect(wilson(n - 2, n - 2).low).toBeLessThan(0.97);
  });

  it('are one for each run where factors change the hazard or the study may stop early', () => {
    expect(usualRealisations({ ...study, vary: [{ factor: 'rain' }] }, flood)).toBeNull();
    expect(usualRealisations({ ...study, vary: [{ factor: 'stock' }] }, flood)).toBe(40);
    expect(usualRealisations({ ...study, untilDecided: true }, flood)).toBeNull();
  });
});
