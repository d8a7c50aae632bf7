import { bentRivers, type RiverFact, type RiverLine } from '../lib/river-line.ts';
import { gridOf, keyFor, places, project, unproject } from './context.ts';
import { EXTRA_RIVERS, PLAIN_REACH, REACHES, type Reach } from './settings.ts';

/** Section of a river of Wushan, with the walls that it may stand between. */
type GorgeSection = Omit<Reach, 'from' | 'to'>;
export type GorgeRiver = RiverLine<GorgeSection>;

const BENDS = [
  { amplitudeM: 620, wavelengthM: 3300 },
  { amplitudeM: 210, wavelengthM: 1100 },
] as const;

/** The named rivers as smooth, bending lines with a bed that never rises downstream. */
export function riverLines(): GorgeRiver[] {
  const facts: { fact: RiverFact; inFacts: boolean }[] = [
    ...places.rivers.map((fact) => ({ fact: fact as RiverFact, inFacts: true })),
    ...EXTRA_RIVERS.map((fact) => ({ fact: fact as RiverFact, inFacts: false })),
  ];
  return bentRivers(facts, {
    frame: { project, unproject, gridOf, keyFor },
    bends: BENDS,
    damp: (fact) => (fact.name === '长江' ? 0.75 : Math.min(1, 0.45 + 12 / fact.widthM)),
    sectionAt: reachAt,
  });
}

/** Cross-section at a fractional vertex: constant inside a reach, blended between reaches. */
function reachAt(name: string, vertex: number): GorgeSection {
  const reaches = REACHES[name];
  if (!reaches) return PLAIN_REACH;
  const after = reaches.findIndex((r) => vertex <= r.to);
  if (after === -1) return reaches[reaches.length - 1]!;
  const here = reaches[after]!;
  if (vertex >= here.from || after === 0) return here;
  const before = reaches[after - 1]!;
  const t = (vertex - before.to) / (here.from - before.to);
  const blend = (k: 'halfWidthM' | 'riseM' | 'wallCap' | 'wallRadiusM'): number =>
    before[k] + t * (here[k] - before[k]);
  return {
    halfWidthM: blend('halfWidthM'),
    riseM: blend('riseM'),
    wallCap: blend('wallCap'),
    wallRadiusM: blend('wallRadiusM'),
  };
}
