import type { Scenario } from '../../engine/exercise/scenario.ts';
import { SUBSTANCES } from '../../engine/hazards/hazmat/substances.ts';
import { ASSUMED_ZONES } from '../../engine/hazards/landslide/soil.ts';
import { planFileSchema } from '../../engine/protocol/plan-schema.ts';
import type { DraftFile, PrepareChoices } from '../../engine/protocol/prepare.ts';
import type { Region } from '../../engine/region/region.ts';
import { fitting, planCards } from '../plans/fitting.ts';
import { PLANS_FOLDER } from '../plans/plans.ts';
import { sharedFile } from '../scenarios/beside.ts';
import { loadForces } from '../scenarios/load-forces.ts';
import { readYaml } from '../scenarios/read-yaml.ts';
import { allForces } from '../scenarios/resolve-forces.ts';

async function targetsOf(dir: string, plan: unknown): Promise<PrepareChoices['targets']> {
  const file = await sharedFile(dir, 'plans', `${String(plan)}.yaml`);
  const read = await readYaml(file, planFileSchema);
  if (!read.ok) return [];
  return read.value.data.targets.map(({ id, title, quote }) => ({ id, title, quote }));
}

/** The county's teams in the order of the file, and whether the scenario has them. */
async function teamsOf(
  dir: string,
  file: DraftFile,
  region: Region,
  scenario: Scenario,
): Promise<PrepareChoices['teams']> {
  const id = (file['forces'] as { file?: unknown } | null | undefined)?.file;
  if (typeof id !== 'string') return [];
  const forces = await loadForces(dir, id, region.id);
  if (!forces.ok || forces.value.forces === null) return [];
  const inPlay = new Map(scenario.units.map((u) => [u.id, u]));
  return allForces(forces.value.forces, region)[0].map((unit) => ({
    id: unit.id,
    name: unit.name,
    seatId: inPlay.get(unit.id)?.seatId ?? unit.seatId,
    strength: unit.strength,
    near: inPlay.has(unit.id),
  }));
}

/** The assumed soils of the region, and those of the file in their place where ids agree. */
function soilsOf(file: DraftFile): PrepareChoices['soils'] {
  const part = file['landslide'] as { zones?: PrepareChoices['soils'] } | null | undefined;
  const own = part?.zones ?? [];
  const assumed = ASSUMED_ZONES.filter((z) => own.every((o) => o.id !== z.id));
  return [...assumed, ...own].map(({ id, name }) => ({ id, name }));
}

/** What a draft can be made of, beside what its file says already. */
export async function choicesOf(
  dir: string,
  file: DraftFile,
  region: Region,
  scenario: Scenario,
): Promise<PrepareChoices> {
  const facilities = new Map(region.facilities.map((f) => [f.id, f]));
  return {
    targets: await targetsOf(dir, file['plan']),
    seats: scenario.seats.map(({ id, name }) => ({ id, name })),
    teams: await teamsOf(dir, file, region, scenario),
    plans: fitting(await planCards(PLANS_FOLDER), file).map(({ id, name }) => ({ id, name })),
    substances: SUBSTANCES.map(({ id, name }) => ({ id, name })),
    soils: soilsOf(file),
    depots: scenario.depots.map((d) => ({
      id: d.facilityId,
      name: facilities.get(d.facilityId)?.name ?? { zh: d.facilityId, en: d.facilityId },
      kits: d.kits,
      loadingPerMin: d.loadingPerMin,
    })),
  };
}
