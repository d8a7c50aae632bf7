import type { Scenario } from '../../engine/exercise/scenario.ts';
import { advance, createWorld } from '../../engine/exercise/run.ts';
import { submit } from '../../engine/exercise/submit.ts';
import type { Region } from '../../engine/region/region.ts';
import { reviewOf } from '../../engine/review/review.ts';
import { reportDocument } from '../../server/review/document.ts';
import { docxReport } from '../../server/review/docx.ts';
import { gatherReport } from '../../server/review/gather.ts';
import { htmlReport } from '../../server/review/html.ts';
import { loadRegion } from '../../server/regions/load-region.ts';
import { loadScenario } from '../../server/scenarios/load-scenario.ts';
import { asLog, reportRoom } from '../support/report-room.ts';
import type { ReportRoom } from '../support/report-room.ts';
import { cpuSeconds, type BenchRow } from './measure.ts';

const DAY = 86_400;
const SEEKS = 60;
const KEYFRAME = 900;
const SEED = '1';

/** CPU ms of what `work` does until it is done; nothing else runs in this process. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1000;
}

/** A recorded day that the policy played, as a server finds it. */
const recordedDay = (
  scenario: Scenario,
  region: Region,
  snapshotTicks = 0,
): Promise<ReportRoom> => {
  const actor = { kind: 'instructor' } as const;
  return reportRoom(
    scenario,
    region,
    SEED,
    asLog([
      { tick: 0, actor, command: { type: 'start' } },
      { tick: DAY, actor, command: { type: 'end' } },
    ]),
    snapshotTicks,
  );
};

type Row = (name: string, value: number, more?: Record<string, number>) => BenchRow;

/** Moments all over the day, in no order, and moments one minute apart. */
async function seekRows(room: ReportRoom, row: Row): Promise<BenchRow[]> {
  const { replayer } = room;
  const open = await cpuMs(() => replayer.at(DAY, 'truth'));
  // The filling plays the day once; asking for each stretch in turn waits for it.
  for (let tick = KEYFRAME; tick < DAY; tick += KEYFRAME) await replayer.hash(tick);
  const times: number[] = [];
  for (let i = 1; i <= SEEKS; i++)
    times.push(await cpuMs(() => replayer.at((i * 37_123 + KEYFRAME / 2) % DAY, 'truth')));
  times.sort((a, b) => a - b);
  const scrub: number[] = [];
  for (let tick = 40_000; tick < 41_800; tick += 60)
    scrub.push(await cpuMs(() => replayer.at(tick, 'truth')));
  return [
    row('open-without-snapshot', open),
    row('seek-median', times[times.length >> 1]!),
    row('seek-worst', times.at(-1)!),
    row('scrub-step-worst', Math.max(...scrub)),
  ];
}

/** `as` says what the store has besides the log. */
async function reportRows(as: string, cold: ReportRoom, row: Row): Promise<BenchRow[]> {
  let html = '';
  const gather = () => gatherReport(cold.directory, cold.evaluations, cold.entry, null);
  // Everything from the bare log to the page; the second time the keyframes are there.
  const first = await cpuMs(async () => {
    html = htmlReport(reportDocument(await gather(), 'zh'), 'bench', 'zh');
  });
  const again = await cpuMs(async () =>
    htmlReport(reportDocument(await gather(), 'zh'), 'b', 'zh'),
  );
  const input = await gather();
  const docx = await cpuMs(() => docxReport(reportDocument(input, 'zh'), 'bench'));
  const bytes = { bytes: Buffer.byteLength(html) };
  return [
    row(`report-html-${as}`, first, bytes),
    row(`report-html-${as}-again`, again, bytes),
    row(`report-docx-${as}`, docx),
  ];
}

function deriveRow(scenario: Scenario, region: Region, row: Row): BenchRow {
  const w = createWorld({ region, scenario, seed: SEED, mode: 'plain' });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  advance(w, DAY);
  const events = { events: w.events.length };
  return row('derive', 1000 * cpuSeconds(() => reviewOf(w)), events);
}

export async function run(): Promise<BenchRow[]> {
  const region = await loadRegion('scenarios/regions/wushan');
  if (!region.ok) throw new Error('region does not load');
  const loaded = await loadScenario('scenarios/exercises/wushan-forest-fire', region.value);
  if (!loaded.ok) throw new Error('scenario does not load');
  const scenario: Scenario = { ...loaded.value, durationTicks: DAY + 3600 };
  const row: Row = (name, value, more = {}) => ({
    name: `review/${name}`,
    value,
    unit: 'ms CPU',
    hours: DAY / 3600,
    units: scenario.units.length,
    ...more,
  });
  return [
    deriveRow(scenario, region.value, row),
    // A running server leaves a snapshot every half hour of simulated time.
    ...(await reportRows('with-snapshots', await recordedDay(scenario, region.value, 1800), row)),
    ...(await reportRows('from-bare-log', await recordedDay(scenario, region.value), row)),
    ...(await seekRows(await recordedDay(scenario, region.value), row)),
  ];
}
