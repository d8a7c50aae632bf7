import type { SeatView } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import { newestReading } from '../../engine/response/instruments/instrument.ts';
import { passedMark } from '../ui/passed-mark.ts';

export interface BoardFigures {
  readonly burnedHa: number | null;
  /** Instruments whose newest reading is beyond an alarm, of all that report to this view. */
  readonly alarms: number;
  readonly instruments: number;
  /**
   * People at home where the fire is or is forecast; for any other hazard, where a warning is in
   * force.
   */
  readonly threatened: number;
  readonly threatenedVillages: number;
  /** People on the way to safety or there, of those who live where anyone left or is threatened. */
  readonly evacuated: number;
  readonly residents: number;
  readonly teams: number;
  readonly people: number;
  readonly working: number;
  /** On the road, out or back. */
  readonly moving: number;
  /** Sent out and neither: getting ready, resting, stopped. */
  readonly otherwise: number;
  readonly kits: number;
}

const ON_THE_ROAD: ReadonlySet<string> = new Set(['moving', 'withdrawing', 'returning']);

/** What the big screen sums up, from one view alone: it adds nothing that the view does not hold. */
export function boardFigures(setup: Setup, view: SeatView): BoardFigures {
  const warned = new Set(
    view.warnings.filter((w) => w.liftedTick < 0).flatMap((w) => w.villageIds),
  );
  const hit = view.villages.filter((v) =>
    setup.picture === 'fire' ? v.reached || v.threatTick !== null : warned.has(v.id),
  );
  const concerned = view.villages.filter((v) => hit.includes(v) || v.moving + v.sheltered > 0);
  const readings = new Map(view.instruments.map((i) => [i.id, newestReading(i.readings)]));
  const strength = new Map(setup.units.map((u) => [u.id, u.strength]));
  const out = view.units.filter((u) => u.status !== 'standby' && u.status !== 'absent');
  const working = out.filter((u) => u.status === 'working').length;
  const moving = out.filter((u) => ON_THE_ROAD.has(u.status)).length;
  const sum = (list: readonly number[]): number => list.reduce((n, x) => n + x, 0);
  return {
    burnedHa: view.control?.burnedHa ?? view.fire?.areaHa ?? null,
    alarms: setup.instruments.filter((i) => {
      const value = readings.get(i.id)?.value;
      return value !== undefined && passedMark(i.marks, value) !== undefined;
    }).length,
    instruments: setup.instruments.length,
    threatened: sum(hit.map((v) => v.atHome)),
    threatenedVillages: hit.length,
    evacuated: sum(view.villages.map((v) => v.moving + v.sheltered)),
    residents: sum(concerned.map((v) => v.atHome + v.moving + v.sheltered)),
    teams: out.length,
    people: sum(out.map((u) => strength.get(u.id) ?? u.strength)),
    working,
    moving,
    otherwise: out.length - working - moving,
    kits: sum(view.depots.map((d) => d.kits)),
  };
}
