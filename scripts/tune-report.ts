/**
 * `npx node scripts/tune-report.ts SCENARIO [--seeds 20] [--from 1] [--policy | --idle]`: plays whole
 * days without a page and prints, per seed and in sum, how every target ends with the policy in all
 * seats and with idle seats, what the hazard did, and how many of the orders were refused. The
 * figures in a scenario's SOURCES.md come from it.
 */
import { parseArgs } from 'node:util';
import type { World } from '../engine/exercise/world.ts';
import { openScenario, type Loaded } from '../server/cli/catalogue.ts';
import { openingCommands, play, stamp, type Occupant } from '../server/cli/headless.ts';
import { figure, table } from '../server/cli/table.ts';

const USAGE =
  'npx node scripts/tune-report.ts SCENARIO [--seeds 20] [--from 1] [--policy | --idle]';

interface Row {
  readonly seed: string;
  /** What the hazard did, by the heading of its column. */
  readonly harm: Readonly<Record<string, string>>;
  /** `status` by target. */
  readonly status: ReadonlyMap<string, string>;
  readonly value: ReadonlyMap<string, string>;
  readonly orders: number;
  readonly refused: number;
}

/** Burned ground; of a release who came to harm, team members among them, and what got out. */
function harmOf({ state, hazmat, scenario }: World): Row['harm'] {
  if (hazmat === null) return { 'burned ha': figure(state.fire.burnedHa) };
  const people = state.casualtyGroups.flatMap((g) => g.persons);
  const count = (triage: string): string =>
    String(people.filter((p) => p.triage === triage).length);
  const hurt = state.release.teams.reduce((n, t) => n + t.hurt, 0);
  const released = scenario.hazmat!.tanks.length > 0;
  return {
    dead: count('dead'),
    grave: count('immediate'),
    delayed: count('delayed'),
    'of teams': String(hurt),
    ...(released ? { 'released t': figure(hazmat.ledger().releasedKg / 1000) } : {}),
  };
}

function playOne(loaded: Loaded, seed: string, occupant: Occupant): Row {
  const commands = (w: Parameters<typeof openingCommands>[0]) =>
    stamp(openingCommands(w, occupant));
  const { world, lines } = play(loaded, seed, commands, loaded.scenario.durationTicks);
  let orders = 0;
  let refused = 0;
  for (const { body } of world.events) {
    if (body.type === 'orderIssued') orders++;
    if (body.type === 'orderRefused') refused++;
  }
  return {
    seed,
    harm: harmOf(world),
    status: new Map(lines.map((l) => [l.id, l.status])),
    value: new Map(lines.map((l) => [l.id, `${figure(l.value)} ${l.unit}`])),
    orders: orders + refused,
    refused,
  };
}

/** `met 18, notMet 2` of one target over all runs. */
function tally(rows: readonly Row[], target: string): string {
  const count = new Map<string, number>();
  for (const r of rows) {
    const status = r.status.get(target)!;
    count.set(status, (count.get(status) ?? 0) + 1);
  }
  return [...count]
    .sort((a, b) => b[1] - a[1])
    .map(([status, n]) => `${status} ${n}`)
    .join(', ');
}

function report(occupant: Occupant, rows: readonly Row[]): string {
  const targets = [...rows[0]!.status.keys()];
  const body = rows.map((r) => [
    r.seed,
    ...targets.map((id) => `${r.status.get(id)} (${r.value.get(id)})`),
    ...Object.values(r.harm),
    `${r.refused}/${r.orders}`,
  ]);
  const sums = targets.map((id) => `  ${id}  ${tally(rows, id)}`).join('\n');
  const all = rows.reduce((sum, r) => sum + r.orders, 0);
  const no = rows.reduce((sum, r) => sum + r.refused, 0);
  return [
    `seats: ${occupant}`,
    table(['seed', ...targets, ...Object.keys(rows[0]!.harm), 'refused'], body),
    `over ${rows.length} seeds:\n${sums}`,
    `  refused orders  ${no} of ${all} (${figure(all === 0 ? 0 : (100 * no) / all)} %)`,
  ].join('\n\n');
}

/** A whole number not below 1, or an error that says which option is wrong. */
function whole(name: string, text: string): number {
  const n = Number(text);
  if (Number.isInteger(n) && n >= 1) return n;
  throw new Error(`--${name} takes a whole number from 1, not "${text}". Usage: ${USAGE}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    policy: { type: 'boolean', default: false },
    idle: { type: 'boolean', default: false },
  },
});
const name = positionals[0];
if (name === undefined || positionals.length > 1) throw new Error(`Usage: ${USAGE}`);
const seeds = whole('seeds', values.seeds);
const from = whole('from', values.from);
const loaded = await openScenario(name);
const wanted: Occupant[] = (['policy', 'idle'] as const).filter(
  (o) => values[o] || values.policy === values.idle,
);
for (const occupant of wanted) {
  const rows = Array.from({ length: seeds }, (_, i) => playOne(loaded, String(from + i), occupant));
  console.log(`${report(occupant, rows)}\n`);
}
