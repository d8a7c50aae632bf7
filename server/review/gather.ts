import type { GridSpec, Point } from '../../engine/kernel/grid.ts';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import type { Region } from '../../engine/region/region.ts';
import { compareScores } from '../../engine/review/compare.ts';
import { summariseEvaluation } from '../../engine/review/evaluation-summary.ts';
import type { KeyMoment } from '../../engine/review/types.ts';
import { shortSeed } from '../../engine/study/course.ts';
import type { Evaluations } from '../evaluations/evaluations.ts';
import type { Directory } from '../exercises/directory.ts';
import type { Entry } from '../exercises/entry.ts';
import type { ReplayPort } from '../exercises/replayer.ts';
import { simplify } from '../simplify.ts';
import type { Ground, MomentMap, ReportEvaluation, ReportInput } from './input.ts';

/** What a drawn line may be off by, m: nobody sees less on paper. */
const TOLERANCE_M = 40;
/** Around the window of the exercise, m. */
const MARGIN_M = 2000;

/** Roads, rivers and villages in and around the window of an exercise. */
export function groundOf(region: Region, window: GridSpec): Ground {
  const east = window.west + window.cols * window.cellM;
  const south = window.north - window.rows * window.cellM;
  const near = (p: Point): boolean =>
    p.e > window.west - MARGIN_M &&
    p.e < east + MARGIN_M &&
    p.n < window.north + MARGIN_M &&
    p.n > south - MARGIN_M;
  const lines = (all: readonly { readonly line: readonly Point[] }[]) =>
    all.filter((x) => x.line.some(near)).map((x) => simplify(x.line, TOLERANCE_M));
  return {
    window,
    crs: region.crs,
    roads: lines(region.roads.edges),
    rivers: lines(region.rivers),
    villages: region.villages
      .filter((v) => near(v.at))
      .map(({ id, name, at }) => ({ id, name, at })),
    attribution: region.attribution,
  };
}

async function mapAt(replay: ReplayPort, moment: KeyMoment): Promise<MomentMap> {
  const { view, layers } = await replay.at(moment.tick, 'truth');
  return {
    moment,
    layers,
    units: view.units.map(({ id, at }) => ({ id, at })),
    routes: view.units.flatMap((u) =>
      u.route.length === 0 ? [] : [{ unitId: u.id, line: u.route.flatMap((leg) => leg.line) }],
    ),
    lines: view.lines.map((l) => l.path),
    incidents: view.incidents
      .filter((x) => x.closedTick < 0)
      .map(({ id, name, at }) => ({ id, name, at })),
    sites: view.sites.filter((s) => s.doneTick < 0).map(({ id, at }) => ({ id, at })),
  };
}

async function evaluationOf(ev: Evaluations, { row, scenario }: Entry): Promise<ReportEvaluation> {
  const { id } = row;
  const pack = await ev.packOf(id);
  const all = (await ev.book(id)).entries();
  return {
    objectives: scenario.card.objectives,
    pack,
    // How a single person rated himself is nobody's business but his.
    entries: all.filter((e) => e.body.kind !== 'self'),
    summary: summariseEvaluation(pack, all),
    evaluators: ev.evaluators.of(id).map(({ id: e, name }) => ({ id: e, name })),
  };
}

/** Everything that a report of an exercise is made of; with `other` also what has changed since. */
export async function gatherReport(
  directory: Directory,
  ev: Evaluations,
  entry: Entry,
  other: Entry | null,
  plan: ResponsePlan | null = null,
): Promise<ReportInput> {
  const replay = await directory.replay(entry);
  const { tick } = entry.clock;
  // The end first: on the way there the replay leaves keyframes for the moments before it.
  const review = await replay.review(tick, plan);
  const hash = await replay.hash(tick);
  const maps: MomentMap[] = [];
  for (const moment of review.moments) maps.push(await mapAt(replay, moment));
  const { row, scenario } = entry;
  return {
    facts: {
      id: row.id,
      name: scenario.card.name,
      scenarioId: row.scenarioId,
      seed: shortSeed(row.seed),
      startDate: scenario.startDate,
      startSecondOfDay: scenario.startSecondOfDay,
      hash,
    },
    review,
    maps,
    ground: groundOf(scenario.region, scenario.hazardWindow),
    evaluation: await evaluationOf(ev, entry),
    retest: other === null ? null : await retestOf(directory, other, review.score),
  };
}

async function retestOf(
  directory: Directory,
  before: Entry,
  score: ReportInput['review']['score'],
): Promise<ReportInput['retest']> {
  const replay = await directory.replay(before);
  const was = await replay.score(before.clock.tick);
  const { card } = before.scenario;
  return { name: card.name, seed: shortSeed(before.row.seed), changes: compareScores(was, score) };
}
