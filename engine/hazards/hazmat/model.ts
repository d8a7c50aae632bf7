import { cellAt, windowOf, type GridSpec } from '../../kernel/grid.ts';
import { LandCover, type Region } from '../../region/region.ts';
import type { HazardModel } from '../hazard.ts';
import type { HazmatAction, HazmatParams, HazmatRun } from './contract.ts';
import { windGround } from './ground-wind.ts';
import { levelsOf } from './levels.ts';
import { checkParams, tankSpec } from './params.ts';
import { HazmatRunImpl } from './run.ts';
import type { SigmaSet } from './sigma.ts';
import { riverLine } from './slick.ts';
import { stabilityAt } from './stability.ts';
import { newPlain, newRasters } from './state.ts';
import { toxicLaw } from './toxic.ts';

/** Built-up share within this distance that makes surroundings urban (Auer 1978): half within 3 km. */
const URBAN_REACH_M = 3000;
const URBAN_SHARE = 0.5;
/** Concentrations below this share of level 1 are not drawn. */
const FLOOR_SHARE = 0.01;

/** The window, in cells of `coarsen` of the region's. */
function gridOf(region: Region, p: HazmatParams): GridSpec {
  const { grid } = windowOf(region.grid, p.window.centre, p.window.widthM, p.window.heightM);
  const cols = Math.max(1, Math.floor(grid.cols / p.coarsen));
  const rows = Math.max(1, Math.floor(grid.rows / p.coarsen));
  return { ...grid, cols, rows, cellM: grid.cellM * p.coarsen };
}

function isUrban(region: Region, p: HazmatParams): boolean {
  const at = p.tanks[0]?.at ?? p.window.centre;
  const { grid } = windowOf(region.grid, at, 2 * URBAN_REACH_M, 2 * URBAN_REACH_M);
  let built = 0;
  for (let r = 0; r < grid.rows; r++)
    for (let c = 0; c < grid.cols; c++) {
      const e = grid.west + (c + 0.5) * grid.cellM;
      const cell = cellAt(region.grid, e, grid.north - (r + 0.5) * grid.cellM);
      if (cell >= 0 && region.landCover[cell] === LandCover.builtUp) built++;
    }
  return built > URBAN_SHARE * grid.cols * grid.rows;
}

function sigmaSetOf(region: Region, p: HazmatParams): SigmaSet {
  if (p.sigmaSet !== 'auto') return p.sigmaSet;
  const urban = p.surroundings === 'auto' ? isUrban(region, p) : p.surroundings === 'urban';
  return urban ? 'briggs-urban' : 'briggs-rural';
}

function riverOf(region: Region, p: HazmatParams) {
  if (p.river === null) return [];
  const id = p.river.riverId;
  const river = region.rivers.find((r) => r.id === id);
  if (river === undefined) {
    const known = region.rivers.map((r) => r.id).join(', ');
    throw new RangeError(`river.riverId is ${id}, must be one of ${known}`);
  }
  const line = riverLine(river);
  const length = line.at(-1)?.atM ?? 0;
  if (p.river.fromM > length)
    throw new RangeError(`river.fromM is ${p.river.fromM}, must be from 0 to ${length} m`);
  return line;
}

/** `HazardModel` whose runs also answer the questions of `HazmatRun`. */
export interface HazmatModel extends HazardModel<HazmatParams, HazmatAction> {
  create(...args: Parameters<HazardModel<HazmatParams, HazmatAction>['create']>): HazmatRun;
}

/**
 * Release of one hazardous substance from tanks, onto ground and river, into air and closed rooms.
 *
 * Nothing in it is random. See docs/models/hazmat.md for equations, range and what is not modelled.
 */
export const hazmatModel: HazmatModel = {
  id: 'hazmat',
  version: 1,
  cites: [
    'CCPS 1999, Guidelines for Consequence Analysis of Chemical Releases',
    'Briggs 1973; Pasquill 1961; Turner 1970; US EPA 1995 (ISC3); TNO 1997 (CPR 14E)',
    'Britter and McQuaid 1988 (HSE 17/1988)',
    'Mackay and Matsugu 1973; US EPA 1999 (550-B-99-009)',
    'Eisenberg 1975; Thomas 1963; Mudan 1984',
    'Cozzani and others 2006; Landucci and others 2009',
  ],
  fields: {
    concentrationMgM3: {
      dtype: 'f32',
      unit: 'mg/m3',
      intent: 'out',
      doc: 'Concentration at breathing height now, mean over a cell and the averaging time',
      wire: { scale: 1, offset: 0 },
    },
    outdoorLoad: {
      dtype: 'f32',
      unit: '1',
      intent: 'out',
      doc: 'Toxic load so far in the open, as a multiple of the load that kills half',
      wire: { scale: 0.01, offset: 0 },
    },
    indoorLoad: {
      dtype: 'f32',
      unit: '1',
      intent: 'out',
      doc: 'The same inside of a closed building',
      wire: { scale: 0.01, offset: 0 },
    },
    threatZone: {
      dtype: 'u8',
      unit: '1',
      intent: 'out',
      doc: 'Highest level that the concentration has reached: 0 none to 3',
      wire: { scale: 1, offset: 0 },
    },
    heatKWM2: {
      dtype: 'f32',
      unit: 'kW/m2',
      intent: 'out',
      doc: 'Radiant heat now; a fireball counts as heat that is even over a minute',
      wire: { scale: 0.25, offset: 0 },
    },
    thermalDose: {
      dtype: 'f32',
      unit: '(kW/m2)^(4/3) s',
      intent: 'out',
      doc: 'Thermal dose so far',
      wire: { scale: 20, offset: 0 },
    },
    overpressureKPa: {
      dtype: 'f32',
      unit: 'kPa',
      intent: 'out',
      doc: 'Highest overpressure so far',
      wire: { scale: 0.5, offset: 0 },
    },
    invalid: {
      dtype: 'u8',
      unit: '1',
      intent: 'out',
      doc: 'Bits where dispersion does not hold now: 1 calm, 2 valley drainage, 4 near, 8 far',
      wire: { scale: 1, offset: 0 },
    },
  },
  create(region, params, drivers) {
    const substance = checkParams(params);
    const grid = gridOf(region, params);
    const levels = levelsOf(substance).kgM3;
    return new HazmatRunImpl({
      setting: {
        region,
        params,
        substance,
        law: toxicLaw(substance, params.probits),
        grid,
        ground: windGround(region, grid),
        set: sigmaSetOf(region, params),
        specs: params.tanks.map(tankSpec),
        floorKgM3: FLOOR_SHARE * levels[0],
        river: riverOf(region, params),
      },
      plain: newPlain(params, stabilityAt(drivers, 0)),
      rasters: newRasters(grid),
      drivers,
    });
  },
};
