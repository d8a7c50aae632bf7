import type { SeatId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import {
  INSTRUMENT_QUANTITIES,
  type InstrumentMark,
  type InstrumentQuantity,
  type InstrumentReading,
  type InstrumentSpec,
  type InstrumentState,
  type InstrumentView,
} from './instrument.ts';
import type { HazardId } from '../../hazards/hazard.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Text } from '../../region/region.ts';

/** What a page needs once of an instrument. */
export interface InstrumentSetup {
  readonly id: string;
  readonly name: Text;
  readonly quantity: InstrumentQuantity;
  readonly hazard: HazardId;
  readonly unit: string;
  readonly digits: number;
  readonly at: Point;
  readonly everyTicks: number;
  readonly marks: readonly InstrumentMark[];
  readonly assumed: boolean;
}

const serves = (spec: InstrumentSpec, viewId: SeatId | 'truth'): boolean =>
  viewId === 'truth' || spec.seatIds.includes(viewId);

export const instrumentSetups = (w: World, viewId: SeatId | 'truth'): InstrumentSetup[] =>
  w.scenario.instruments
    .filter((x) => serves(x, viewId))
    .map(({ id, name, quantity, at, everyTicks, marks, provenance }) => ({
      id,
      name,
      quantity,
      ...INSTRUMENT_QUANTITIES[quantity],
      at,
      everyTicks,
      marks,
      assumed: provenance === 'assumed',
    }));

/** Readings of one instrument that have reached a desk by now. */
export function readingsOf(
  w: World,
  spec: InstrumentSpec,
  state: InstrumentState,
  viewId: SeatId | 'truth',
): readonly InstrumentReading[] {
  const lost = new Set<number>();
  for (const m of state.missed) if (m.seatId === viewId) lost.add(m.tick);
  const latest = w.state.tick - (viewId === 'truth' ? 0 : spec.delayTicks);
  return state.readings.filter((r) => r.id <= latest && !lost.has(r.id));
}

/** The instruments of a seat, or all of them for the instructor, who has every reading at once. */
export function instrumentViews(w: World, viewId: SeatId | 'truth'): InstrumentView[] {
  const out: InstrumentView[] = [];
  w.scenario.instruments.forEach((spec, i) => {
    if (!serves(spec, viewId)) return;
    const state = w.state.instruments[i]!;
    const forecast = w.state.gaugeForecasts.find((g) => g.id === spec.id)?.points ?? [];
    out.push({ id: spec.id, forecast, readings: readingsOf(w, spec, state, viewId) });
  });
  return out;
}
