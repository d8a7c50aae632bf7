import { weatherAt } from '../weather.ts';
import type { HazardModel } from '../hazard.ts';
import type { WildfireAction, WildfireParams, WildfireRun } from './contract.ts';
import { FireState } from './fire-state.ts';
import { groundOf } from './ground.ts';
import { WildfireRunImpl } from './run.ts';

function inRange(name: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high))
    throw new RangeError(`${name} is ${value}, must be from ${low} to ${high}`);
}

function checkParams(p: WildfireParams): void {
  inRange('window.widthM', p.window.widthM, 90, 1e6);
  inRange('window.heightM', p.window.heightM, 90, 1e6);
  inRange('coarsen', p.coarsen, 1, 20);
  if (!Number.isInteger(p.coarsen)) throw new RangeError(`coarsen is ${p.coarsen}: not an integer`);
  inRange('liveHerbMoisture', p.liveHerbMoisture, 0.2, 4);
  inRange('liveWoodyMoisture', p.liveWoodyMoisture, 0.3, 4);
  inRange('foliarMoisturePct', p.foliarMoisturePct, 30, 300);
  p.deadMoisture.forEach((m, i) => inRange(`deadMoisture[${i}]`, m, 0.005, 0.6));
  if (p.spreadLaw !== 'rothermel' && p.spreadLaw !== 'wang-zhengfei')
    throw new RangeError(`spreadLaw is ${String(p.spreadLaw)}`);
  if (p.lengthToWidth !== 'anderson' && p.lengthToWidth !== 'behave-plus')
    throw new RangeError(`lengthToWidth is ${String(p.lengthToWidth)}`);
}

/** `HazardModel` whose runs also answer the questions of `WildfireRun`. */
export interface WildfireModel extends HazardModel<WildfireParams, WildfireAction> {
  create(...args: Parameters<HazardModel<WildfireParams, WildfireAction>['create']>): WildfireRun;
}

/**
 * Wildfire on the ground of a region.
 *
 * A run starts at tick 0 without fire; `ignite` lights it. See docs/models/wildfire.md for
 * equations, range and what is not modelled.
 */
export const wildfireModel: WildfireModel = {
  id: 'wildfire',
  version: 1,
  cites: [
    'Rothermel 1972 (INT-115); Albini 1976 (INT-30)',
    'Scott and Burgan 2005 (RMRS-GTR-153); Anderson 1982 (INT-122), 1983 (INT-305)',
    'Finney 1998 (RMRS-RP-4); Scott and Reinhardt 2001 (RMRS-RP-29)',
    'Albini 1979 (INT-56), 1983 (INT-309); Schroeder 1969',
    'Wang Zhengfei 1983; Mao Xianmin 1993',
  ],
  fields: {
    arrivalTick: {
      dtype: 'i32',
      unit: 's',
      intent: 'out',
      doc: 'Tick of arrival, -900 where the fire has not come; on the wire in quarter hours',
      wire: { scale: 900, offset: -900 },
    },
    intensityKWM: {
      dtype: 'f32',
      unit: 'kW/m',
      intent: 'out',
      doc: "Byram's intensity of the front as it came to a cell that flames now, else 0",
      wire: { scale: 200, offset: 0 },
    },
    flameLengthM: {
      dtype: 'f32',
      unit: 'm',
      intent: 'out',
      doc: 'Flame length of that front, else 0',
      wire: { scale: 0.25, offset: 0 },
    },
  },
  create(region, params, drivers, random) {
    checkParams(params);
    const record = weatherAt(drivers, 0);
    const fire = new FireState(groundOf(region, params), params, random);
    fire.drivers = drivers;
    fire.moisture.advance(0, drivers, record);
    fire.conditions.renew(record);
    return new WildfireRunImpl(fire);
  },
};
