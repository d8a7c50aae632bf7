import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import { checkPlan } from '../../engine/plan/check/check-plan.ts';
import type {
  FittingPlans,
  PlanAnswer,
  PlanCheckAnswer,
  PlansAnswer,
} from '../../engine/protocol/plans.ts';
import { parseResponsePlan } from '../../engine/protocol/parse-response-plan.ts';
import { planFileSchema } from '../../engine/protocol/plan-schema.ts';
import type { Region, Text } from '../../engine/region/region.ts';
import { loadRegion } from '../regions/load-region.ts';
import { regionFolder, ScenarioLibrary } from '../scenarios/library.ts';
import { loadScenario, scenarioFileOf } from '../scenarios/load-scenario.ts';
import { loadResponsePlan, PLAN_FILE, targetIdsOf } from '../scenarios/load-response-plan.ts';
import { readYaml } from '../scenarios/read-yaml.ts';
import { fitting, planCards } from './fitting.ts';
import { planText } from './plan-text.ts';

/** Name under which faults speak of what is on the page. */
const ON_PAGE = PLAN_FILE;

interface Ground {
  readonly id: string;
  readonly scenario: Scenario;
  readonly region: Region;
}

/**
 * Lists, reads, checks and writes plans. Works in a thread of its own (see plans-worker.ts): a check
 * against a scenario reads its region.
 */
export class PlanDesk {
  readonly #plans: string;
  readonly #library: ScenarioLibrary;
  /** The scenario that was asked for last: an author stays with one. */
  #ground: Ground | null = null;

  constructor(plans: string, library: ScenarioLibrary) {
    this.#plans = plans;
    this.#library = library;
  }

  async list(): Promise<PlansAnswer> {
    const entries = await readdir(this.#plans, { withFileTypes: true });
    const documents: PlansAnswer['documents'][number][] = [];
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.endsWith('.yaml')) {
        const read = await readYaml(join(this.#plans, entry.name), planFileSchema);
        if (!read.ok) continue;
        const { id, name, targets } = read.value.data;
        documents.push({ id, name, targets: targets.map((t) => ({ id: t.id, title: t.title })) });
      }
    }
    const plans = await planCards(this.#plans);
    return { plans, documents, scenarios: await this.#scenarios() };
  }

  /** Plans that an exercise of the scenario can be measured by, and the one that it names itself. */
  async fitting(scenario: string): Promise<FittingPlans> {
    const found = await this.#library.find(scenario);
    const head = found === null ? null : await scenarioFileOf(found.dir);
    if (head?.ok !== true) return { plans: [], standing: null };
    const plans = fitting(await planCards(this.#plans), head.value);
    const { responsePlan } = head.value;
    const only = plans.length === 1 ? plans[0]!.id : null;
    return { plans, standing: responsePlan ?? only };
  }

  async #scenarios(): Promise<PlansAnswer['scenarios']> {
    const out: PlansAnswer['scenarios'][number][] = [];
    for (const { id } of await this.#library.list()) {
      const found = await this.#library.find(id);
      const head = found === null ? null : await scenarioFileOf(found.dir);
      if (head?.ok === true) out.push({ id, name: head.value.name as Text });
    }
    return out;
  }

  /** A plan of this installation; null when there is none of that id. */
  async plan(id: string): Promise<PlanAnswer | null> {
    const plans = await readdir(this.#plans, { withFileTypes: true });
    if (!plans.some((p) => p.isDirectory() && p.name === id)) return null;
    const read = await loadResponsePlan(join(this.#plans, id, PLAN_FILE));
    return read.ok ? { plan: read.value.plan, problems: [] } : { plan: null, problems: read.error };
  }

  /** The text of a file as a plan. */
  read(text: string): PlanAnswer {
    const document = parseDocument(text);
    const [first] = document.errors;
    if (first !== undefined) {
      const line = first.linePos === undefined ? '' : `line ${first.linePos[0].line}`;
      const got = first.message.split('\n')[0] ?? first.code;
      return {
        plan: null,
        problems: [{ file: ON_PAGE, path: line, expected: 'valid YAML', got }],
      };
    }
    const parsed = parseResponsePlan(ON_PAGE, document.toJS({ maxAliasCount: 100 }));
    return parsed.ok
      ? { plan: parsed.value, problems: [] }
      : { plan: null, problems: parsed.error };
  }

  text = (plan: unknown): string => planText(plan);

  /** Everything wrong with a plan as it stands on the page; null without the scenario. */
  async check(raw: unknown, scenario: string | null): Promise<PlanCheckAnswer | null> {
    const ground = scenario === null ? null : await this.#groundOf(scenario);
    if (scenario !== null && ground === null) return null;
    const parsed = parseResponsePlan(ON_PAGE, raw);
    if (!parsed.ok) return { problems: parsed.error, faults: [], earliest: {}, criticalPath: [] };
    const targetIds = await targetIdsOf(this.#plans, parsed.value.document);
    const { faults, earliest, criticalPath } = checkPlan(parsed.value, {
      targetIds,
      scenario: ground?.scenario ?? null,
      region: ground?.region ?? null,
    });
    return {
      problems: [],
      faults,
      earliest: Object.fromEntries(
        [...earliest].map(([id, e]) => [
          id,
          Number.isFinite(e.startMin) ? { startMin: e.startMin, doneMin: e.doneMin } : null,
        ]),
      ),
      criticalPath,
    };
  }

  async #groundOf(id: string): Promise<Ground | null> {
    if (this.#ground?.id === id) return this.#ground;
    const found = await this.#library.find(id);
    const head = found === null ? null : await scenarioFileOf(found.dir);
    if (found === null || head?.ok !== true) return null;
    const region = await loadRegion(regionFolder(head.value.region));
    if (!region.ok) return null;
    const scenario = await loadScenario(found.dir, region.value);
    if (!scenario.ok) return null;
    this.#ground = { id, scenario: scenario.value, region: region.value };
    return this.#ground;
  }
}
