import { byId } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import { waterPlaces, type WaterPlaceView } from './waterfront.ts';

/** Places at the water: where they are is public; what a wave did there is known when it is told. */
export const waterfrontViews = (w: World, viewId: SeatId | 'truth'): WaterPlaceView[] =>
  waterPlaces(w.scenario.waterfront).map((p) => {
    const s = byId(w.state.waterfront, p.id);
    return {
      id: p.id,
      kind: p.kind,
      name: p.name,
      at: { e: Math.round(p.at.e), n: Math.round(p.at.n) },
      boats: p.kind === 'berth' ? p.boats : p.kind === 'channel' ? p.boatsPerHour : 0,
      persons: p.kind === 'channel' ? p.personsPerBoat : p.persons,
      heightM: p.kind === 'bank' ? p.heightM : null,
      safeTick: s.doneTick,
      toll: viewId === 'truth' || s.knownTo.includes(viewId) ? s.toll : null,
    };
  });
