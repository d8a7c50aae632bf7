import type { Scenario, UnitSpec } from '../../engine/exercise/scenario.ts';
import { cellAt, type Point } from '../../engine/kernel/grid.ts';
import { drawUniform, keyOf } from '../../engine/kernel/random.ts';
import { LandCover, type Region } from '../../engine/region/region.ts';
import { littleRegion, littleScenario } from './synthetic-scenario.ts';
import { syntheticRegion, type SyntheticRoad } from './synthetic-region.ts';

/** How much of everything; roads come as a lattice of `cols` by `rows` junctions. */
export interface ExerciseSize {
  readonly units: number;
  readonly villages: number;
  readonly townships: number;
  readonly cols: number;
  readonly rows: number;
}

/** A county with its whole order of battle: 4,999 stretches of road. */
export const COUNTY: ExerciseSize = {
  units: 1000,
  villages: 400,
  townships: 20,
  cols: 50,
  rows: 51,
};
/** What a study runs a thousand times. */
export const STUDY: ExerciseSize = { units: 200, villages: 100, townships: 8, cols: 32, rows: 32 };

const MESH_M = 920;
const SHELTERS = 20;
const both = (s: string) => ({ zh: s, en: s });
const key = keyOf('large exercise');
const draw = (a: number, b: number): number => drawUniform(key, a, b);

/** Junctions nearly a kilometre apart, each a little out of line. */
const junction = (col: number, row: number) => ({
  e: 600 + col * MESH_M + Math.round(draw(col, row) * 300),
  n: 600 + row * MESH_M + Math.round(draw(col + 1000, row) * 300),
});

function roadsOf({ cols, rows }: ExerciseSize): SyntheticRoad[] {
  const classes = ['county', 'township', 'village'] as const;
  const roads: SyntheticRoad[] = [];
  for (let i = 0; i < cols; i++)
    for (let j = 0; j < rows; j++) {
      const type = classes[Math.floor(draw(i, j + 5000) * 3)]!;
      if (i + 1 < cols) roads.push({ line: [junction(i, j), junction(i + 1, j)], class: type });
      if (j + 1 < rows) roads.push({ line: [junction(i, j), junction(i, j + 1)], class: type });
    }
  return roads;
}

/** Woods broken by paddies, villages and shelters all over, a depot and a lake in the middle. */
export function largeRegion(size: ExerciseSize): Region {
  const { cols, rows } = size;
  const middle = junction(cols >> 1, rows >> 1);
  const spread = (i: number, a: number, b: number) => junction((i * a) % cols, (i * b) % rows);
  return syntheticRegion({
    id: `large-${size.units}`,
    cols: Math.ceil(((cols + 1) * MESH_M) / 30),
    rows: Math.ceil(((rows + 1) * MESH_M) / 30),
    elevationM: (e, n) => 500 + ((e * 7 + n * 3) % 2000) / 20,
    cover: (e, n) =>
      Math.sin(e / 700) + Math.cos(n / 900) > 0.4 ? LandCover.paddy : LandCover.forestPine,
    roads: roadsOf(size),
    villages: Array.from({ length: size.villages }, (_, i) => ({
      id: `v${String(i).padStart(4, '0')}`,
      at: spread(i, 7, 11),
      population: 150,
      households: 50,
    })),
    facilities: [
      ...Array.from({ length: SHELTERS }, (_, i) => ({
        id: `s${String(i).padStart(2, '0')}`,
        kind: 'shelter' as const,
        at: spread(i, 5, 13),
      })),
      { id: 'depot', kind: 'depot' as const, at: middle },
      { id: 'lake', kind: 'waterSource' as const, at: middle, attributes: { aerial: 1 } },
    ],
  });
}

/** One of every ten teams each; the seats of the townships take turns. */
const KINDS: readonly (Partial<UnitSpec> & { readonly seatId: string })[] = [
  { seatId: 'rescue', capabilities: ['handCrew', 'burnOut'], vehicle: 'truck' },
  { seatId: 'rescue', capabilities: ['handCrew'], vehicle: 'truck' },
  { seatId: 'rescue', capabilities: ['engine'], vehicle: 'engine', waterL: 8000 },
  { seatId: 'rescue', capabilities: ['plant'], vehicle: 'truck', strength: 4 },
  { seatId: 'evacuation', capabilities: ['transportPeople'], vehicle: 'bus', seatsForPeople: 45 },
  { seatId: 'supply', capabilities: ['transportGoods'], vehicle: 'truck', kitCapacity: 200 },
  { seatId: 'technical', capabilities: ['recon'], vehicle: 'drone', strength: 3 },
  { seatId: 'township', capabilities: ['handCrew', 'warn'], vehicle: 'truck' },
  { seatId: 'township', capabilities: ['handCrew', 'warn'], vehicle: 'foot' },
  { seatId: 'township', capabilities: ['transportPeople'], vehicle: 'bus', seatsForPeople: 30 },
];

/** A day of fire in the middle of it, with every seat the policy's. */
export function largeScenario(region: Region, size: ExerciseSize): Scenario {
  const base = littleScenario(littleRegion());
  const townships = Array.from({ length: size.townships }, (_, i) => `township-${i}`);
  const seat = base.seats.find((s) => s.role === 'township')!;
  const { nodes } = region.roads;
  return {
    ...base,
    id: region.id,
    regionId: region.id,
    durationTicks: 24 * 3600,
    weather: Array.from({ length: 25 }, (_, h) => ({
      ...base.weather[h % base.weather.length]!,
      tick: h * 3600,
    })),
    window: windowOf(region),
    wildfire: {
      params: { ...base.wildfire!.params, window: windowOf(region) },
      ignitions: [{ at: woodsNear(region, windowOf(region).centre), tick: 0 }],
    },
    seats: [
      ...base.seats.filter((s) => s !== seat),
      ...townships.map((id) => ({ ...seat, id, townshipId: 'synthetic' })),
    ],
    units: Array.from({ length: size.units }, (_, i) => {
      const kind = KINDS[i % KINDS.length]!;
      const node = nodes[(i * 37) % nodes.length]!;
      const own = townships[Math.floor(i / KINDS.length) % townships.length]!;
      return {
        ...base.units[0]!,
        seatsForPeople: 0,
        ...kind,
        id: `u${String(i).padStart(4, '0')}`,
        seatId: kind.seatId === 'township' ? own : kind.seatId,
        home: { at: node.at, nodeId: node.id, name: both('-') },
      };
    }),
    depots: [{ facilityId: 'depot', kits: 50_000, loadingPerMin: 60 }],
    shelters: Array.from({ length: SHELTERS }, (_, i) => ({
      facilityId: `s${String(i).padStart(2, '0')}`,
      areaM2: 6000,
      capacity: 3000,
    })),
    villageIds: region.villages.map((v) => v.id),
    sensors: [],
    injects: [],
    contentHash: region.id,
  };
}

/** The first place east of a point where it burns. */
function woodsNear({ grid, landCover }: Region, from: Point): Point {
  for (let e = from.e; ; e += grid.cellM) {
    const cover = landCover[cellAt(grid, e, from.n)];
    if (cover === undefined) throw new Error('no woods east of the middle');
    if (cover === LandCover.forestPine) return { e, n: from.n };
  }
}

/** Twelve kilometres around the middle of the map, where it burns. */
function windowOf({ grid }: Region) {
  const half = grid.cellM / 2;
  return {
    centre: {
      e: grid.west + grid.cellM * (grid.cols >> 1) + half,
      n: grid.north - grid.cellM * (grid.rows >> 1) - half,
    },
    widthM: 12_000,
    heightM: 12_000,
  };
}
