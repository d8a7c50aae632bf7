import { advance } from '../../engine/exercise/run.ts';
import type { Scenario, UnitSpec } from '../../engine/exercise/scenario.ts';
import type { System, World } from '../../engine/exercise/world.ts';
import { drawUniform, keyOf } from '../../engine/kernel/random.ts';
import { LandCover } from '../../engine/region/region.ts';
import type { Region } from '../../engine/region/region.ts';
import { createRouter } from '../../engine/region/router.ts';
import { SPEED_PROFILES } from '../../engine/response/speed-profiles.ts';
import { createSystems } from '../../engine/response/systems.ts';
import { drillScenario, give, startDrill } from '../engine/response/drill.ts';
import { syntheticRegion } from '../support/synthetic-region.ts';
import { cpuSeconds, type BenchRow } from './measure.ts';
import { atEachStep } from './steps.ts';

const key = keyOf('response bench');
const draw = (a: number, b: number): number => drawUniform(key, a, b);

/** 30 x 30 km: a lattice of 2,000 edges a kilometre long, bent a little, of mixed classes. */
function lattice(villages: number): Region {
  const n = 32;
  const at = (i: number, j: number) => ({
    e: 600 + i * 920 + Math.round(draw(i, j) * 300),
    n: 600 + j * 920 + Math.round(draw(i + 100, j) * 300),
  });
  const classes = ['county', 'township', 'village'] as const;
  const roads = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const c = classes[Math.floor(draw(i, j + 500) * 3)]!;
      if (i + 1 < n) roads.push({ line: [at(i, j), at(i + 1, j)], class: c });
      if (j + 1 < n) roads.push({ line: [at(i, j), at(i, j + 1)], class: c });
    }
  return syntheticRegion({
    cols: 1000,
    rows: 1000,
    cover: (e, nn) =>
      Math.sin(e / 700) + Math.cos(nn / 900) > 0.4 ? LandCover.paddy : LandCover.shrub,
    roads,
    villages: Array.from({ length: villages }, (_, i) => ({
      id: `v${String(i).padStart(3, '0')}`,
      at: at(i % n, (i * 7) % n),
      population: 150,
    })),
    facilities: [
      ...Array.from({ length: 20 }, (_, i) => ({
        id: `s${String(i).padStart(2, '0')}`,
        kind: 'shelter' as const,
        at: at((i * 5) % n, (i * 11) % n),
      })),
      { id: 'depot', kind: 'depot' as const, at: at(16, 16) },
    ],
  });
}

const KINDS: readonly Partial<UnitSpec>[] = [
  { capabilities: ['handCrew'], vehicle: 'truck' },
  { capabilities: ['transportPeople'], vehicle: 'bus', seatsForPeople: 40 },
  { capabilities: ['transportGoods'], vehicle: 'truck', kitCapacity: 100 },
  { capabilities: ['handCrew', 'warn'], vehicle: 'truck' },
];

function crowd(region: Region, count: number): Scenario {
  const base = drillScenario();
  const centre = { e: 15000, n: 15000 };
  return {
    ...base,
    units: Array.from({ length: count }, (_, i) => {
      const node = region.roads.nodes[(i * 37) % region.roads.nodes.length]!;
      return {
        ...base.units[0]!,
        id: `u${String(i).padStart(3, '0')}`,
        ...KINDS[i % KINDS.length]!,
        strength: 15,
        home: { at: node.at, nodeId: node.id, name: { zh: '-', en: '-' } },
      };
    }),
    shelters: Array.from({ length: 20 }, (_, i) => ({
      facilityId: `s${String(i).padStart(2, '0')}`,
      areaM2: 4000,
      capacity: 2000,
    })),
    depots: [{ facilityId: 'depot', kits: 20000, loadingPerMin: 60 }],
    villageIds: region.villages.map((v) => v.id),
    weather: [{ ...base.weather[0]!, windMs: 6 }],
    wildfire: {
      params: { ...base.wildfire!.params, window: { centre, widthM: 9000, heightM: 9000 } },
      ignitions: [{ at: centre, tick: 0 }],
    },
  };
}

/** Every team gets work at once: move to the fire, evacuate, carry kits. */
function busy(region: Region, mode: World['mode']): World {
  const w = startDrill(crowd(region, 500), { region, mode });
  const shelter = (i: number) => `s${String(i % 20).padStart(2, '0')}`;
  const village = (i: number) => `v${String(i % 200).padStart(3, '0')}`;
  w.scenario.units.forEach((u, i) => {
    const kind = i % KINDS.length;
    const unitId = u.id;
    if (kind === 1 || kind === 3)
      give(w, { type: 'evacuate', unitId, villageId: village(i), shelterId: shelter(i) });
    else if (kind === 2)
      give(w, {
        type: 'sendSupplies',
        unitId,
        depotId: 'depot',
        shelterId: shelter(i),
        item: 'reliefKit',
        count: 80,
      });
    else
      give(w, {
        type: 'buildLine',
        unitId,
        path: [
          { e: 15000 + 30 * (i % 90), n: 13000 + 8 * i },
          { e: 15000 + 30 * (i % 90), n: 13400 + 8 * i },
        ],
      });
  });
  return w;
}

/** CPU time of this thread, ms: other load on the machine does not count. */
const cpuMs = (): number => {
  const used = process.threadCpuUsage();
  return (used.user + used.system) / 1000;
};

/** Wraps the response systems to add up the CPU time that each due step costs. */
function timed(w: World, times: number[]): World {
  const own = new Set(createSystems(w.scenario).map((s) => s.name));
  let step = 0;
  const wrap = (s: System): System => ({
    name: s.name,
    nextDue(x) {
      const t = cpuMs();
      const due = s.nextDue(x);
      if (own.has(s.name)) step += cpuMs() - t;
      return due;
    },
    step(x, ctx) {
      const t = cpuMs();
      s.step(x, ctx);
      if (own.has(s.name)) step += cpuMs() - t;
    },
  });
  atEachStep(w, () => {
    if (step > 0) times.push(step);
    step = 0;
  });
  return { ...w, systems: w.systems.map(wrap) };
}

function routes(region: Region): BenchRow[] {
  const router = createRouter(region);
  const { nodes } = region.roads;
  const closed = new Set<number>();
  const queries = Array.from({ length: 2000 }, (_, i) => {
    const a = nodes[Math.floor(draw(i, 7001) * nodes.length)]!;
    const b = nodes[Math.floor(draw(i, 7002) * nodes.length)]!;
    const offRoad = { e: b.at.e + 150, n: b.at.n + 100 };
    return {
      from: a.at,
      fromNode: a.id,
      to: i % 2 === 0 ? b.at : offRoad,
      profile: SPEED_PROFILES.truck,
      departTick: 0,
      closed,
    };
  });
  const seconds = cpuSeconds(() => {
    for (const q of queries) router.route(q);
  });
  return [
    {
      name: 'response/route',
      value: Math.round(queries.length / seconds),
      unit: 'queries/s',
      edges: region.roads.edges.length,
      nodes: nodes.length,
    },
  ];
}

export function run(): readonly BenchRow[] {
  const region = lattice(200);
  const rows = routes(region);
  for (const mode of ['plain', 'immer'] as const) {
    advance(busy(region, mode), 1800);
    const times: number[] = [];
    const w = timed(busy(region, mode), times);
    const started = cpuMs();
    advance(w, 6 * 3600);
    const whole = cpuMs() - started;
    times.sort((a, b) => a - b);
    const mean = times.reduce((a, b) => a + b, 0) / times.length;
    const size = { units: 500, villages: 200, steps: times.length, mode };
    rows.push(
      {
        name: `response/whole-step-mean-${mode}`,
        value: whole / times.length,
        unit: 'ms',
        ...size,
      },
      { name: `response/step-mean-${mode}`, value: mean, unit: 'ms', ...size },
      {
        name: `response/step-p99-${mode}`,
        value: times[Math.floor(times.length * 0.99)]!,
        unit: 'ms',
        ...size,
      },
      { name: `response/step-worst-${mode}`, value: times.at(-1)!, unit: 'ms', ...size },
    );
  }
  return rows;
}
