import { hashWorld } from '../exercise/snapshot.ts';
import { createHazards } from '../exercise/hazards/index.ts';
import { advance, createWorld } from '../exercise/run.ts';
import { submit } from '../exercise/submit.ts';
import type { World } from '../exercise/world.ts';
import type { ResponsePlan } from '../plan/response-plan.ts';
import type { ScoreLine, ScoreStatus } from '../plan/target.ts';
import { worldOfCourse } from './course.ts';
import { criticalPaths, secondsByActivity } from './critical-path.ts';
import { ganttOf, type Gantt } from './gantt.ts';
import { legOf, type TrialOrder } from './order.ts';
import { ordersOf } from '../exercise/order-book.ts';
import { OF_THE_HAZARD } from './factors.ts';
import { canShare, SharedHazards, type Meter } from './shared-hazards.ts';
import type { Variant } from './variant.ts';
import { waitsOf, type Waits } from './waits.ts';

/** How one clause stood at the end of a run. */
export interface TrialLine {
  readonly id: string;
  readonly status: ScoreStatus;
  readonly value: number | null;
  readonly cases: number;
  readonly casesMet: number;
  /**
   * For clauses of time without a value: how long the case had been open when the run ended, in the
   * clause's unit. Null otherwise.
   */
  readonly openFor: number | null;
  /** Seconds of the chain that the result hung on, by activity; empty for clauses without events. */
  readonly path: Readonly<Record<string, number>>;
}

/** What a run cost, for yearly figures. */
export interface Losses {
  readonly dead: number;
  readonly hurt: number;
  readonly displaced: number;
  readonly affected: number;
  readonly yuan: number;
  readonly burnedHa: number;
}

/** One run of a study, as small as it can travel between processes. */
export interface Trial {
  readonly leg: string;
  readonly seed: number;
  /** Realisation of the hazard: runs with the same number in one leg share it. */
  readonly hazard: number;
  readonly hash: string;
  readonly lines: readonly TrialLine[];
  /** Share of the run in which each team had an order, teams without any left out. */
  readonly busy: Readonly<Record<string, number>>;
  readonly waits: Waits;
  readonly losses: Losses;
}

/** Plans of a study; null for the autopilot that plays empty seats in exercises. */
export interface StudyPlans {
  readonly a: ResponsePlan | null;
  readonly b: ResponsePlan | null;
}

/** Plays an order from start to end, and nobody watching. */
export function runTrial(base: Variant, plans: StudyPlans, order: TrialOrder): Trial {
  return trialOf(play(base, plans, order), order);
}

/** The same run with its time chart: for the few that are looked at. */
export function runForGantt(
  base: Variant,
  plans: StudyPlans,
  order: TrialOrder,
  targetId: string,
): Gantt {
  const w = play(base, plans, order);
  const line = w.scores.lines(w).find((l) => l.id === targetId);
  const end = line === undefined ? undefined : endOf(line);
  return ganttOf(w, order.seed, end === undefined ? [] : criticalPaths(w)(end));
}

/**
 * Plays orders that meet the same hazard (see `shareKey`) with that hazard computed once. The runs
 * are the same as one by one; where nothing can be shared they are played one by one. `meter` is put
 * around the work on the hazard, for whoever wants to know what that costs.
 */
export function* runTogether(
  base: (order: TrialOrder) => Variant,
  plans: StudyPlans,
  orders: readonly TrialOrder[],
  meter: Meter = (work) => work(),
): Generator<Trial> {
  const first = orders[0];
  if (first === undefined) return;
  if (orders.length === 1 || !canShare(base(first).scenario)) {
    for (const o of orders) yield runTrial(base(o), plans, o);
    return;
  }
  const shared = new SharedHazards(worldOf(base(first), plans, first), meter);
  const worlds = orders.map((o) => {
    const w = worldOf(base(o), plans, o, shared);
    shared.add(w);
    start(w);
    return w;
  });
  shared.run();
  for (const [i, w] of worlds.entries()) yield trialOf(w, orders[i]!);
}

/** Orders with the same key meet the same hazard, as far as nobody acts on it. */
export function shareKey(o: TrialOrder): string {
  const values = OF_THE_HAZARD.map((id) => o.values[id] ?? null);
  return JSON.stringify([o.hazard ?? o.seed, values]);
}

function play(base: Variant, plans: StudyPlans, order: TrialOrder): World {
  const w = worldOf(base, plans, order);
  start(w);
  advance(w, w.scenario.durationTicks);
  return w;
}

function worldOf(
  base: Variant,
  plans: StudyPlans,
  order: TrialOrder,
  shared?: SharedHazards,
): World {
  return createWorld({
    ...worldOfCourse(base, { order, plan: plans[order.plan ?? 'a'] }),
    mode: 'plain',
    ...(shared !== undefined && { hazards: shared.hazards(createHazards), shelf: shared.shelf }),
  });
}

function start(w: World): void {
  const started = submit(w, { kind: 'instructor' }, { type: 'start' });
  if (started.rejection !== null)
    throw new Error(`the exercise does not start: ${started.rejection.code}`);
}

function trialOf(w: World, order: TrialOrder): Trial {
  const pathTo = criticalPaths(w);
  return {
    leg: legOf(order),
    seed: order.seed,
    hazard: order.hazard ?? order.seed,
    hash: hashWorld(w).total,
    lines: w.scores.lines(w).map((l) => lineOf(w, l, pathTo)),
    busy: busyShares(w),
    waits: waitsOf(w),
    losses: lossesOf(w),
  };
}

const TICKS_OF: Readonly<Record<string, number>> = { h: 3600, min: 60, s: 1 };

/** Evidence begins with the start and the end of the case that decided. */
const endOf = (l: ScoreLine): number | undefined => l.evidence[1] ?? l.evidence[0];

function lineOf(w: World, l: ScoreLine, pathTo: ReturnType<typeof criticalPaths>): TrialLine {
  const { id, status, value, cases, casesMet } = l;
  const ticks = TICKS_OF[l.unit];
  const end = endOf(l);
  const isTime = ticks !== undefined && end !== undefined;
  const path = isTime && value !== null ? secondsByActivity(pathTo(end)) : {};
  const open = isTime && value === null && status !== 'notTriggered';
  return { id, status, value, cases, casesMet, openFor: open ? openFor(w, l, ticks) : null, path };
}

function openFor(w: World, l: ScoreLine, ticks: number): number {
  const start = w.events.find((e) => e.id === l.evidence[0]);
  return (w.state.tick - (start?.tick ?? 0)) / ticks;
}

function busyShares(w: World): Record<string, number> {
  const ticks: Record<string, number> = {};
  const end = w.state.tick;
  for (const o of ordersOf(w)) {
    if (o.status === 'refused') continue;
    const until = o.endTick < 0 ? end : o.endTick;
    ticks[o.order.unitId] = (ticks[o.order.unitId] ?? 0) + until - o.tick;
  }
  for (const id of Object.keys(ticks)) ticks[id] = Math.min(1, ticks[id]! / Math.max(1, end));
  return ticks;
}

function lossesOf(w: World): Losses {
  const { casualtyGroups, cohorts, damage, fire } = w.state;
  const all = casualtyGroups.flatMap((g) => g.persons);
  const dead = all.filter((m) => m.triage === 'dead').length;
  const yuan = Object.values(damage.yuan).reduce((a, b) => a + b, 0);
  return {
    dead,
    hurt: all.length - dead,
    displaced: cohorts.reduce((n, c) => n + c.persons, 0),
    affected: damage.affectedPersons,
    yuan,
    burnedHa: fire.burnedHa,
  };
}
