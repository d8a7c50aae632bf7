import type { Hamlet } from '../../engine/region/hamlets.ts';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { Locator } from './locate.ts';
import type { ScenarioProblem } from './problem.ts';

/** Hamlets of a scenario; a hamlet cannot have more people than its village. */
export function resolveHamlets(
  file: ScenarioFile,
  locate: Locator,
): Result<readonly Hamlet[], ScenarioProblem[]> {
  const out: Hamlet[] = [];
  const left = new Map<string, number>();
  file.hamlets.forEach((h, i) => {
    const path = `hamlets[${i}]`;
    const of = locate.village(`${path}.village`, h.village, undefined);
    const where = locate.place(`${path}.at`, h.at);
    if (of === null || where === null) return;
    if (locate.region.villages.some((v) => v.id === h.id)) {
      locate.problem(`${path}.id`, 'an id that no village of the region has', h.id);
      return;
    }
    const people = left.get(of.id) ?? of.population;
    if (h.population >= people || h.households > h.population)
      locate.problem(
        `${path}.population`,
        `fewer than the ${people} of ${of.id}, and no fewer than households`,
        h.population,
      );
    left.set(of.id, people - h.population);
    out.push({
      id: h.id,
      name: h.name,
      townshipId: of.townshipId,
      at: where.at,
      population: h.population,
      households: h.households,
      provenance: h.provenance,
      nodeId: where.nodeId,
      villageId: of.id,
    });
  });
  return locate.problems.length > 0 ? err([...locate.problems]) : ok(out);
}
