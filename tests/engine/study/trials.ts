import type { PlanTarget } from '../../../engine/plan/target.ts';
import type { StudyDesign } from '../../../engine/study/design.ts';
import type { Trial, TrialLine } from '../../../engine/study/trial.ts';

/** Relief within four hours. */
export const TARGET: PlanTarget = {
  id: 'W1',
  clause: '',
  quote: '',
  title: { zh: '', en: '' },
  metric: 'reliefWithin',
  op: '<=',
  limit: 4,
  unit: 'h',
  requiredShare: 1,
  from: { zh: '', en: '' },
  to: { zh: '', en: '' },
  attribute: null,
  provenance: 'plan',
};

export const line = (more: Partial<TrialLine>): TrialLine => ({
  id: 'W1',
  status: 'met',
  value: 2,
  cases: 1,
  casesMet: 1,
  openFor: null,
  path: {},
  ...more,
});

/** A run in which all went well, but for what is told. */
export const trial = (
  seed: number,
  more: Partial<Trial> = {},
  l: Partial<TrialLine> = {},
): Trial => ({
  leg: 'base',
  seed,
  hazard: seed,
  hash: String(seed),
  lines: [line(l)],
  busy: {},
  waits: {},
  losses: { dead: 0, hurt: 0, displaced: 0, affected: 0, yuan: 0, burnedHa: 0 },
  ...more,
});

export const DESIGN: StudyDesign = {
  runs: 12,
  realisations: 4,
  vary: [
    { factor: 'wind', min: 0.5, max: 1.5 },
    { factor: 'stock', min: 0, max: 2 },
  ],
  sampling: 'latinHypercube',
  against: true,
  details: {
    target: 'W1',
    runs: 5,
    pools: 2,
    tornado: true,
    morris: 3,
    limit: { factor: 'residents', values: [0.5, 2, 4] },
  },
};
