import type { GridSpec, Point } from '../../engine/kernel/grid.ts';
import { LandCover } from '../../engine/region/region.ts';
import type {
  Facility,
  LandCoverClass,
  Region,
  River,
  RoadClass,
  RoadEdge,
  RoadNode,
  Township,
  Village,
} from '../../engine/region/region.ts';

/** A road of a synthetic region; where two roads share an end point they meet in one node. */
export interface SyntheticRoad {
  readonly line: readonly Point[];
  readonly class?: RoadClass;
  readonly name?: string;
  readonly bridge?: boolean;
  readonly tunnel?: boolean;
  readonly ferry?: boolean;
}

/** A place of a synthetic region: what is left out gets a plain default. */
export type Placed<T extends { readonly at: Point }> = Partial<T> & { readonly at: Point };

export interface SyntheticOptions {
  readonly id?: string;
  readonly cols?: number;
  readonly rows?: number;
  readonly cellM?: number;
  /** Ground elevation, m, at a position; flat at 500 m by default. */
  readonly elevationM?: (e: number, n: number) => number;
  /** Land cover at a position; pine forest by default. */
  readonly cover?: (e: number, n: number) => LandCoverClass;
  readonly roads?: readonly SyntheticRoad[];
  readonly villages?: readonly Placed<Village>[];
  readonly facilities?: readonly (Placed<Facility> & Pick<Facility, 'kind'>)[];
  readonly rivers?: readonly River[];
  readonly poolLevelM?: number | null;
}

const same = (a: Point, b: Point): boolean => a.e === b.e && a.n === b.n;
const metres = (a: Point, b: Point): number => Math.hypot(a.e - b.e, a.n - b.n);

function buildRoads(
  roads: readonly SyntheticRoad[],
  elevationM: (e: number, n: number) => number,
): { nodes: RoadNode[]; edges: RoadEdge[] } {
  const nodes: RoadNode[] = [];
  const edges: RoadEdge[] = [];
  const nodeAt = (at: Point): number => {
    const found = nodes.findIndex((n) => same(n.at, at));
    if (found >= 0) return found;
    nodes.push({ id: nodes.length, at, elevM: elevationM(at.e, at.n) });
    return nodes.length - 1;
  };
  for (const r of roads) {
    const first = r.line[0];
    const last = r.line.at(-1);
    if (first === undefined || last === undefined || r.line.length < 2)
      throw new Error('a synthetic road needs two points');
    let lengthM = 0;
    for (let i = 1; i < r.line.length; i++) lengthM += metres(r.line[i - 1]!, r.line[i]!);
    edges.push({
      id: edges.length,
      a: nodeAt(first),
      b: nodeAt(last),
      class: r.class ?? 'county',
      name: r.name ?? `road ${edges.length}`,
      lengthM,
      line: r.line,
      bridge: r.bridge ?? false,
      tunnel: r.tunnel ?? false,
      ferry: r.ferry ?? false,
    });
  }
  return { nodes, edges };
}

function nearestNode(nodes: readonly RoadNode[], at: Point): number {
  let best = 0;
  for (const n of nodes) if (metres(n.at, at) < metres(nodes[best]!.at, at)) best = n.id;
  return best;
}

function rasters(grid: GridSpec, o: SyntheticOptions) {
  const elevation = o.elevationM ?? (() => 500);
  const cover = o.cover ?? (() => LandCover.forestPine);
  const elevationDm = new Int16Array(grid.cols * grid.rows);
  const landCover = new Uint8Array(grid.cols * grid.rows);
  for (let row = 0, i = 0; row < grid.rows; row++) {
    const n = grid.north - (row + 0.5) * grid.cellM;
    for (let col = 0; col < grid.cols; col++, i++) {
      const e = grid.west + (col + 0.5) * grid.cellM;
      const dm = Math.round(elevation(e, n) * 10);
      if (!(Math.abs(dm) < 32768)) throw new Error(`elevation ${dm / 10} m does not fit`);
      elevationDm[i] = dm;
      landCover[i] = cover(e, n);
    }
  }
  return { elevationDm, landCover };
}

/**
 * A small place for tests: south-west corner at (0, 0), 200 x 200 cells of 30 m, flat, all pine,
 * one township, one road through the middle from west to east unless the options say otherwise.
 */
export function syntheticRegion(o: SyntheticOptions = {}): Region {
  const cols = o.cols ?? 200;
  const rows = o.rows ?? 200;
  const cellM = o.cellM ?? 30;
  const width = cols * cellM;
  const north = rows * cellM;
  const grid: GridSpec = { cols, rows, cellM, west: 0, north };
  const elevationM = o.elevationM ?? (() => 500);
  const middle = north / 2;
  const across: SyntheticRoad = {
    line: [
      { e: cellM, n: middle },
      { e: width / 2, n: middle },
      { e: width - cellM, n: middle },
    ],
  };
  const roads = buildRoads(o.roads ?? [across], elevationM);
  const node = (at: Point) => nearestNode(roads.nodes, at);
  const seat = { e: width / 2, n: middle };
  const villages = (o.villages ?? []).map((v, i): Village => ({
    id: `v-synthetic-${i + 1}`,
    name: { zh: `试验村${i + 1}`, en: `Test village ${i + 1}` },
    townshipId: 'synthetic',
    population: 300,
    households: 100,
    provenance: 'assumed',
    nodeId: node(v.at),
    ...v,
  }));
  const township: Township = {
    id: 'synthetic',
    name: { zh: '试验镇', en: 'Test township' },
    seat,
    population: villages.reduce((s, v) => s + v.population, 0),
    provenance: 'assumed',
    nodeId: node(seat),
  };
  const facilities = (o.facilities ?? []).map((f, i): Facility => ({
    id: `f-${f.kind}-${i + 1}`,
    name: { zh: `设施${i + 1}`, en: `Facility ${i + 1}` },
    nodeId: node(f.at),
    townshipId: 'synthetic',
    attributes: {},
    provenance: 'assumed',
    ...f,
  }));
  return {
    id: o.id ?? 'synthetic',
    name: { zh: '试验场', en: 'Test ground' },
    crs: '+proj=tmerc +lat_0=31 +lon_0=110 +datum=WGS84 +units=m',
    grid,
    ...rasters(grid, o),
    poolLevelM: o.poolLevelM ?? null,
    boundary: [
      { e: 0, n: 0 },
      { e: width, n: 0 },
      { e: width, n: north },
      { e: 0, n: north },
    ],
    rivers: o.rivers ?? [],
    roads,
    townships: [township],
    villages,
    facilities,
    attribution: [{ zh: '合成地形', en: 'Synthetic terrain' }],
    contentHash: `synthetic-${o.id ?? 'default'}`,
  };
}
