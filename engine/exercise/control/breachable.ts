import type { Scenario } from '../scenario.ts';

/** Levees, and reservoirs with a dam, by id. */
export const breachable = (s: Pick<Scenario, 'flood'>): readonly string[] => [
  ...(s.flood?.levees ?? []).map((l) => l.id),
  ...(s.flood?.reservoirs ?? []).filter((r) => r.dam !== null).map((r) => r.id),
];
