import type { HazardId } from '../../hazards/hazard.ts';
import type { SeatId } from '../scenario.ts';
import type { Forecast } from '../state.ts';
import type { StepContext, World } from '../world.ts';
import { floodForecast } from './flood-forecast.ts';
import { hazmatForecast } from './hazmat-forecast.ts';

/** What the technical commander's model of one hazard says, from what a seat knows. */
export interface ForecastProduct {
  readonly hazard: HazardId;
  /** Whether the seat knows enough to start from. */
  canMake(w: World, seatId: SeatId): boolean;
  /** Tells of its product by events of its own; returns the villages that have to leave, and when. */
  make(
    w: World,
    ctx: StepContext,
    seatId: SeatId,
    hours: number,
    of: { readonly id: number; readonly fromTick: number },
  ): Forecast['villages'];
  /** Does its work up to `share` of all of it ahead of time; for what would make a step long. */
  prepare?(w: World, seatId: SeatId, hours: number, fromTick: number, share: number): void;
}

/** Beside the fire's own product. */
export const FORECAST_PRODUCTS: readonly ForecastProduct[] = [floodForecast, hazmatForecast];
