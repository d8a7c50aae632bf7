import type { System, World } from '../exercise/world.ts';
import { weatherAt } from '../hazards/weather.ts';
import { cellAt } from '../kernel/grid.ts';
import { cos, sin } from '../kernel/math.ts';
import { ASSUMED_IMPACT } from './assumed.ts';
import { edgeIndex } from './edge-index.ts';
import { frontAt } from './fire-picture.ts';

const RAD = 3.141592653589793 / 180;
const { checkS } = ASSUMED_IMPACT;

/** The next common look at roads and villages. */
export const nextCheck = (tick: number): number => (Math.floor(tick / checkS) + 1) * checkS;

/** Roads close where flames stand beside them or thick smoke lies over them, and open afterwards. */
export const closures: System = {
  name: 'closures',

  nextDue(w) {
    const { fire, closures: closed, tick } = w.state;
    const burning = fire.ignitedTick >= 0 && fire.outTick < 0;
    const byFire = burning || closed.some((c) => c.reason !== 'inject');
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
        c.reason !== 'inject' &&
        !exposed.has(c.edgeId) &&
        ctx.tick - c.fromTick >= ASSUMED_IMPACT.closedAtLeastS
      )
        ctx.emit({ type: 'roadOpened', edgeId: c.edgeId });
  },
};

/** Edges beside flames, and edges in the smoke of intense fronts, for 300 m down wind. */
function exposedEdges(w: World, tick: number): Map<number, 'fire' | 'smoke'> {
  const { grid } = w.fire;
  const index = edgeIndex(w.region, grid);
  const exposed = new Map<number, 'fire' | 'smoke'>();
  const toward = weatherAt(w.drivers, tick).windFromDeg * RAD;
  const stepM = ASSUMED_IMPACT.roadFlameM;
  const de = -sin(toward) * stepM;
  const dn = -cos(toward) * stepM;
  const plume = Math.floor(ASSUMED_IMPACT.smokeM / stepM);
  for (const c of frontAt(w, tick)) {
    if (c.flameLengthM < ASSUMED_IMPACT.roadFlameLengthM) continue;
    index.near(c.cell, (edgeId) => exposed.set(edgeId, 'fire'));
    if (c.intensityKWM < ASSUMED_IMPACT.smokeKWM) continue;
    for (let i = 1; i <= plume; i++) {
      const cell = cellAt(grid, c.at.e + i * de, c.at.n + i * dn);
      if (cell >= 0)
        index.near(cell, (edgeId) => {
          if (!exposed.has(edgeId)) exposed.set(edgeId, 'smoke');
        });
    }
  }
  return exposed;
}
