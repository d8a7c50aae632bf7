import type { Point } from '../kernel/grid.ts';
import type { Region } from './region.ts';
import { wholeSeconds } from './road-graph.ts';
import type { Graph } from './road-graph.ts';
import type { SpeedProfile } from './routing.ts';
import { walkAtLeastSeconds, walkSeconds } from './walking.ts';

/** Road nodes tried at either end of a journey that leaves the road. */
const ACCESS_NODES = 8;
/** Longest way off the road when a profile sets none, m (assumed: about two hours on foot). */
export const ASSUMED_OFF_ROAD_M = 8000;

/**
 * Nodes by which a journey enters or leaves the road. The walk to each is worked out only when the
 * search gets that far; until then a lower bound stands for it.
 */
export class Access {
  readonly ids = new Int32Array(ACCESS_NODES);
  readonly leastS = new Float64Array(ACCESS_NODES);
  readonly #ticks = new Float64Array(ACCESS_NODES);
  readonly #distM = new Float64Array(ACCESS_NODES);
  #region: Region;
  #at: Point = { e: 0, n: 0 };
  #footKmH = 1;
  #outward = true;
  size = 0;

  constructor(region: Region) {
    this.#region = region;
  }

  /**
   * From `at` to nearby nodes when `outward`, else from them to `at`. A place that is a node is
   * that node, and its neighbours count too when `detour` says that the road to it may be closed.
   */
  fill(graph: Graph, at: Point, profile: SpeedProfile, outward: boolean, detour: boolean): void {
    const maxM = profile.offRoadMaxM ?? ASSUMED_OFF_ROAD_M;
    this.size = graph.index.nearest(at, ACCESS_NODES, maxM, this.ids, this.#distM);
    this.#at = at;
    this.#footKmH = profile.footKmH;
    this.#outward = outward;
    if (this.size > 0 && this.#distM[0]! < 1) {
      this.#distM[0] = 0;
      if (!detour) this.size = 1;
    }
    for (let i = 0; i < this.size; i++) {
      this.leastS[i] = walkAtLeastSeconds(this.#distM[i]!, profile.footKmH);
      this.#ticks[i] = this.#distM[i] === 0 ? 0 : -1;
    }
  }

  only(id: number): void {
    this.ids[0] = id;
    this.leastS[0] = 0;
    this.#ticks[0] = 0;
    this.size = 1;
  }

  /** Whole seconds of the i-th walk; Infinity where there is no way on foot. */
  ticks(i: number): number {
    if (this.#ticks[i]! < 0) {
      const node = this.#region.roads.nodes[this.ids[i]!]!.at;
      const [from, to] = this.#outward ? [this.#at, node] : [node, this.#at];
      this.#ticks[i] = wholeSeconds(walkSeconds(this.#region, from, to, this.#footKmH));
    }
    return this.#ticks[i]!;
  }

  /** The node at the place itself, or -1: the nearest comes first. */
  nodeHere(): number {
    return this.size > 0 && this.#ticks[0] === 0 ? this.ids[0]! : -1;
  }
}
