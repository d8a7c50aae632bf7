import { hazardNotes } from '../../engine/exercise/hazards/index.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import { weightedTotal } from '../../engine/plan/weighting.ts';
import { openScenario } from './catalogue.ts';
import { atMost, boolFlag, CliError, textFlag, type CliCommand } from './command.ts';
import { openingCommands, play, stamp, type HeadlessRun } from './headless.ts';
import { readDuration } from './input.ts';
import { metaOf, refuseOccupied, writeRun } from './run-files.ts';
import { openPlan } from './plans.ts';
import { figure, table } from './table.ts';

const rowOf = (l: ScoreLine) => ({
  id: l.id,
  clause: l.clause,
  status: l.status,
  value: l.value,
  unit: l.unit,
  limit: l.limit,
  weight: l.weighting?.weight ?? null,
  group: l.weighting?.group ?? null,
  evidence: l.evidence,
});

/** Seeds are words inside; a plain number goes out as a number. */
const numeric = (seed: string): number | string =>
  /^(0|[1-9]\d{0,14})$/.test(seed) ? Number(seed) : seed;

/** Only what is decided counts, and the line says so. */
function totalOf(lines: readonly ScoreLine[]): string {
  const { pct, decided, all } = weightedTotal(lines);
  if (all === 0) return '';
  const score = pct === null ? 'none yet' : `${figure(pct)} %`;
  return `\n\nweighted total  ${score} over the decided lines (weight ${decided} of ${all})`;
}

function report(run: HeadlessRun): string {
  const { world } = run;
  const head = [
    `scenario  ${world.scenario.id} (${world.scenario.name.zh})`,
    `seed      ${world.seed}`,
    `ticks     ${world.state.tick}`,
    `hash      ${run.hash.total}`,
    `burned    ${figure(world.state.fire.burnedHa)} ha`,
    `model     ${hazardNotes(world).join(' ')}`,
    `wall      ${figure(run.wallMs)} ms (${figure(run.cpuMs)} ms CPU)`,
  ].join('\n');
  const rows = run.lines.map((l) => [
    l.id,
    l.status,
    figure(l.value),
    l.op === 'record' ? '' : `${l.op} ${figure(l.limit)}`,
    l.unit,
    `${figure(l.casesMet)}/${figure(l.cases)}`,
    figure(l.weighting?.weight),
    l.title.zh,
  ]);
  const headings = ['target', 'status', 'value', 'limit', 'unit', 'cases', 'weight', 'clause'];
  return `${head}\n\n${table(headings, rows)}${totalOf(run.lines)}`;
}

export const run: CliCommand = {
  name: 'run',
  usage: 'SCENARIO --seed N [--until 24h] [--plan P] [--out DIR] [--policy | --idle]',
  summary: 'plays a whole exercise without a page and scores it; --out keeps the log',
  options: {
    seed: { type: 'string' },
    until: { type: 'string' },
    plan: { type: 'string' },
    out: { type: 'string' },
    policy: { type: 'boolean' },
    idle: { type: 'boolean' },
  },
  async run(call) {
    atMost(run, call, 1);
    const name = call.positionals[0];
    const seed = textFlag(call, 'seed');
    if (name === undefined || seed === null || seed === '') {
      throw new CliError(`needs a scenario and --seed. Usage: run ${run.usage}`);
    }
    if (boolFlag(call, 'policy') && boolFlag(call, 'idle')) {
      throw new CliError('--policy and --idle exclude each other');
    }
    const occupant = boolFlag(call, 'idle') ? 'idle' : 'policy';
    const until = textFlag(call, 'until');
    const given = until === null ? null : readDuration(until);
    const out = textFlag(call, 'out');
    if (out !== null) await refuseOccupied(out);
    const planName = textFlag(call, 'plan');
    if (planName !== null && (out !== null || boolFlag(call, 'idle')))
      throw new CliError(
        '--plan plays the seats by itself and keeps no log: leave out --out and --idle',
      );
    const planned = planName === null ? null : (await openPlan(planName)).plan;
    const loaded = await openScenario(name);
    const { durationTicks } = loaded.scenario;
    const untilTick = given ?? durationTicks;
    if (untilTick > durationTicks) {
      const range = `0 to ${durationTicks} s (${figure(durationTicks / 3600)} h)`;
      throw new CliError(`--until: expected ${range}, got ${until} (${untilTick} s)`);
    }
    const done = play(
      { ...loaded, plan: planned },
      seed,
      (w) => stamp(openingCommands(w, occupant)),
      untilTick,
    );
    if (out !== null) await writeRun(out, metaOf(loaded.scenario.id, done), done);
    const { world } = done;
    return {
      json: {
        scenario: loaded.scenario.id,
        seed: numeric(world.seed),
        seats: occupant,
        plan: planned === null ? null : { id: planned.id, version: planned.version },
        planTrace: world.autopilot.trace(world),
        ticks: world.state.tick,
        hash: done.hash.total,
        targets: done.lines.map(rowOf),
        weightedTotal: weightedTotal(done.lines),
        burnedHa: world.state.fire.burnedHa,
        notes: hazardNotes(world),
        wallMs: done.wallMs,
        cpuMs: done.cpuMs,
      },
      text: report(done) + (out === null ? '' : `\n\nlog kept in ${out}`),
      ok: true,
    };
  },
};
