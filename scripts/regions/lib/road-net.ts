import type { GridSpec } from '../../../engine/kernel/grid.ts';
import { cellCentre } from '../../../engine/kernel/grid.ts';
import type { RoadClass } from '../../../engine/region/region.ts';

export interface LinkKind {
  readonly class: RoadClass;
  readonly name: string;
  readonly bridge: boolean;
  readonly tunnel: boolean;
  readonly ferry: boolean;
}

export interface NetNode {
  readonly id: number;
  readonly cell: number;
  readonly e: number;
  readonly n: number;
  readonly elevM: number;
}

export interface NetEdge extends LinkKind {
  readonly id: number;
  readonly a: number;
  readonly b: number;
  readonly lengthM: number;
  /** [e, n, height] from a to b. */
  readonly line: readonly (readonly [number, number, number])[];
}

/** Roads as links between cells, contracted in the end to junction-to-junction edges. */
export class RoadNet {
  private readonly grid: GridSpec;
  private readonly links = new Map<number, Map<number, LinkKind>>();
  readonly heightM: Float32Array;
  /** Cells that stay nodes: places with access. */
  private readonly stops = new Set<number>();

  private readonly gradeOf: (roadClass: RoadClass) => number;

  constructor(grid: GridSpec, gradeOf: (roadClass: RoadClass) => number) {
    this.grid = grid;
    this.gradeOf = gradeOf;
    this.heightM = new Float32Array(grid.cols * grid.rows).fill(NaN);
  }

  has(cell: number): boolean {
    return this.links.has(cell);
  }

  cells(): number[] {
    return [...this.links.keys()];
  }

  stopAt(cell: number): void {
    this.stops.add(cell);
  }

  /** Adds a line; links that exist keep their first (higher) class. */
  add(cells: readonly number[], heightM: readonly number[], kindOf: (k: number) => LinkKind): void {
    cells.forEach((c, k) => {
      if (Number.isNaN(this.heightM[c]!)) this.heightM[c] = heightM[k]!;
    });
    for (let k = 1; k < cells.length; k++) this.link(cells[k - 1]!, cells[k]!, kindOf(k));
  }

  private link(a: number, b: number, kind: LinkKind): void {
    if (a === b || this.links.get(a)?.has(b)) return;
    for (const [p, q] of [
      [a, b],
      [b, a],
    ] as const) {
      const of = this.links.get(p) ?? new Map<number, LinkKind>();
      of.set(q, kind);
      this.links.set(p, of);
    }
  }

  /** Nodes and edges, ids dense, in order of cell. */
  contract(): { nodes: NetNode[]; edges: NetEdge[] } {
    const nodeOf = new Map<number, number>();
    const nodes: NetNode[] = [];
    for (const cell of [...this.links.keys()].sort((a, b) => a - b)) {
      if (!this.isNode(cell)) continue;
      const p = cellCentre(this.grid, cell);
      nodeOf.set(cell, nodes.length);
      nodes.push({ id: nodes.length, cell, e: p.e, n: p.n, elevM: this.heightM[cell]! });
    }
    const edges: NetEdge[] = [];
    for (const node of nodes) {
      for (const next of [...this.links.get(node.cell)!.keys()].sort((a, b) => a - b)) {
        const chain = this.follow(node.cell, next, nodeOf);
        const end = chain[chain.length - 1]!;
        const back = chain[chain.length - 2]!;
        if (end < node.cell || (end === node.cell && back < next)) continue;
        if (end === node.cell) continue;
        edges.push(this.edge(edges.length, chain, nodeOf));
      }
    }
    return { nodes, edges };
  }

  private isNode(cell: number): boolean {
    const links = [...this.links.get(cell)!.values()];
    return links.length !== 2 || this.stops.has(cell) || !sameKind(links[0]!, links[1]!);
  }

  private follow(from: number, next: number, nodeOf: ReadonlyMap<number, number>): number[] {
    const chain = [from, next];
    while (!nodeOf.has(chain[chain.length - 1]!)) {
      const here = chain[chain.length - 1]!;
      const before = chain[chain.length - 2]!;
      const on = [...this.links.get(here)!.keys()].find((c) => c !== before);
      if (on === undefined) break;
      chain.push(on);
    }
    return chain;
  }

  private edge(id: number, chain: readonly number[], nodeOf: ReadonlyMap<number, number>): NetEdge {
    const line = chain.map((c) => {
      const p = cellCentre(this.grid, c);
      return [p.e, p.n, this.heightM[c]!] as const;
    });
    const smooth = faired(rounded(line), this.links.get(chain[0]!)!.get(chain[1]!)!, this.gradeOf);
    return {
      id,
      a: nodeOf.get(chain[0]!)!,
      b: nodeOf.get(chain[chain.length - 1]!)!,
      ...this.links.get(chain[0]!)!.get(chain[1]!)!,
      lengthM: lengthOf(smooth),
      line: smooth,
    };
  }
}

const sameKind = (a: LinkKind, b: LinkKind): boolean =>
  a.class === b.class &&
  a.name === b.name &&
  a.bridge === b.bridge &&
  a.tunnel === b.tunnel &&
  a.ferry === b.ferry;

type Vertex = readonly [number, number, number];

/** Corners of the raster rounded off: each inner vertex moves half way to its neighbours' mean. */
function rounded(line: readonly Vertex[]): Vertex[] {
  return line.map((v, k) => {
    const a = line[k - 1];
    const b = line[k + 1];
    if (!a || !b) return v;
    return [0, 1, 2].map((x) => 0.5 * v[x]! + 0.25 * (a[x]! + b[x]!)) as unknown as Vertex;
  });
}

/**
 * Heights eased so that no step is steeper than the class allows, ends kept: the mean of the upper
 * and the lower Lipschitz envelope. Where the ends alone demand more, an even grade.
 */
function faired(
  line: readonly Vertex[],
  kind: LinkKind,
  gradeOf: (c: RoadClass) => number,
): Vertex[] {
  const last = line.length - 1;
  const run = line.map((v, k) =>
    k === 0 ? 0 : Math.hypot(v[0] - line[k - 1]![0], v[1] - line[k - 1]![1]),
  );
  const total = run.reduce((a, b) => a + b, 0);
  const [z0, z1] = [line[0]![2], line[last]![2]];
  const grade = Math.max(gradeOf(kind.class), Math.abs(z1 - z0) / Math.max(1, total));
  let along = 0;
  const z = line.map((v, k) => {
    along += run[k]!;
    const low = Math.max(z0 - grade * along, z1 - grade * (total - along));
    const high = Math.min(z0 + grade * along, z1 + grade * (total - along));
    return Math.max(low, Math.min(high, v[2]));
  });
  const upper = z.slice();
  const lower = z.slice();
  for (let k = 1; k <= last; k++) {
    upper[k] = Math.max(upper[k]!, upper[k - 1]! - grade * run[k]!);
    lower[k] = Math.min(lower[k]!, lower[k - 1]! + grade * run[k]!);
  }
  for (let k = last - 1; k >= 0; k--) {
    upper[k] = Math.max(upper[k]!, upper[k + 1]! - grade * run[k + 1]!);
    lower[k] = Math.min(lower[k]!, lower[k + 1]! + grade * run[k + 1]!);
  }
  return line.map((v, k) => [v[0], v[1], (upper[k]! + lower[k]!) / 2] as const);
}

export function lengthOf(line: readonly Vertex[]): number {
  let sum = 0;
  for (let k = 1; k < line.length; k++) {
    const [e0, n0, z0] = line[k - 1]!;
    const [e1, n1, z1] = line[k]!;
    sum += Math.sqrt((e1 - e0) ** 2 + (n1 - n0) ** 2 + (z1 - z0) ** 2);
  }
  return sum;
}

/** Douglas–Peucker in plan. */
export function simplify(line: readonly Vertex[], toleranceM: number): Vertex[] {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  while (stack.length > 0) {
    const [a, b] = stack.pop()!;
    let worst = toleranceM;
    let at = -1;
    for (let k = a + 1; k < b; k++) {
      const d = distanceToSegment(line[k]!, line[a]!, line[b]!);
      if (d > worst) {
        worst = d;
        at = k;
      }
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push([a, at], [at, b]);
  }
  return line.filter((_, k) => keep[k] === 1);
}

function distanceToSegment(p: Vertex, a: Vertex, b: Vertex): number {
  const de = b[0] - a[0];
  const dn = b[1] - a[1];
  const len2 = de * de + dn * dn;
  const t =
    len2 === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * de + (p[1] - a[1]) * dn) / len2));
  return Math.hypot(p[0] - a[0] - t * de, p[1] - a[1] - t * dn);
}
