import { cellAt, cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import type { RoadClass } from '../../../engine/region/region.ts';
import { forDisc } from '../lib/raster.ts';
import { RoadNet, type LinkKind } from '../lib/road-net.ts';
import { RoadSearch, type RoadGround, type RoadPath } from '../lib/road-search.ts';
import { places, project } from './context.ts';
import { PORTALS, type Portal } from './portals.ts';
import { banksAcross, riverAt, roadGround } from './road-ground.ts';
import { GRADE_LIMIT, ROAD_STANDARDS } from './road-standards.ts';
import { stopsOf, trimAtBorder } from './road-stops.ts';
import { POOL_M } from './settings.ts';
import type { Terrain } from './terrain.ts';

/** Deck of the Yangtze bridge, m (assumed): shipping needs about 30 m over the full pool. */
const DECK_M = POOL_M + 38;

/** Builds the public roads over the generated ground, one line after another. */
export class RoadBuilder {
  readonly terrain: Terrain;
  readonly pool: Uint8Array;
  readonly net: RoadNet;
  readonly ground: RoadGround;
  readonly search: RoadSearch;
  readonly portals: Portal[] = [];
  readonly failures: string[] = [];
  bridgeAt: Point = { e: 0, n: 0 };
  /** North end, south end. */
  bridgeEnds: number[] = [];

  constructor(terrain: Terrain, pool: Uint8Array) {
    this.terrain = terrain;
    this.pool = pool;
    this.net = new RoadNet(terrain.grid, (c) => GRADE_LIMIT[c]);
    this.ground = roadGround(terrain, pool, this.net.heightM);
    this.search = new RoadSearch(this.ground);
  }

  buildNamedRoads(log: (text: string) => void): void {
    this.buildYangtzeBridge();
    for (const road of places.roads) {
      this.buildNamedRoad(road);
      log(`road ${road.name}`);
    }
    for (const seat of this.terrain.seats) {
      const cell = cellAt(this.terrain.grid, seat.e, seat.n);
      if (!this.net.has(cell)) this.connect(cell, 'township', '场镇连接路');
      this.net.stopAt(cell);
    }
  }

  private buildNamedRoad(road: (typeof places.roads)[number]): void {
    const roadClass = road.class as RoadClass;
    const ends = PORTALS.filter((p) => road.name.startsWith(p.road));
    const stops = stopsOf(this, road);
    const legs: RoadPath[] = [];
    let startM: number | null = null;
    let from = stops[0]!;
    for (const to of stops.slice(1)) {
      if (this.bridgeEnds.includes(from) && this.bridgeEnds.includes(to)) {
        startM = this.net.heightM[to]!;
        from = to;
        continue;
      }
      const leg = this.findLeg(from, to, roadClass, startM);
      if (!leg) {
        this.failures.push(`${road.name}: no line to a vertex`);
        continue;
      }
      legs.push(leg);
      startM = leg.heightM[leg.heightM.length - 1]!;
      from = to;
    }
    trimAtBorder(
      this.terrain.county,
      legs,
      ends.some((p) => p.end === 'first'),
      ends.some((p) => p.end === 'last'),
    );
    for (const leg of legs) this.lay(leg, roadClass, road.name);
    for (const p of ends) {
      const leg = p.end === 'first' ? legs[0] : legs[legs.length - 1];
      const cell = p.end === 'first' ? leg?.cells[0] : leg?.cells[leg.cells.length - 1];
      if (cell === undefined) continue;
      this.net.stopAt(cell);
      this.portals.push({ name: p.name, nameEn: p.nameEn, neighbour: p.neighbour, cell });
    }
  }

  /**
   * A leg by the class's standard; where gorge walls leave none, with short tunnels. A leg that
   * ends on a road or bridge is looked for from there, since its height is fixed at that end.
   */
  private findLeg(
    from: number,
    to: number,
    roadClass: RoadClass,
    startM: number | null,
  ): RoadPath | null {
    const standard = ROAD_STANDARDS[roadClass];
    const inWalls = { ...standard, viaductCost: 12, tunnelCost: 12 };
    if (startM === null && this.net.has(to)) {
      const back =
        this.search.find(to, from, standard, { maxExpanded: 700_000 }) ??
        this.search.find(to, from, inWalls, { maxExpanded: 2_500_000 });
      return back && { cells: back.cells.reverse(), heightM: back.heightM.reverse() };
    }
    return (
      this.search.find(from, to, standard, { startM, maxExpanded: 700_000 }) ??
      this.search.find(from, to, inWalls, { startM, maxExpanded: 2_500_000 })
    );
  }

  /** Height of the road at a cell, or of the ground where there is none, m. */
  heightAt(cell: number): number {
    const road = this.net.heightM[cell]!;
    return Number.isNaN(road) ? this.ground.levelM[cell]! : road;
  }

  /** Adds a found line to the network with its bridges and tunnels. */
  lay(path: RoadPath, roadClass: RoadClass, name: string): void {
    const limit = ROAD_STANDARDS[roadClass].earthworkM;
    const structure = path.cells.map((c, k) => {
      const off = path.heightM[k]! - this.ground.levelM[c]!;
      if (this.ground.barrier[c] === 1 || off > limit) return 'bridge';
      return off < -limit ? 'tunnel' : 'open';
    });
    this.net.add(path.cells, path.heightM, (k): LinkKind => ({
      class: roadClass,
      name,
      bridge: structure[k] === 'bridge' || structure[k - 1] === 'bridge',
      tunnel: structure[k] === 'tunnel' && structure[k - 1] === 'tunnel',
      ferry: false,
    }));
  }

  /** Joins a place to the nearest road; returns false when no line is possible. */
  connect(cell: number, roadClass: RoadClass, name: string, maxExpanded = 400_000): boolean {
    if (this.net.has(cell)) return true;
    const goal = this.nearestRoadCell(cell);
    if (goal < 0) return false;
    const standard = ROAD_STANDARDS[roadClass];
    const path =
      this.search.find(cell, goal, standard, { anyRoad: true, maxExpanded }) ??
      this.search.find(
        cell,
        goal,
        { ...standard, earthworkM: 30, viaductCost: 30 },
        { anyRoad: true, maxExpanded: 4 * maxExpanded },
      );
    if (!path) return false;
    this.lay(path, roadClass, name);
    return true;
  }

  /** A village road between two places on the network. */
  findVillageRoad(from: number, to: number, maxExpanded: number): RoadPath | null {
    return this.search.find(from, to, ROAD_STANDARDS.village, { maxExpanded });
  }

  /** Length of a line in plan, m. */
  lengthOf(path: RoadPath): number {
    const { cols, cellM } = this.terrain.grid;
    let sum = 0;
    for (let k = 1; k < path.cells.length; k++) {
      const a = path.cells[k - 1]!;
      const b = path.cells[k]!;
      const dr = Math.floor(a / cols) - Math.floor(b / cols);
      sum += Math.hypot((a % cols) - (b % cols), dr) * cellM;
    }
    return sum;
  }

  nearestRoadCell(cell: number): number {
    const at = cellCentre(this.terrain.grid, cell);
    for (let radius = 400; radius <= 25_600; radius *= 2) {
      let best = Infinity;
      let found = -1;
      forDisc(this.terrain.grid, at, radius, (c, d) => {
        if (d < best && !Number.isNaN(this.net.heightM[c]!) && this.ground.barrier[c] === 0) {
          best = d;
          found = c;
        }
      });
      if (found >= 0) return found;
    }
    return -1;
  }

  private buildYangtzeBridge(): void {
    const road = places.roads.find((r) => r.name.startsWith('巫建公路'))!;
    const bridge = (road as { structures?: { name: string; lon: number; lat: number }[] })
      .structures![0]!;
    this.bridgeAt = project(bridge.lon, bridge.lat);
    const { middle, across } = riverAt(this.terrain, 0, this.bridgeAt);
    const banks = banksAcross(this.terrain, this.pool, middle, across, DECK_M - 8)!;
    this.bridgeEnds = banks[0] < banks[1] ? banks : [banks[1], banks[0]];
    this.crossing(banks, DECK_M, {
      class: 'provincial',
      name: bridge.name,
      bridge: true,
      tunnel: false,
      ferry: false,
    });
  }

  /** A straight link over water between two banks, which nothing joins on the way. */
  crossing(banks: readonly [number, number], deckM: number, kind: LinkKind): void {
    const heights = banks.map((c) => Math.max(this.heightAt(c), deckM));
    this.net.add(banks, heights, () => kind);
  }
}
