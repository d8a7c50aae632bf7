import type { Point } from '../kernel/grid.ts';
import type { RoadClass } from './region.ts';

/** One stretch of a journey at one speed; position in between is linear along `line`. */
export interface RouteLeg {
  mode: 'road' | 'ferry' | 'foot' | 'air';
  /** Road edge, or -1 off the network. */
  edgeId: number;
  line: readonly Point[];
  departTick: number;
  arriveTick: number;
  endNodeId: number;
}

/** How fast a kind of vehicle goes, km/h by road class; `footKmH` off the road. */
export interface SpeedProfile {
  readonly id: string;
  readonly kmH: Readonly<Record<RoadClass, number>>;
  readonly ferryKmH: number;
  readonly footKmH: number;
  /** Straight flight in km/h; null for ground vehicles. */
  readonly airKmH: number | null;
  /** Farthest straight way off the road at either end, m; unlimited when left out. */
  readonly offRoadMaxM?: number;
}

export interface RouteRequest {
  readonly from: Point;
  /** Road node it stands at, or -1 to start off the network. */
  readonly fromNode: number;
  readonly to: Point;
  readonly profile: SpeedProfile;
  readonly departTick: number;
  /** Edges that are closed as far as the traveller knows. */
  readonly closed: ReadonlySet<number>;
}

export interface Route {
  readonly legs: RouteLeg[];
  readonly arriveTick: number;
  readonly lengthM: number;
}

/** Shortest-time routes over the road graph, with walking legs to and from it. Deterministic. */
export interface Router {
  /** Null when no way exists. */
  route(request: RouteRequest): Route | null;
  /** Nearest road node to a point and the straight distance, m. */
  nearestNode(at: Point): { nodeId: number; distanceM: number };
  /** Up to `count` road nodes within `maxM` of a point, nearest first, equal distances by id. */
  nodesNear(at: Point, count: number, maxM: number): Int32Array;
}
