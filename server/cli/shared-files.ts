import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { ok, type Result } from '../../engine/kernel/result.ts';
import { usualGroupsFileSchema } from '../../engine/protocol/headquarters-schema.ts';
import { planFileSchema, type PlanFile } from '../../engine/protocol/plan-schema.ts';
import { reportingFileSchema } from '../../engine/protocol/reporting-schema.ts';
import { readEvaluationPack } from '../evaluations/packs.ts';
import { yearlyFileSchema } from '../jobs/yearly-inputs.ts';
import { readForces } from '../scenarios/load-forces.ts';
import { readHeadquarters } from '../scenarios/load-headquarters.ts';
import { loadResponsePlan } from '../scenarios/load-response-plan.ts';
import { readScoring } from '../scenarios/load-scoring.ts';
import { readTransport } from '../scenarios/load-transport.ts';
import type { ScenarioProblem } from '../scenarios/problem.ts';
import { readYaml } from '../scenarios/read-yaml.ts';
import { allForces } from '../scenarios/resolve-forces.ts';
import { openRegion, regionDir } from './catalogue.ts';

type Problems = readonly ScenarioProblem[];

const problemsOf = async (read: Promise<Result<unknown, Problems>>): Promise<Problems> => {
  const done = await read;
  return done.ok ? [] : done.error;
};
const bySchema =
  (schema: z.ZodType) =>
  (file: string): Promise<Problems> =>
    problemsOf(readYaml(file, schema));

interface FileKind {
  readonly kind: string;
  /** Lists that only files of this kind have, all of them. */
  readonly has: readonly string[];
  problems(file: string): Promise<Problems>;
}

/** Files that scenarios share, by what they have; the first that fits is meant. */
const KINDS = [
  { kind: 'rules', has: ['rules'], problems: bySchema(reportingFileSchema) },
  {
    kind: 'scoring',
    has: ['weights'],
    problems: (file) => problemsOf(readScoring(file, (id) => planBeside(file, id))),
  },
  {
    kind: 'evaluation',
    has: ['forms'],
    problems: (file) => problemsOf(readEvaluationPack(file)),
  },
  { kind: 'yearly', has: ['eventsPerYear'], problems: bySchema(yearlyFileSchema) },
  {
    kind: 'headquarters',
    has: ['groups', 'id'],
    problems: (file) => problemsOf(readHeadquarters(file)),
  },
  { kind: 'groups', has: ['groups'], problems: bySchema(usualGroupsFileSchema) },
  { kind: 'transport', has: ['landing'], problems: transportProblems },
  { kind: 'forces', has: ['forces'], problems: forcesProblems },
  {
    kind: 'response plan',
    has: ['tasks'],
    problems: (file) => problemsOf(loadResponsePlan(file)),
  },
  { kind: 'plan', has: [], problems: bySchema(planFileSchema) },
] as const satisfies readonly FileKind[];

export type SharedKind = (typeof KINDS)[number]['kind'];

/** What kind of file it is, and what is wrong with it. */
export async function sharedFileProblems(file: string): Promise<readonly [SharedKind, Problems]> {
  const text = await readFile(file, 'utf8');
  const members = new Set([...text.matchAll(/^(\w+):/gm)].map((m) => m[1]!));
  const found = KINDS.find(({ has }) => has.every((name) => members.has(name)))!;
  return [found.kind, await found.problems(file)];
}

/** The plan that a pack of `rules/scoring/` names. */
async function planBeside(pack: string, id: string): Promise<Result<PlanFile, ScenarioProblem[]>> {
  const plans = resolve(dirname(pack), '..', '..', 'plans');
  const read = await readYaml(join(plans, `${id}.yaml`), planFileSchema);
  return read.ok ? ok(read.value.data) : read;
}

async function transportProblems(file: string): Promise<Problems> {
  const dir = join(dirname(resolve(file)), '..', 'exercises', 'any');
  return problemsOf(readTransport(file, async (id) => openRegion(await regionDir(dir, id))));
}

async function forcesProblems(file: string): Promise<Problems> {
  const forces = await readForces(file);
  if (!forces.ok) return forces.error;
  const dir = join(dirname(resolve(file)), '..', 'exercises', 'any');
  const region = await openRegion(await regionDir(dir, forces.value.data.region));
  if (!region.ok) return region.error;
  return allForces(forces.value, region.value)[1].problems;
}
