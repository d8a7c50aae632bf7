import { join } from 'node:path';
import { MODELS } from '../../engine/models/index.ts';
import { VERIFY_CASES } from '../../engine/verify/index.ts';
import { SCENARIO_FILE, scenarioFileOf } from '../scenarios/load-scenario.ts';
import { folderIds, SCENARIOS_ROOT } from './catalogue.ts';
import { atMost, type CliCommand } from './command.ts';
import { table } from './table.ts';

async function scenarios() {
  const out = [];
  for (const id of await folderIds('exercises', SCENARIO_FILE)) {
    const file = await scenarioFileOf(join(SCENARIOS_ROOT, 'exercises', id));
    out.push(
      file.ok
        ? { id, ok: true, name: file.value.name, region: file.value.region, plan: file.value.plan }
        : { id, ok: false, name: { zh: id, en: id }, region: '', plan: '' },
    );
  }
  return out;
}

export const list: CliCommand = {
  name: 'list',
  usage: '',
  summary: 'scenarios, regions, models and verification cases of this installation',
  options: {},
  async run(call) {
    atMost(list, call, 0);
    const found = await scenarios();
    const regions = await folderIds('regions', 'region.yaml');
    const models = MODELS.map((m) => ({ name: m.name, description: m.description }));
    const cases = VERIFY_CASES.map((c) => ({ model: c.model, case: c.name, title: c.title }));
    const text = [
      table(
        ['scenario', 'name', '', 'region', 'plan'],
        found.map((s) => [s.id, s.name.zh, s.name.en, s.region, s.ok ? s.plan : '(not valid)']),
      ),
      table(
        ['region'],
        regions.map((id) => [id]),
      ),
      table(
        ['model', 'what it gives'],
        models.map((m) => [m.name, m.description.en]),
      ),
      table(
        ['case', 'model', 'what it compares'],
        cases.map((c) => [c.case, c.model, c.title]),
      ),
    ].join('\n\n');
    return { json: { scenarios: found, regions, models, cases }, text, ok: true };
  },
};
