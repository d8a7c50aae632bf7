import { cellAt, type GridSpec } from '../../kernel/grid.ts';
import { LandCover } from '../../region/region.ts';
import type { HazardModel } from '../hazard.ts';
import { weatherAt } from '../weather.ts';
import type { LandslideAction, LandslideParams, LandslideRun } from './contract.ts';
import { checkCreep } from './creep.ts';
import { checkPool } from './drawdown.ts';
import { LandslideState, settingOf } from './landslide-state.ts';
import { inRange } from './ranges.ts';
import { LandslideRunImpl } from './run.ts';
import { checkPoint } from './sensors.ts';
import type { SlideBody } from './slide-body.ts';
import { slopeGroundOf } from './slope-ground.ts';
import { checkZone } from './soil.ts';
import { checkPost } from './volunteers.ts';

/** Throws unless `id` is one of `known`. */
function isOneOf(name: string, id: string, known: readonly string[]): void {
  if (!known.includes(id))
    throw new RangeError(`${name} is ${id}, must be one of ${known.join(', ') || 'none'}`);
}

function isWhole(name: string, value: number, low: number, high: number): void {
  inRange(name, value, low, high);
  if (!Number.isInteger(value)) throw new RangeError(`${name} is ${value}: not an integer`);
}

function areDistinct(name: string, ids: readonly string[]): void {
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new RangeError(`${name}: ${twice} stands twice`);
}

/** What can be checked without the ground. */
function checkParams(p: LandslideParams): void {
  inRange('window.widthM', p.window.widthM, 60, 1e6);
  inRange('window.heightM', p.window.heightM, 60, 1e6);
  if (p.zones.length === 0 || p.zones.length > 200)
    throw new RangeError(`zones holds ${p.zones.length}, must hold 1 to 200`);
  p.zones.forEach(checkZone);
  const zoneIds = p.zones.map((z) => z.id);
  areDistinct('zones', zoneIds);
  for (const [cover, id] of Object.entries(p.zoneByCover)) {
    isOneOf('zoneByCover', cover, Object.keys(LandCover));
    if (id !== null) isOneOf(`zoneByCover.${cover}`, id, zoneIds);
  }
  p.zoneAreas.forEach((a, i) => {
    isOneOf(`zoneAreas[${i}].zoneId`, a.zoneId, zoneIds);
    inRange(`zoneAreas[${i}].ring.length`, a.ring.length, 3, 10_000);
  });
  inRange('antecedentMmH', p.antecedentMmH, 0, 100);
  if (p.base !== 'infinite' && p.base !== 'finite')
    throw new RangeError(`base is ${String(p.base)}, must be infinite or finite`);
  if (p.depthShares.length === 0) throw new RangeError('depthShares is empty');
  p.depthShares.forEach((s, i) => inRange(`depthShares[${i}]`, s, 0.01, 1));
  isWhole('everyS', p.everyS, 60, 86_400);
  isWhole('shallow.minCells', p.shallow.minCells, 1, 1e6);
  isWhole('shallow.most', p.shallow.most, 0, 500);
  inRange('shallow.stoodMmH', p.shallow.stoodMmH, 0, 500);
  inRange('shallow.stoodHours', p.shallow.stoodHours, 0, 1000);
  if (p.pool !== null) checkPool(p.pool);
  inRange('bankDiffusivityM2S', p.bankDiffusivityM2S, 1e-8, 10);
  inRange('runout.mu', p.runout.mu, 0, 2);
  inRange('runout.xiMS2', p.runout.xiMS2, 10, 1e5);
  inRange('runout.stopShare', p.runout.stopShare, 0, 0.2);
  isWhole('runout.refine', p.runout.refine, 1, 10);
  inRange('runout.reachM', p.runout.reachM, 30, 20_000);
  if (p.wave !== null) checkWave(p.wave);
  checkSlides(p, zoneIds);
}

function checkWave(w: NonNullable<LandslideParams['wave']>): void {
  isWhole('wave.refine', w.refine, 1, 6);
  inRange('wave.densityKgM3', w.densityKgM3, 1000, 3000);
  isWhole('wave.runS', w.runS, 1, 3600);
  inRange('wave.manning', w.manning, 0.01, 0.2);
}

function checkSlides(p: LandslideParams, zoneIds: readonly string[]): void {
  const ids = p.slides.map((s) => s.id);
  areDistinct('slides', ids);
  for (const s of p.slides) {
    const name = `slides.${s.id}`;
    inRange(`${name}.ring.length`, s.ring.length, 3, 10_000);
    inRange(`${name}.depthM`, s.depthM, 0.1, 200);
    isOneOf(`${name}.zoneId`, s.zoneId, zoneIds);
    if (s.initialSafety !== null) inRange(`${name}.initialSafety`, s.initialSafety, 0.5, 5);
    checkCreep(`${name}.creep`, s.creep);
    inRange(`${name}.accelerationLogSd`, s.accelerationLogSd ?? 0, 0, 1);
  }
  areDistinct(
    'points',
    p.points.map((x) => x.id),
  );
  areDistinct(
    'volunteers',
    p.volunteers.map((x) => x.id),
  );
  for (const x of p.points) isOneOf(`points.${x.id}.slideId`, x.slideId, ids);
  for (const x of p.volunteers) {
    isOneOf(`volunteers.${x.id}.slideId`, x.slideId, ids);
    checkPost(x);
  }
}

/** What needs the ground: sources hold what they release, and lie on the window with all points. */
function checkGround(p: LandslideParams, grid: GridSpec, bodies: readonly SlideBody[]): void {
  for (const body of bodies) {
    const { id, ring, volumeM3 } = body.source;
    const outside = ring.find((c) => cellAt(grid, c.e, c.n) < 0);
    if (outside !== undefined)
      throw new RangeError(`slides.${id}.ring has (${outside.e}, ${outside.n}) off the grid`);
    if (body.cells.length === 0)
      throw new RangeError(`slides.${id}.ring holds no cell of ${grid.cellM} m`);
    // Its depth times the map area of its cells; a slide cannot be more than its source.
    inRange(`slides.${id}.volumeM3`, volumeM3, 1, body.capacityM3);
  }
  for (const point of p.points) checkPoint(point, grid);
}

/** `HazardModel` whose runs also answer the questions of `LandslideRun`. */
export interface LandslideModel extends HazardModel<LandslideParams, LandslideAction> {
  create(
    ...args: Parameters<HazardModel<LandslideParams, LandslideAction>['create']>
  ): LandslideRun;
}

/**
 * Landslides on the ground of a region: safety under rain and a changing pool, creep, instruments and
 * volunteers, failure, runout, deposit. See docs/models/landslide.md for equations, range and what is
 * not modelled.
 */
export const landslideModel: LandslideModel = {
  id: 'landslide',
  version: 1,
  cites: [
    'Iverson 2000; Baum, Savage and Godt 2008 (USGS OFR 2008-1159)',
    'Montgomery and Dietrich 1994; Bear 1972',
    'Fukuzono 1985; Voight 1988; Xu Qiang et al. 2009',
    'Voellmy 1955; Mangeney, Heinrich and Roche 2000',
  ],
  fields: {
    factorOfSafety: {
      dtype: 'f32',
      unit: '1',
      intent: 'out',
      doc: 'Factor of safety of shallow soil, at most 10; on the wire up to 2.55',
      wire: { scale: 0.01, offset: 0 },
    },
    displacementM: {
      dtype: 'f32',
      unit: 'm',
      intent: 'out',
      doc: 'Movement of watched bodies since tick 0',
      wire: { scale: 0.01, offset: 0 },
    },
    flowDepthM: {
      dtype: 'f32',
      unit: 'm',
      intent: 'out',
      doc: 'Depth of a moving mass, vertical',
      wire: { scale: 0.2, offset: 0 },
    },
    flowSpeedMS: {
      dtype: 'f32',
      unit: 'm/s',
      intent: 'out',
      doc: 'Horizontal speed of a moving mass',
      wire: { scale: 0.25, offset: 0 },
    },
    depositM: {
      dtype: 'f32',
      unit: 'm',
      intent: 'out',
      doc: 'Change of the ground by slides that have stopped; hollows are negative',
      wire: { scale: 0.2, offset: -25.4 },
    },
    waveHighestM: {
      dtype: 'f32',
      unit: 'm',
      intent: 'out',
      doc: 'Highest water of waves over the pool, where the pool stood',
      wire: { scale: 0.1, offset: 0 },
    },
    waveRunUpM: {
      dtype: 'f32',
      unit: 'm',
      intent: 'out',
      doc: 'Run-up of waves: highest surface over the pool on ground that was dry',
      wire: { scale: 0.2, offset: 0 },
    },
  },
  create(region, params, drivers, random) {
    checkParams(params);
    weatherAt(drivers, 0);
    const ground = slopeGroundOf(region, params);
    for (const point of params.points) checkPoint(point, ground.grid);
    const setting = settingOf(ground, random);
    checkGround(params, ground.grid, setting.bodies);
    return new LandslideRunImpl(new LandslideState(setting));
  },
};
