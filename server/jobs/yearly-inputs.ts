import { join } from 'node:path';
import { z } from 'zod';
import { yearlySchema } from '../../engine/protocol/study-schema.ts';
import type { YearlyInputs } from '../../engine/study/yearly.ts';
import { scenarioFileOf } from '../scenarios/load-scenario.ts';
import { readYaml } from '../scenarios/read-yaml.ts';
import { scenarioDir, SCENARIOS_ROOT } from '../cli/catalogue.ts';

/** `scenarios/rules/yearly/<region>.yaml` */
export const yearlyFileSchema = yearlySchema.extend({ schema: z.literal(1) });

/** `scenarios/rules/yearly/<region>.yaml` for each scenario that has one for its region. */
export async function yearlyInputsOf(
  scenarioIds: readonly string[],
): Promise<Readonly<Record<string, YearlyInputs>>> {
  const out: Record<string, YearlyInputs> = {};
  for (const id of scenarioIds) {
    const head = await scenarioFileOf(await scenarioDir(id));
    if (!head.ok) continue;
    const file = join(SCENARIOS_ROOT, 'rules', 'yearly', `${head.value.region}.yaml`);
    const inputs = await readYaml(file, yearlyFileSchema);
    if (!inputs.ok) continue;
    const { schema: _schema, ...figures } = inputs.value.data;
    out[id] = figures;
  }
  return out;
}
