import type { SeatView } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';

export interface BoardFigures {
  readonly burnedHa: number | null;
  /** People in villages that the fire has reached or is forecast to reach. */
  readonly threatened: number;
  readonly threatenedVillages: number;
  /** People on the way to safety or there, of those who live in the exercise's villages. */
  readonly evacuated: number;
  readonly residents: number;
  readonly teams: number;
  readonly people: number;
  readonly working: number;
  readonly moving: number;
  readonly kits: number;
}

/** What the big screen sums up, from one view alone: it adds nothing that the view does not hold. */
export function boardFigures(setup: Setup, view: SeatView): BoardFigures {
  const hit = view.villages.filter((v) => v.reached || v.threatTick !== null);
  const strength = new Map(setup.units.map((u) => [u.id, u.strength]));
  const out = view.units.filter((u) => u.status !== 'standby' && u.status !== 'absent');
  const count = (status: string): number => view.units.filter((u) => u.status === status).length;
  const sum = (list: readonly number[]): number => list.reduce((n, x) => n + x, 0);
  return {
    burnedHa: view.control?.burnedHa ?? view.fire?.areaHa ?? null,
    threatened: sum(hit.map((v) => v.atHome)),
    threatenedVillages: hit.length,
    evacuated: sum(view.villages.map((v) => v.moving + v.sheltered)),
    residents: sum(view.villages.map((v) => v.atHome + v.moving + v.sheltered)),
    teams: out.length,
    people: sum(out.map((u) => strength.get(u.id) ?? u.strength)),
    working: count('working'),
    moving: count('moving'),
    kits: sum(view.depots.map((d) => d.kits)),
  };
}
