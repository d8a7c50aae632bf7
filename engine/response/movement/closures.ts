import type { RoadClosure } from '../../exercise/state.ts';
import type { System, World } from '../../exercise/world.ts';
import { weatherAt } from '../../hazards/weather.ts';
import { cellAt } from '../../kernel/grid.ts';
import type { Point } from '../../kernel/grid.ts';
import { cos, sin } from '../../kernel/math.ts';
import { RAD } from '../../kernel/units.ts';
import { ASSUMED_IMPACT } from '../assumed.ts';
import { edgeIndex } from './edge-index.ts';
import { frontAt } from '../fire-picture.ts';
import { nearestOnLine } from '../lines.ts';

const { checkS } = ASSUMED_IMPACT;

/** The next common look at roads and villages. */
export const nextCheck = (tick: number): number => (Math.floor(tick / checkS) + 1) * checkS;

const isByFire = ({ reason }: RoadClosure): boolean => reason === 'fire' || reason === 'smoke';

/** Roads close where flames stand beside them or thick smoke lies over them, and open afterwards. */
export const closures: System = {
  name: 'closures',

  nextDue(w) {
    const { fire, closures: closed, tick } = w.state;
    const burning = fire.ignitedTick >= 0 && fire.outTick < 0;
    const byFire = burning || closed.some(isByFire);
    return byFire ? nextCheck(tick) : Infinity;
  },

  step(w, ctx) {
    if (ctx.tick % checkS !== 0 || w.state.fire.ignitedTick < 0) return;
    const exposed = exposedEdges(w, ctx.tick);
    const closed = new Set(w.state.closures.map((c) => c.edgeId));
    const ids = [...exposed.keys()].sort((a, b) => a - b);
    for (const edgeId of ids)
      if (!closed.has(edgeId))
        ctx.emit({ type: 'roadClosed', edgeId, reason: exposed.get(edgeId)! });
    for (const c of w.state.closures)
      if (
        isByFire(c) &&
        !exposed.has(c.edgeId) &&
        ctx.tick - c.fromTick >= ASSUMED_IMPACT.closedAtLeastS
      )
        ctx.emit({ type: 'roadOpened', edgeId: c.edgeId });
  },
};

/** The front that threatens each edge most, and where that is felt. */
class Threats {
  /** Edges that are threatened at all, in no order. */
  readonly edgeIds: number[] = [];
  readonly #intensityKWM: Float64Array;
  readonly #felt: Float64Array;

  constructor(edges: number) {
    this.#intensityKWM = new Float64Array(edges).fill(-1);
    this.#felt = new Float64Array(2 * edges);
  }

  note(edgeId: number, intensityKWM: number, e: number, n: number): void {
    const worst = this.#intensityKWM[edgeId]!;
    if (worst >= intensityKWM) return;
    if (worst < 0) this.edgeIds.push(edgeId);
    this.#intensityKWM[edgeId] = intensityKWM;
    this.#felt[2 * edgeId] = e;
    this.#felt[2 * edgeId + 1] = n;
  }

  feltOn(edgeId: number): Point {
    return { e: this.#felt[2 * edgeId]!, n: this.#felt[2 * edgeId + 1]! };
  }

  clear(): void {
    for (const edgeId of this.edgeIds) this.#intensityKWM[edgeId] = -1;
    this.edgeIds.length = 0;
  }
}

const threatsOf = new WeakMap<World['region'], Threats>();

/** Empty, and kept for the next look. */
function threatsIn(region: World['region']): Threats {
  let threats = threatsOf.get(region);
  if (threats === undefined)
    threatsOf.set(region, (threats = new Threats(region.roads.edges.length)));
  threats.clear();
  return threats;
}

/**
 * Edges where a traveller would meet too much heat or no sight. Candidates are the edges beside
 * the front, and those in the smoke of intense fronts down wind; the hazard's own exposure at the
 * nearest point of the road decides.
 */
function exposedEdges(w: World, tick: number): Map<number, 'fire' | 'smoke'> {
  const threats = threatsIn(w.region);
  const { grid } = w.fire;
  const index = edgeIndex(w.region, grid);
  const from = weatherAt(w.drivers, tick).windFromDeg * RAD;
  const fromE = sin(from);
  const fromN = cos(from);
  const stepM = ASSUMED_IMPACT.roadFlameM;
  const plume = Math.floor(ASSUMED_IMPACT.smokeM / stepM);
  for (const c of frontAt(w, tick)) {
    const reach = c.intensityKWM >= ASSUMED_IMPACT.smokeKWM ? plume : 0;
    for (let i = 0; i <= reach; i++) {
      const e = c.at.e - i * stepM * fromE;
      const n = c.at.n - i * stepM * fromN;
      const cell = cellAt(grid, e, n);
      if (cell < 0) break;
      const intensityKWM = c.intensityKWM / (1 + i);
      for (let at = index.first(cell); at >= 0; at = index.next(at))
        threats.note(index.edge(at), intensityKWM, e, n);
    }
  }
  const exposed = new Map<number, 'fire' | 'smoke'>();
  for (const edgeId of threats.edgeIds) {
    const felt = nearestOnLine(threats.feltOn(edgeId), w.region.roads.edges[edgeId]!.line);
    const why = impassable(w, tick, felt);
    if (why !== null) exposed.set(edgeId, why);
  }
  return exposed;
}

function impassable(w: World, tick: number, at: Point): 'fire' | 'smoke' | null {
  let smoke = 0;
  for (const x of w.fire.exposure(at, tick)) {
    if (x.quantity === 'heatKWM2' && x.value >= ASSUMED_IMPACT.roadHeatKWM2) return 'fire';
    if (x.quantity === 'smoke') smoke = x.value;
  }
  return smoke >= ASSUMED_IMPACT.roadSmoke ? 'smoke' : null;
}
