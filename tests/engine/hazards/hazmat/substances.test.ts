import { expect, test } from 'vitest';
import file from '../../../../engine/hazards/hazmat/substances.json' with { type: 'json' };
import { SUBSTANCES } from '../../../../engine/hazards/hazmat/substances.ts';
import { substancesFileSchema } from '../../../../engine/protocol/substance-schema.ts';

test('the data file of substances has the form that the models count on', () => {
  const parsed = substancesFileSchema.safeParse(file);
  expect(parsed.error?.issues ?? []).toEqual([]);
  expect(parsed.data?.substances).toEqual(SUBSTANCES);
});

test('a value without a source, or out of its range, is refused with its path', () => {
  const bad = structuredClone(file) as { substances: { molarMass: Record<string, unknown> }[] };
  bad.substances[0]!.molarMass = { value: -1, unit: 'kg/mol', status: 'published' };
  const paths = substancesFileSchema.safeParse(bad).error!.issues.map((i) => i.path.join('.'));
  expect(paths).toContain('substances.0.molarMass.value');
  expect(paths).toContain('substances.0.molarMass.source');
});

test('limits of every substance rise with the level, and fall with the time', () => {
  for (const { id, aegl } of SUBSTANCES) {
    const levels = aegl?.value ?? [];
    for (let i = 0; i < levels.length; i++)
      for (let j = 0; j < 5; j++) {
        const here = levels[i]![j];
        const above = levels[i + 1]?.[j];
        const later = levels[i]![j + 1];
        if (here != null && above != null) expect(above, id).toBeGreaterThan(here);
        if (here != null && later != null) expect(later, id).toBeLessThanOrEqual(here);
      }
  }
});
