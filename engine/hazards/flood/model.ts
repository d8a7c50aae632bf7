import { onGrid, checkParams } from './check.ts';
import type { HazardModel } from '../hazard.ts';
import type { FloodAction, FloodParams, FloodRun } from './contract.ts';
import { groundOf } from './domain.ts';
import { FloodState } from './flood-state.ts';
import { FloodRunImpl } from './run.ts';

/** `HazardModel` whose runs also answer the questions of `FloodRun`. */
export interface FloodModel extends HazardModel<FloodParams, FloodAction> {
  create(...args: Parameters<HazardModel<FloodParams, FloodAction>['create']>): FloodRun;
}

/**
 * Flood on the ground of a region: rivers, rain, towns, levees, reservoirs.
 *
 * The water is computed in exchanges of 10 s: a run stands at the first one that is not before its
 * tick, so that stepping in many small calls gives the same bits as in one. See docs/models/flood.md.
 */
export const floodModel: FloodModel = {
  id: 'flood',
  version: 1,
  cites: [
    'Chen and Noelle 2017 (SIAM J. Numer. Anal. 55); Toro 2001; Kurganov and Tadmor 2000',
    'Bates, Horritt and Fewtrell 2010; de Almeida et al. 2012 (local inertia)',
    'Green and Ampt 1911; Mein and Larson 1973; Rawls et al. 1983; Nash 1957',
    'Villemonte 1947; Froehlich 2008; Verheij and van der Knaap 2003',
  ],
  fields: {
    depthM: {
      dtype: 'f32',
      unit: 'm',
      intent: 'out',
      doc: 'Depth of water; in the pool of a reservoir its level less the bed, at most 12.75 m told',
      wire: { scale: 0.05, offset: 0 },
    },
    eastMS: {
      dtype: 'f32',
      unit: 'm/s',
      intent: 'out',
      doc: 'Velocity to the east',
      wire: { scale: 0.1, offset: -12.8 },
    },
    northMS: {
      dtype: 'f32',
      unit: 'm/s',
      intent: 'out',
      doc: 'Velocity to the north',
      wire: { scale: 0.1, offset: -12.8 },
    },
    maxDepthM: {
      dtype: 'f32',
      unit: 'm',
      intent: 'out',
      doc: 'Largest depth so far',
      wire: { scale: 0.05, offset: 0 },
    },
    arrivalTick: {
      dtype: 'i32',
      unit: 's',
      intent: 'out',
      doc: 'Tick at which the depth first reached 0.1 m, -900 where it has not; quarter hours on the wire',
      wire: { scale: 900, offset: -900 },
    },
    froudeTick: {
      dtype: 'i32',
      unit: 's',
      intent: 'out',
      doc: 'Tick at which the flow was first seen beyond the range of local inertia (Froude number 0.8), -900 where it was not; quarter hours on the wire',
      wire: { scale: 900, offset: -900 },
    },
  },
  create(region, params, _drivers, _random) {
    checkParams(region, params);
    const ground = groundOf(region, params);
    const { grid } = ground;
    params.inflows.forEach((f, i) => onGrid(`inflows[${i}].at`, grid, f.at));
    params.catchments.forEach((c, i) => onGrid(`catchments[${i}].to`, grid, c.to));
    params.levees.forEach((l, i) =>
      l.path.forEach((at, k) => onGrid(`levees[${i}].path[${k}]`, grid, at)),
    );
    const flood = new FloodState(ground, params);
    flood.fillStanding();
    return new FloodRunImpl(flood);
  },
};
