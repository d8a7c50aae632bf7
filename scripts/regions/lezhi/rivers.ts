import { bentRivers, type RiverFact, type RiverLine } from '../lib/river-line.ts';
import { frame, places } from './context.ts';
import { BED, BENDS, STREAM } from './settings.ts';

/** The head streams of the county as bending lines with a bed that never rises downstream. */
export function riverLines(): RiverLine[] {
  const facts = places.rivers.map((r) => ({
    fact: { ...(r as RiverFact), bedElevM: r.bedElevM.map(deepened) },
    inFacts: true,
  }));
  return bentRivers(facts, {
    frame,
    bends: BENDS,
    damp: () => 1,
    sectionAt: () => STREAM,
  });
}

function deepened(estimatedM: number): number {
  const z = estimatedM - BED.lowerM;
  return z >= BED.fromM ? z : BED.fromM - (BED.fromM - z) * BED.factor;
}
