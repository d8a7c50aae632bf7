import { err, ok, type Result } from '../../engine/kernel/result.ts';
import { reportingFileSchema } from '../../engine/protocol/reporting-schema.ts';
import type { ReportRule, ReportingRules } from '../../engine/response/reports/reporting.ts';
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
    const trigger = start.kind === 'openFor' ? { kind: start.kind, ticks: start.time } : start;
    return { ...rule, trigger, limitTicks: limit, repeatTicks: repeat };
  });
  return ok({ rules: { id, name: data.name, rules }, text });
}
