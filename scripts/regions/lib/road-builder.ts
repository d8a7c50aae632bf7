import { cellAt, cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import type { RoadClass } from '../../../engine/region/region.ts';
import { forDisc } from './raster.ts';
import { GRADE_LIMIT } from './road-grades.ts';
import { RoadNet, type LinkKind } from './road-net.ts';
import { RoadSearch, type RoadGround, type RoadPath, type RoadStandard } from './road-search.ts';
import { stopsOf, trimAtBorder, trimStubs, type FixedBridge, type RoadFact } from './road-stops.ts';
import type { Terrain } from './terrain.ts';

/** Where a named road leaves the county: road name, which end, neighbour. */
export interface PortalFact {
  readonly road: string;
  readonly end: 'first' | 'last';
  readonly name: string;
  readonly nameEn: string;
  readonly neighbour: string;
}

interface Portal {
  readonly name: string;
  readonly nameEn: string;
  readonly neighbour: string;
  readonly cell: number;
}

/** How a county builds its roads. */
export interface RoadLaw {
  readonly standards: Readonly<Record<RoadClass, RoadStandard>>;
  /** What a named road may do where its standard leaves no line, and a road to a place. */
  readonly hardGround: Partial<RoadStandard>;
  readonly hardAccess: Partial<RoadStandard>;
  readonly portals: readonly PortalFact[];
  readonly seatPoints: readonly Point[];
  /** Cut the stubs where a line runs to a drawn vertex and back the same way. */
  readonly trimsStubs?: boolean;
  /** Cut or fill that is no structure yet, m, where it is more than the class's earthwork. */
  readonly earthworkAtMostM?: number;
}

/** Builds the public roads over the generated ground, one line after another. */
export class RoadBuilder {
  readonly terrain: Terrain;
  readonly net: RoadNet;
  readonly ground: RoadGround;
  readonly seatPoints: readonly Point[];
  readonly portals: Portal[] = [];
  readonly failures: string[] = [];
  bridge: FixedBridge | null = null;
  private readonly law: RoadLaw;
  private readonly search: RoadSearch;

  constructor(terrain: Terrain, law: RoadLaw, groundOf: (roadM: Float32Array) => RoadGround) {
    this.terrain = terrain;
    this.law = law;
    this.seatPoints = law.seatPoints;
    this.net = new RoadNet(terrain.grid, (c) => GRADE_LIMIT[c]);
    this.ground = groundOf(this.net.heightM);
    this.search = new RoadSearch(this.ground);
  }

  buildNamedRoads(roads: readonly RoadFact[], log: (text: string) => void): void {
    for (const road of roads) {
      this.buildNamedRoad(road);
      log(`road ${road.name}`);
    }
  }

  private seatCells(): Set<number> {
    return new Set(this.terrain.seats.map((s) => cellAt(this.terrain.grid, s.e, s.n)));
  }

  /** Joins the seats that no named road passes. */
  connectSeats(): void {
    for (const seat of this.terrain.seats) {
      const cell = cellAt(this.terrain.grid, seat.e, seat.n);
      if (!this.net.has(cell)) this.connect(cell, 'township', '场镇连接路');
      this.net.stopAt(cell);
    }
  }

  private buildNamedRoad(road: RoadFact): void {
    const roadClass = road.class;
    const ends = this.law.portals.filter((p) => road.name.startsWith(p.road));
    const stops = stopsOf(this, road);
    const legs: RoadPath[] = [];
    let startM: number | null = null;
    let from = stops[0]!;
    for (const to of stops.slice(1)) {
      if (this.bridge?.ends.includes(from) && this.bridge.ends.includes(to)) {
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
    if (this.law.trimsStubs) trimStubs(legs, this.seatCells());
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
    const standard = this.law.standards[roadClass];
    const inWalls = { ...standard, ...this.law.hardGround };
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
    const limit = Math.max(
      this.law.standards[roadClass].earthworkM,
      this.law.earthworkAtMostM ?? 0,
    );
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
    return this.net.has(cell) || this.join(cell, roadClass, name, maxExpanded);
  }

  /** Joins a cell, which may have a road already, to the nearest road that may be joined. */
  join(cell: number, roadClass: RoadClass, name: string, maxExpanded = 400_000): boolean {
    const goal = this.nearestRoadCell(cell);
    if (goal < 0) return false;
    const standard = this.law.standards[roadClass];
    const path =
      this.search.find(cell, goal, standard, { anyRoad: true, maxExpanded }) ??
      this.search.find(
        cell,
        goal,
        { ...standard, ...this.law.hardAccess },
        { anyRoad: true, maxExpanded: 4 * maxExpanded },
      );
    if (!path) return false;
    this.lay(path, roadClass, name);
    return true;
  }

  /** A village road between two places on the network. */
  findVillageRoad(from: number, to: number, maxExpanded: number): RoadPath | null {
    return this.search.find(from, to, this.law.standards.village, { maxExpanded });
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
        if (d >= best || Number.isNaN(this.net.heightM[c]!)) return;
        if (this.ground.barrier[c] !== 0 || this.ground.closed?.[c] === 1) return;
        best = d;
        found = c;
      });
      if (found >= 0) return found;
    }
    return -1;
  }

  /** A straight link over water between two banks, which nothing joins on the way. */
  crossing(banks: readonly [number, number], deckM: number, kind: LinkKind): void {
    const heights = banks.map((c) => Math.max(this.heightAt(c), deckM));
    this.net.add(banks, heights, () => kind);
  }
}
