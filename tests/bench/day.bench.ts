import { deflateRawSync } from 'node:zlib';
import parser from 'socket.io-msgpack-parser';
import { ordersOf } from '../../engine/exercise/order-book.ts';
import { advance, createWorld } from '../../engine/exercise/run.ts';
import type { SeatView } from '../../engine/exercise/view.ts';
import { viewOf } from '../../engine/exercise/views.ts';
import type { System, World } from '../../engine/exercise/world.ts';
import { submit } from '../../engine/exercise/submit.ts';
import { drawUniform, keyOf } from '../../engine/kernel/random.ts';
import { pack } from '../../engine/protocol/columns.ts';
import { createRouter } from '../../engine/region/router.ts';
import type { Region } from '../../engine/region/region.ts';
import { SPEED_PROFILES } from '../../engine/response/speed-profiles.ts';
import { RouteSlimmer } from '../../server/exercises/slim-routes.ts';
import { PACKED_FROM_BYTES, PACK_LEVEL } from '../../server/realtime/gate.ts';
import { loadRegion } from '../../server/regions/load-region.ts';
import { COUNTY, largeRegion, largeScenario, STUDY } from '../support/large-exercise.ts';
import type { ExerciseSize } from '../support/large-exercise.ts';
import { cpuOnce, type BenchRow } from './measure.ts';
import { atEachStep } from './steps.ts';

const DAY = 86_400;
const RUNS = 5;
const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[list.length >> 1]!;

/** CPU time of this thread, ms: other load on the machine does not count. */
const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** What costs something when the fire is asked; the rest are look-ups of one cell. */
const OF_THE_FIRE = [
  'advance',
  'front',
  'frontNear',
  'frontDistanceM',
  'burnedCells',
  'flamingCells',
  'smoulderingCells',
  'exposure',
  'hasFlame',
  'isOut',
  'burnedAreaHa',
] as const;

/** One day of a large exercise, played by the policy, and where its time went. */
interface Day {
  readonly world: World;
  readonly wholeMs: number;
  /** In the fire and in the model runs of the forecasts. */
  readonly hazardMs: number;
  readonly steps: readonly number[];
}

function playDay(region: Region, size: ExerciseSize, seed: number): Day {
  const scenario = largeScenario(region, size);
  const w = createWorld({ region, scenario, seed, mode: 'plain' });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  let hazardMs = 0;
  const count = <A extends unknown[], T>(work: (...args: A) => T) => {
    return (...args: A): T => {
      const t = cpuMs();
      const result = work(...args);
      hazardMs += cpuMs() - t;
      return result;
    };
  };
  for (const name of OF_THE_FIRE) {
    const ask = w.fire[name].bind(w.fire) as (...args: unknown[]) => unknown;
    Object.assign(w.fire, { [name]: count(ask) });
  }
  const systems = w.systems.map((s): System =>
    s.name === 'forecasting' ? { ...s, step: count(s.step.bind(s)) } : s,
  );
  const steps: number[] = [];
  let begun = 0;
  let hazardThen = 0;
  // From one step to the next: everything that a due step takes.
  atEachStep(w, () => {
    const now = cpuMs();
    steps.push(now - begun - (hazardMs - hazardThen));
    begun = now;
    hazardThen = hazardMs;
  });
  const timed = { ...w, systems };
  const start = cpuMs();
  begun = start;
  advance(timed, DAY);
  const wholeMs = cpuMs() - start;
  return { world: timed, wholeMs, hazardMs, steps };
}

function dayRows(name: string, size: ExerciseSize, warmUps: number): BenchRow[] {
  const region = largeRegion(size);
  for (let seed = 1; seed <= warmUps; seed++) playDay(region, size, 100 + seed);
  const days = Array.from({ length: RUNS }, (_, i) => playDay(region, size, i + 1));
  const of = (value: (d: Day) => number): number => median(days.map(value));
  const detail = {
    units: size.units,
    villages: size.villages,
    edges: region.roads.edges.length,
    steps: of((d) => d.steps.length),
    orders: of((d) => ordersOf(d.world).length),
    burnedHa: of((d) => d.world.state.fire.burnedHa),
    stateB: of((d) => JSON.stringify(d.world.state).length),
  };
  const row = (what: string, value: number): BenchRow => ({
    name: `day/${name}-${what}`,
    value,
    unit: 'ms',
    ...detail,
  });
  return [
    row(
      'without-hazard',
      of((d) => d.wholeMs - d.hazardMs),
    ),
    row(
      'with-hazard',
      of((d) => d.wholeMs),
    ),
    row(
      'step-mean',
      of((d) => d.steps.reduce((a, b) => a + b, 0) / d.steps.length),
    ),
    row(
      'step-worst',
      of((d) => d.steps.reduce((a, b) => Math.max(a, b), 0)),
    ),
  ];
}

/** Hours at which the state and what every seat would get on joining are weighed. */
const WEIGHED_H = [0, 1, 2, 3, 4, 6, 9, 12, 18, 24];

/** A seat's snapshot: the message with its whole view, as it is made and as it then travels. */
function snapshotB(view: SeatView): { made: number; onWire: number } {
  const packet = { type: 2, nsp: '/', data: ['frame', { kind: 'key', n: 1, view: pack(view) }] };
  const [bytes] = new parser.Encoder().encode(packet) as unknown as [Uint8Array];
  const made = bytes.length;
  const onWire =
    made < PACKED_FROM_BYTES ? made : deflateRawSync(bytes, { level: PACK_LEVEL }).length;
  return { made, onWire };
}

/** The largest state of a day, and the largest view of a seat, without grid layers. */
function sizeRows(name: string, size: ExerciseSize): BenchRow[] {
  const region = largeRegion(size);
  const scenario = largeScenario(region, size);
  const w = createWorld({ region, scenario, seed: 1, mode: 'plain' });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  const routes = new RouteSlimmer();
  const most = { state: 0, json: 0, made: 0, onWire: 0 };
  for (const hours of WEIGHED_H) {
    advance(w, hours * 3600);
    most.state = Math.max(most.state, JSON.stringify(w.state).length);
    for (const { id } of w.state.seats) {
      const view = routes.slim(viewOf(w, id));
      most.json = Math.max(most.json, JSON.stringify(view).length);
      const { made, onWire } = snapshotB(view);
      most.made = Math.max(most.made, made);
      most.onWire = Math.max(most.onWire, onWire);
    }
  }
  const row = (what: string, value: number): BenchRow => ({
    name: `day/${name}-${what}`,
    value,
    unit: 'B',
    units: size.units,
    villages: size.villages,
  });
  return [
    row('state-json', most.state),
    row('seat-snapshot', most.made),
    row('seat-snapshot-on-wire', most.onWire),
    row('seat-view-json', most.json),
  ];
}

const MINUTES = 60;
const PER_MINUTE = 100;

/** Ways between places all over the county, no two alike, while a road closes every minute. */
function routeRow(region: Region): BenchRow {
  const { nodes, edges } = region.roads;
  const key = keyOf('routes bench');
  const pick = (round: number, i: number, of: number): number =>
    Math.floor(drawUniform(key, round, i) * of);
  const router = createRouter(region);
  const profiles = [SPEED_PROFILES.truck, SPEED_PROFILES.bus, SPEED_PROFILES.foot];
  const seconds = Array.from({ length: 2 + RUNS }, (_, run) =>
    cpuOnce(() => {
      const closed = new Set<number>();
      for (let minute = 0; minute < MINUTES; minute++) {
        const round = run * MINUTES + minute;
        closed.add(pick(round, 0, edges.length));
        if (closed.size > 10) closed.delete(closed.values().next().value!);
        for (let i = 1; i <= PER_MINUTE; i++) {
          const from = nodes[pick(round, 2 * i, nodes.length)]!;
          const to = nodes[pick(round, 2 * i + 1, nodes.length)]!.at;
          router.route({
            from: from.at,
            fromNode: from.id,
            // Every other journey ends beside the road.
            to: i % 2 === 0 ? to : { e: to.e + 150, n: to.n + 100 },
            profile: profiles[i % profiles.length]!,
            departTick: 60 * minute,
            closed,
          });
        }
      }
    }),
  ).slice(2);
  return {
    name: 'day/routes-with-closures',
    value: Math.round((MINUTES * PER_MINUTE) / median(seconds)),
    unit: 'queries/s',
    edges: edges.length,
    nodes: nodes.length,
  };
}

export async function run(): Promise<BenchRow[]> {
  const wushan = await loadRegion('scenarios/regions/wushan');
  if (!wushan.ok) throw new Error('region does not load');
  return [
    routeRow(wushan.value),
    ...dayRows('study', STUDY, 5),
    ...dayRows('county', COUNTY, 2),
    ...sizeRows('county', COUNTY),
  ];
}
