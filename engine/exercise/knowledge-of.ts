import { isDaylight } from '../hazards/sun.ts';
import { weatherAt } from '../hazards/weather.ts';
import { find } from './lookup.ts';
import type { SeatKnowledge } from './knowledge.ts';
import type { SeatId, UnitSpec } from './scenario.ts';
import type { Forecast, Observation } from './state.ts';
import type { World } from './world.ts';

/** How far ahead the forecast office publishes (assumed). */
const FORECAST_TICKS = 12 * 3600;

/** What `seatId` knows at this moment; cheap to make, everything is looked up when asked for. */
export function knowledgeOf(w: World, seatId: SeatId): SeatKnowledge {
  const seat = w.index.seat.get(seatId);
  if (seat === undefined) throw new Error(`no seat ${seatId}`);
  const s = w.state;
  const own = s.seats[seat.at]!;
  const unitSpec = (id: string): UnitSpec => {
    const unit = w.index.unit.get(id);
    if (unit === undefined) throw new Error(`no unit ${id}`);
    return unit.spec;
  };
  return {
    seat: seat.spec,
    tick: s.tick,
    alertedTick: own.alertedTick,
    get daylight() {
      return isDaylight(w.drivers, s.tick);
    },
    get weather() {
      return weatherAt(w.drivers, s.tick);
    },
    get weatherForecast() {
      return w.forecastWeather.filter((r) => r.tick > s.tick && r.tick <= s.tick + FORECAST_TICKS);
    },
    units: s.units,
    unitSpec,
    get commanded() {
      if (seat.spec.span === 'all') return s.units;
      return s.units.filter((u) => unitSpec(u.id).seatId === seatId);
    },
    lines: s.lines,
    atHome: (villageId) => s.villages[w.index.village.get(villageId)!.at]!.atHome,
    cohorts: s.cohorts,
    depots: s.depots,
    shelters: s.shelters,
    get closures() {
      return new Set(own.knownClosures);
    },
    get orders() {
      return seat.spec.span === 'all' ? s.orders : s.orders.filter((o) => o.seatId === seatId);
    },
    get messages() {
      return s.messages.filter(
        (m) => m.toSeatIds.includes(seatId) || (m.from.kind === 'seat' && m.from.seatId === seatId),
      );
    },
    get reports() {
      return s.reports.filter((r) => r.seatId === seatId || seat.spec.span === 'all');
    },
    get fireCells() {
      return w.pictures.knownCells(seatId);
    },
    fireVersion: w.pictures.version(seatId),
    get lastObservation(): Observation | null {
      const id = own.observationIds.at(-1);
      return id === undefined ? null : (find(s.observations, id) ?? null);
    },
    get forecast(): Forecast | null {
      const id = own.forecastIds.at(-1);
      return id === undefined ? null : (find(s.forecasts, id) ?? null);
    },
    fireGrid: w.pictures.grid,
    region: w.region,
    router: w.router,
  };
}
