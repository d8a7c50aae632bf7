import type { Scenario } from '../exercise/scenario.ts';
import type { PlanTarget } from '../plan/target.ts';
import type { ResponsePlan } from '../plan/response-plan.ts';
import { assumedParts, type AssumedPart } from './assumptions.ts';
import { worthAdding } from './bottlenecks.ts';
import { clauseOf, isDecidedLine, lineOf, requiredOf, type ClauseResult } from './clauses.ts';
import { courseSeed } from './course.ts';
import type { StudyDesign } from './design.ts';
import { effectsOf, type Effects } from './effects.ts';
import type { Gantt } from './gantt.ts';
import { BASE_LEG, type PoolId, type TrialOrder } from './order.ts';
import { comparedOn, type PairResult } from './pairs.ts';
import { ofLeg, reportOf, type StudyReport } from './report.ts';
import type { Trial } from './trial.ts';
import { yearlyOf, type YearlyInputs, type YearlyResult } from './yearly.ts';

export const AGAINST_LEG = 'against';

/** A run in which the clause that is looked into fared badly. */
export interface WorstRun {
  readonly seed: number;
  readonly status: string;
  readonly value: number | null;
  /** Seed of an exercise that takes the same way (see `courseSeed`). */
  readonly course: string;
}

/** Everything that a study says, as plain data: page, file and command line show the same. */
export interface StudyResult extends StudyReport {
  readonly design: StudyDesign;
  readonly required: number;
  /** Clause that the details are about. */
  readonly target: string;
  readonly targets: readonly PlanTarget[];
  readonly pairs: readonly PairResult[] | null;
  /** The same clauses of the second plan. */
  readonly second: readonly ClauseResult[] | null;
  readonly effects: Effects | null;
  readonly worst: readonly WorstRun[];
  /** Time charts: the run in the middle of the field, and the one that nine in ten do not exceed. */
  readonly typical: Gantt | null;
  readonly slow: Gantt | null;
  readonly yearly: readonly YearlyResult[];
  readonly yearlyInputs: YearlyInputs | null;
  readonly assumed: readonly AssumedPart[];
}

export interface ResultInputs {
  readonly trials: readonly Trial[];
  readonly scenario: Scenario;
  readonly plan: ResponsePlan | null;
  readonly design: StudyDesign;
  /** Of the base arm, by seed. */
  readonly orders: readonly TrialOrder[];
  readonly required: number;
  readonly yearly: YearlyInputs | null;
  readonly charts: { readonly typical: Gantt | null; readonly slow: Gantt | null };
}

export function resultOf(i: ResultInputs): StudyResult {
  const { trials, scenario, design, required } = i;
  const base = ofLeg(trials, BASE_LEG);
  const second = ofLeg(trials, AGAINST_LEG);
  const target = headlineOf(base, scenario.targets, design, required);
  const { seats: _seats, targets, ...inputs } = scenario;
  return {
    ...reportOf(trials, scenario, required),
    design,
    required,
    target: target.id,
    targets,
    pairs: second.length === 0 ? null : comparedOn(base, second, targets),
    second: second.length === 0 ? null : targets.map((t) => clauseOf(t, second, required)),
    effects:
      design.details === null
        ? null
        : effectsOf(trials, design, poolsOf(base, scenario, design, required), target, {
            required: requiredOf(target, required),
            targets,
          }),
    worst: worstOf(base, target, i.orders, i.plan),
    ...i.charts,
    yearly: i.yearly === null ? [] : yearlyOf(base, i.yearly),
    yearlyInputs: i.yearly,
    assumed: assumedParts({ ...inputs, targets, plan: i.plan }),
  };
}

/** Pools that the second phase gives one more unit. */
export function poolsOf(
  base: readonly Trial[],
  scenario: Scenario,
  design: StudyDesign,
  required: number,
): readonly PoolId[] {
  const most = design.details?.pools ?? 0;
  if (most === 0 || base.length === 0) return [];
  const { queues, clauses } = reportOf(base, scenario, required);
  const target = headlineOf(base, scenario.targets, design, required);
  const { critical } = clauses.find((c) => c.id === target.id)!;
  const chain = critical
    .toSorted((a, b) => b.share * b.medianS - a.share * a.medianS)
    .flatMap((c) => c.activity.split('/')[1] ?? []);
  const teams = worthAdding(queues, most, chain);
  // Stock is what relief is about: it stands beside the teams and is tried with them.
  return target.metric === 'reliefWithin' || target.metric === 'stockCovers'
    ? [...teams, 'kits']
    : teams;
}

/** The clause that was asked for, or the one that falls shortest of what is required. */
export function headlineOf(
  base: readonly Trial[],
  targets: readonly PlanTarget[],
  design: StudyDesign,
  required: number,
): PlanTarget {
  const asked = targets.find((t) => t.id === design.details?.target);
  if (asked !== undefined) return asked;
  let worst = targets[0];
  let least = Infinity;
  const tested = targets.filter((t) => t.op !== 'record');
  // A time can be shortened and its chain be looked into: those that fall short come first.
  const short = tested.filter((t) => isTime(t) && marginOf(base, t, required) < 0);
  for (const t of short.length > 0 ? short : tested) {
    const margin = marginOf(base, t, required);
    if (margin < least) {
      least = margin;
      worst = t;
    }
  }
  if (worst === undefined) throw new RangeError('a study needs a scenario with targets');
  return worst;
}

const isTime = (t: PlanTarget): boolean => t.unit === 'h' || t.unit === 'min';

/** How far the share lies above what is required; Infinity when it was never put to the test. */
function marginOf(base: readonly Trial[], t: PlanTarget, required: number): number {
  const lines = base.flatMap((x) => lineOf(x, t.id) ?? []).filter(isDecidedLine);
  if (lines.length === 0) return Infinity;
  const p = lines.filter((l) => l.status === 'met').length / lines.length;
  // A clause that no run ever meets is a matter of stock-taking, not of chance.
  return p - requiredOf(t, required) + (p === 0 ? 1 : 0);
}

const WORST = 3;

/** Worst first: missed before held, the longest value first, open ones as long as they were open. */
function byHarm(id: string): (a: Trial, b: Trial) => number {
  const rank = (t: Trial): readonly [number, number] => {
    const line = lineOf(t, id);
    if (line === undefined || line.status === 'notTriggered') return [0, 0];
    const missed = line.status === 'met' ? 1 : 2;
    return [missed, line.value ?? Infinity];
  };
  return (a, b) => {
    const [ma, va] = rank(a);
    const [mb, vb] = rank(b);
    return mb - ma || (va === vb ? 0 : vb - va) || a.seed - b.seed;
  };
}

function worstOf(
  base: readonly Trial[],
  target: PlanTarget,
  orders: readonly TrialOrder[],
  plan: ResponsePlan | null,
): readonly WorstRun[] {
  // Where more is better the smallest value is the worst.
  const order = byHarm(target.id);
  const up = (a: Trial, b: Trial): number => {
    const va = lineOf(a, target.id)?.value ?? -Infinity;
    const vb = lineOf(b, target.id)?.value ?? -Infinity;
    return va - vb || a.seed - b.seed;
  };
  const tested = base.filter((t) => {
    const line = lineOf(t, target.id);
    return line !== undefined && line.status !== 'notTriggered';
  });
  return tested
    .toSorted(target.op === '>=' ? up : order)
    .slice(0, WORST)
    .map((t) => {
      const line = lineOf(t, target.id)!;
      const course = courseSeed({ order: orders[t.seed - 1]!, plan });
      return { seed: t.seed, status: line.status, value: line.value, course };
    });
}

/** Seeds of the runs whose time charts are drawn: the median and the 90th percentile of the clause. */
export function chartSeeds(
  base: readonly Trial[],
  targetId: string,
): { readonly typical: number; readonly slow: number } | null {
  const tested = base
    .filter((t) => {
      const line = lineOf(t, targetId);
      return line !== undefined && line.status !== 'notTriggered';
    })
    .toSorted(
      (a, b) =>
        (lineOf(a, targetId)!.value ?? Infinity) - (lineOf(b, targetId)!.value ?? Infinity) ||
        a.seed - b.seed,
    );
  if (tested.length === 0) return null;
  const at = (q: number): number =>
    tested[Math.min(tested.length - 1, Math.max(0, Math.ceil(q * tested.length) - 1))]!.seed;
  return { typical: at(0.5), slow: at(0.9) };
}
