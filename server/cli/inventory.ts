import { join, resolve } from 'node:path';
import { takeInventory, type InventoryRow } from '../../engine/plan/inventory.ts';
import { planFileSchema } from '../../engine/protocol/plan-schema.ts';
import { readForces } from '../scenarios/load-forces.ts';
import { readYaml } from '../scenarios/read-yaml.ts';
import { allForces } from '../scenarios/resolve-forces.ts';
import { openRegion, refuse, SCENARIOS_ROOT } from './catalogue.ts';
import { atMost, CliError, type CliCommand } from './command.ts';
import { figure, table } from './table.ts';

const planFile = (name: string): string =>
  name.endsWith('.yaml') ? resolve(name) : join(SCENARIOS_ROOT, 'plans', `${name}.yaml`);

/** The structural statements of a plan, counted. */
async function rowsOf(name: string): Promise<{ source: string; rows: InventoryRow[] }> {
  const file = planFile(name);
  const plan = await readYaml(file, planFileSchema);
  if (!plan.ok) throw refuse(`plan "${name}"`, plan.error);
  const part = plan.value.data.inventory;
  if (part === null) throw new CliError(`plan "${name}" has no \`inventory\``);
  const root = resolve(file, '..', '..');
  const region = await openRegion(join(root, 'regions', part.region));
  if (!region.ok) throw refuse(`region "${part.region}"`, region.error);
  const forces = await readForces(join(root, 'forces', `${part.forces}.yaml`));
  if (!forces.ok) throw refuse(`forces "${part.forces}"`, forces.error);
  const [units, locate] = allForces(forces.value, region.value);
  if (locate.problems.length > 0) throw refuse(`forces "${part.forces}"`, locate.problems);
  return {
    source: `forces/${part.forces}.yaml, regions/${part.region}`,
    rows: takeInventory(part.checks, region.value, units),
  };
}

const verdict = (ok: boolean | null): string => (ok === null ? 'no data' : ok ? 'yes' : 'NO');

export const inventory: CliCommand = {
  name: 'inventory',
  usage: 'PLAN',
  summary: 'counts what a plan says there is, in the order of battle and in the region',
  options: {},
  async run(call) {
    atMost(inventory, call, 1);
    const name = call.positionals[0];
    if (name === undefined) throw new CliError(`name a plan. Usage: inventory ${inventory.usage}`);
    const { source, rows } = await rowsOf(name);
    const text = table(
      ['id', 'clause', 'found', 'required', 'unit', 'ok', 'source'],
      rows.map((r) => [
        r.id,
        r.title.zh,
        figure(r.found),
        figure(r.required),
        r.unit,
        verdict(r.ok),
        r.provenances.join(' '),
      ]),
    );
    return {
      json: { plan: name, source, rows },
      text: `counted in ${source}\n\n${text}`,
      ok: rows.every((r) => r.ok !== false),
    };
  },
};
