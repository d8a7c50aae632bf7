import type { Scenario } from '../scenario.ts';
import type { Waterwork } from './waterworks.ts';

/** Levees, and reservoirs with a dam, by id. */
export const breachable = (s: Pick<Scenario, 'flood'>): readonly string[] => [
  ...(s.flood?.levees ?? []).map((l) => l.id),
  ...(s.flood?.reservoirs ?? []).filter((r) => r.dam !== null).map((r) => r.id),
];

const SETTABLE: Readonly<
  Record<Waterwork['kind'], (flood: NonNullable<Scenario['flood']>) => readonly { id: string }[]>
> = {
  gate: (f) => [...f.gates, ...f.reservoirs.flatMap((r) => r.outlets)],
  pump: (f) => f.pumps,
  release: (f) => f.reservoirs.filter((r) => r.stageM !== null),
  stage: (f) => f.reservoirs,
};

/** What of a flood's works can be set in one way, by id; as `waterworks` tells of a running one. */
export const settable = (s: Pick<Scenario, 'flood'>, kind: Waterwork['kind']): readonly string[] =>
  s.flood === null ? [] : SETTABLE[kind](s.flood).map((x) => x.id);
