import proj4 from 'proj4';
import type { Point } from '../../engine/kernel/grid.ts';
import type { Place } from '../../engine/protocol/schema-parts.ts';
import type { Facility, Region, Text, Township, Village } from '../../engine/region/region.ts';
import { show } from './problem.ts';
import type { ScenarioProblem } from './problem.ts';

export interface Located {
  readonly at: Point;
  /** Nearest road node, or -1 when the region has no roads. */
  readonly nodeId: number;
  readonly name: Text;
}

/** A road farther away than this does not serve a place. */
const NODE_SEARCH_M = 5_000;

const squared = (a: Point, b: Point): number => (a.e - b.e) ** 2 + (a.n - b.n) ** 2;

/**
 * Turns the places of a scenario file into positions of the region. What cannot be found becomes a
 * problem and the value null; the caller goes on, so that one run shows every fault of a file.
 */
export class Locator {
  readonly problems: ScenarioProblem[] = [];
  readonly file: string;
  readonly region: Region;
  readonly #facilities: ReadonlyMap<string, Facility>;
  readonly #townships: ReadonlyMap<string, Township>;
  readonly #villages: ReadonlyMap<string, Village>;

  constructor(file: string, region: Region) {
    this.file = file;
    this.region = region;
    this.#facilities = new Map(region.facilities.map((f) => [f.id, f]));
    this.#townships = new Map(region.townships.map((t) => [t.id, t]));
    this.#villages = new Map(region.villages.map((v) => [v.id, v]));
  }

  problem(path: string, expected: string, got: unknown): null {
    const shown = typeof got === 'string' ? `"${got}"` : show(got);
    this.problems.push({ file: this.file, path, expected, got: shown });
    return null;
  }

  facility(path: string, id: string, kind?: Facility['kind']): Facility | null {
    const what = `the id of a ${kind ?? 'facility'} of region "${this.region.id}"`;
    const f = this.#facilities.get(id);
    if (f === undefined) return this.problem(path, what, id);
    if (kind !== undefined && f.kind !== kind) return this.problem(path, what, `${id} (${f.kind})`);
    return f;
  }

  township(path: string, id: string): Township | null {
    const t = this.#townships.get(id);
    return t ?? this.problem(path, `a township of region "${this.region.id}"`, id);
  }

  village(path: string, key: string, inTownship: string | undefined): Village | null {
    const byId = this.#villages.get(key);
    if (byId !== undefined) return byId;
    const named = this.region.villages.filter(
      (v) =>
        (v.name.zh === key || v.name.en === key) &&
        (inTownship === undefined || v.townshipId === inTownship),
    );
    if (named.length === 1) return named[0]!;
    if (named.length > 1) {
      return this.problem(path, 'one village; say in which township (`in`)', key);
    }
    return this.problem(path, `a village of region "${this.region.id}"`, key);
  }

  place(path: string, p: Place): Located | null {
    if ('facility' in p) return this.facility(`${path}.facility`, p.facility);
    if ('township' in p) {
      const t = this.township(`${path}.township`, p.township);
      return t === null ? null : { at: t.seat, nodeId: t.nodeId, name: t.name };
    }
    if ('village' in p) return this.village(`${path}.village`, p.village, p.in);
    return this.#lonLat(path, p.lon, p.lat);
  }

  /** Node of the road graph nearest to `at`, or -1 when there is none within 5 km. */
  nearestNode(at: Point): number {
    let best = -1;
    let bestD = NODE_SEARCH_M ** 2;
    for (const node of this.region.roads.nodes) {
      const d = squared(node.at, at);
      if (d < bestD) {
        best = node.id;
        bestD = d;
      }
    }
    return best;
  }

  /** Road edge with the vertex nearest to `at`. */
  nearestEdge(at: Point): { edgeId: number; distanceM: number } | null {
    let edgeId = -1;
    let bestD = Infinity;
    for (const edge of this.region.roads.edges) {
      for (const v of edge.line) {
        const d = squared(v, at);
        if (d < bestD) {
          edgeId = edge.id;
          bestD = d;
        }
      }
    }
    return edgeId < 0 ? null : { edgeId, distanceM: Math.sqrt(bestD) };
  }

  latitudeDeg(at: Point): number {
    return proj4(this.region.crs, 'WGS84', [at.e, at.n])[1]!;
  }

  #lonLat(path: string, lon: number, lat: number): Located | null {
    const [e, n] = proj4('WGS84', this.region.crs, [lon, lat]);
    const g = this.region.grid;
    const inside =
      e! >= g.west &&
      e! < g.west + g.cols * g.cellM &&
      n! <= g.north &&
      n! > g.north - g.rows * g.cellM;
    if (!inside) {
      return this.problem(path, `a position inside region "${this.region.id}"`, { lon, lat });
    }
    const at = { e: e!, n: n! };
    const label = `${lat.toFixed(4)}° N, ${lon.toFixed(4)}° E`;
    return { at, nodeId: this.nearestNode(at), name: { zh: label, en: label } };
  }
}
