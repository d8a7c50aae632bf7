import type { z } from 'zod';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import { reportingFileSchema } from '../../engine/protocol/reporting-schema.ts';
import type {
  ReportRule,
  ReportTrigger,
  ReportingRules,
} from '../../engine/response/reports/reporting.ts';
import { sharedFile } from './beside.ts';
import type { ScenarioProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

/** The rule pack that a scenario names, and its text for the content hash; none for null. */
export async function loadReporting(
  dir: string,
  id: string | null,
): Promise<Result<{ rules: ReportingRules | null; text: string }, ScenarioProblem[]>> {
  if (id === null) return ok({ rules: null, text: '' });
  const file = await sharedFile(dir, 'rules', 'reporting', `${id}.yaml`);
  const read = await readYaml(file, reportingFileSchema);
  if (!read.ok) return read;
  const { data, text } = read.value;
  if (data.id !== id)
    return err([{ file, path: 'id', expected: `"${id}", the name of its file`, got: data.id }]);
  const rules = data.rules.map(({ start, limit, repeat, ...rule }): ReportRule => {
    return { ...rule, trigger: triggerOf(start), limitTicks: limit, repeatTicks: repeat };
  });
  return ok({ rules: { id, name: data.name, rules }, text });
}

type Start = z.output<typeof reportingFileSchema>['rules'][number]['start'];

function triggerOf(start: Start): ReportTrigger {
  if (start.kind === 'openFor') return { kind: start.kind, ticks: start.time };
  if (start.kind === 'dailyAt') return { kind: start.kind, secondOfDay: start.time };
  return start;
}
