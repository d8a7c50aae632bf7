/**
 * Fuel models of surface fire: the 13 of Anderson (1982, INT-122; loads as in Albini 1976, INT-30)
 * and the 40 of Scott and Burgan (2005, RMRS-GTR-153).
 *
 * Kept in the units of the publications (lb, ft, BTU), because rounded conversions would move every
 * result: the 13 by their exact loads in lb/ft2, the 40 by their loads in short tons per acre.
 */
export interface FuelModel {
  readonly number: number;
  readonly code: string;
  /** Oven-dry loads of 1 h, 10 h, 100 h, live herbaceous and live woody fuel, lb/ft2. */
  readonly loadLbFt2: readonly [number, number, number, number, number];
  /** Surface-area-to-volume ratios in the same order, 1/ft. */
  readonly savPerFt: readonly [number, number, number, number, number];
  readonly depthFt: number;
  /** Dead fuel moisture of extinction, fraction. */
  readonly extinctionMoisture: number;
  /** Low heat content, BTU/lb, of dead and live fuel alike. */
  readonly heatBtuLb: number;
  /** Live herb load cures into dead fuel as it dries (Scott and Burgan 2005). */
  readonly dynamic: boolean;
}

/** Loads in the table's unit, SAV in 1/ft, depth in ft, Mx in %, heat in BTU/lb. */
type Row = readonly [
  number: number,
  code: string,
  load1h: number,
  load10h: number,
  load100h: number,
  loadHerb: number,
  loadWoody: number,
  sav1h: number,
  savHerb: number,
  savWoody: number,
  depth: number,
  extinction: number,
  heat: number,
];

/** Loads in lb/ft2. */
const ANDERSON: readonly Row[] = [
  [1, 'FM1', 0.034, 0, 0, 0, 0, 3500, 1500, 1500, 1, 12, 8000],
  [2, 'FM2', 0.092, 0.046, 0.023, 0.023, 0, 3000, 1500, 1500, 1, 15, 8000],
  [3, 'FM3', 0.138, 0, 0, 0, 0, 1500, 1500, 1500, 2.5, 25, 8000],
  [4, 'FM4', 0.23, 0.184, 0.092, 0, 0.23, 2000, 1500, 1500, 6, 20, 8000],
  [5, 'FM5', 0.046, 0.023, 0, 0, 0.092, 2000, 1500, 1500, 2, 20, 8000],
  [6, 'FM6', 0.069, 0.115, 0.092, 0, 0, 1750, 1500, 1500, 2.5, 25, 8000],
  [7, 'FM7', 0.052, 0.086, 0.069, 0, 0.017, 1750, 1500, 1500, 2.5, 40, 8000],
  [8, 'FM8', 0.069, 0.046, 0.115, 0, 0, 2000, 1500, 1500, 0.2, 30, 8000],
  [9, 'FM9', 0.134, 0.019, 0.007, 0, 0, 2500, 1500, 1500, 0.2, 25, 8000],
  [10, 'FM10', 0.138, 0.092, 0.23, 0, 0.092, 2000, 1500, 1500, 1, 25, 8000],
  [11, 'FM11', 0.069, 0.207, 0.253, 0, 0, 1500, 1500, 1500, 1, 15, 8000],
  [12, 'FM12', 0.184, 0.644, 0.759, 0, 0, 1500, 1500, 1500, 2.3, 20, 8000],
  [13, 'FM13', 0.322, 1.058, 1.288, 0, 0, 1500, 1500, 1500, 3, 25, 8000],
];

/** Loads in short tons per acre. */
const SCOTT_BURGAN: readonly Row[] = [
  [101, 'GR1', 0.1, 0, 0, 0.3, 0, 2200, 2000, 1500, 0.4, 15, 8000],
  [102, 'GR2', 0.1, 0, 0, 1, 0, 2000, 1800, 1500, 1, 15, 8000],
  [103, 'GR3', 0.1, 0.4, 0, 1.5, 0, 1500, 1300, 1500, 2, 30, 8000],
  [104, 'GR4', 0.25, 0, 0, 1.9, 0, 2000, 1800, 1500, 2, 15, 8000],
  [105, 'GR5', 0.4, 0, 0, 2.5, 0, 1800, 1600, 1500, 1.5, 40, 8000],
  [106, 'GR6', 0.1, 0, 0, 3.4, 0, 2200, 2000, 1500, 1.5, 40, 9000],
  [107, 'GR7', 1, 0, 0, 5.4, 0, 2000, 1800, 1500, 3, 15, 8000],
  [108, 'GR8', 0.5, 1, 0, 7.3, 0, 1500, 1300, 1500, 4, 30, 8000],
  [109, 'GR9', 1, 1, 0, 9, 0, 1800, 1600, 1500, 5, 40, 8000],
  [121, 'GS1', 0.2, 0, 0, 0.5, 0.65, 2000, 1800, 1800, 0.9, 15, 8000],
  [122, 'GS2', 0.5, 0.5, 0, 0.6, 1, 2000, 1800, 1800, 1.5, 15, 8000],
  [123, 'GS3', 0.3, 0.25, 0, 1.45, 1.25, 1800, 1600, 1600, 1.8, 40, 8000],
  [124, 'GS4', 1.9, 0.3, 0.1, 3.4, 7.1, 1800, 1600, 1600, 2.1, 40, 8000],
  [141, 'SH1', 0.25, 0.25, 0, 0.15, 1.3, 2000, 1800, 1600, 1, 15, 8000],
  [142, 'SH2', 1.35, 2.4, 0.75, 0, 3.85, 2000, 1800, 1600, 1, 15, 8000],
  [143, 'SH3', 0.45, 3, 0, 0, 6.2, 1600, 1800, 1400, 2.4, 40, 8000],
  [144, 'SH4', 0.85, 1.15, 0.2, 0, 2.55, 2000, 1800, 1600, 3, 30, 8000],
  [145, 'SH5', 3.6, 2.1, 0, 0, 2.9, 750, 1800, 1600, 6, 15, 8000],
  [146, 'SH6', 2.9, 1.45, 0, 0, 1.4, 750, 1800, 1600, 2, 30, 8000],
  [147, 'SH7', 3.5, 5.3, 2.2, 0, 3.4, 750, 1800, 1600, 6, 15, 8000],
  [148, 'SH8', 2.05, 3.4, 0.85, 0, 4.35, 750, 1800, 1600, 3, 40, 8000],
  [149, 'SH9', 4.5, 2.45, 0, 1.55, 7, 750, 1800, 1500, 4.4, 40, 8000],
  [161, 'TU1', 0.2, 0.9, 1.5, 0.2, 0.9, 2000, 1800, 1600, 0.6, 20, 8000],
  [162, 'TU2', 0.95, 1.8, 1.25, 0, 0.2, 2000, 1800, 1600, 1, 30, 8000],
  [163, 'TU3', 1.1, 0.15, 0.25, 0.65, 1.1, 1800, 1600, 1400, 1.3, 30, 8000],
  [164, 'TU4', 4.5, 0, 0, 0, 2, 2300, 1800, 2000, 0.5, 12, 8000],
  [165, 'TU5', 4, 4, 3, 0, 3, 1500, 1800, 750, 1, 25, 8000],
  [181, 'TL1', 1, 2.2, 3.6, 0, 0, 2000, 1800, 1600, 0.2, 30, 8000],
  [182, 'TL2', 1.4, 2.3, 2.2, 0, 0, 2000, 1800, 1600, 0.2, 25, 8000],
  [183, 'TL3', 0.5, 2.2, 2.8, 0, 0, 2000, 1800, 1600, 0.3, 20, 8000],
  [184, 'TL4', 0.5, 1.5, 4.2, 0, 0, 2000, 1800, 1600, 0.4, 25, 8000],
  [185, 'TL5', 1.15, 2.5, 4.4, 0, 0, 2000, 1800, 160, 0.6, 25, 8000],
  [186, 'TL6', 2.4, 1.2, 1.2, 0, 0, 2000, 1800, 1600, 0.3, 25, 8000],
  [187, 'TL7', 0.3, 1.4, 8.1, 0, 0, 2000, 1800, 1600, 0.4, 25, 8000],
  [188, 'TL8', 5.8, 1.4, 1.1, 0, 0, 1800, 1800, 1600, 0.3, 35, 8000],
  [189, 'TL9', 6.65, 3.3, 4.15, 0, 0, 1800, 1800, 1600, 0.6, 35, 8000],
  [201, 'SB1', 1.5, 3, 11, 0, 0, 2000, 1800, 1600, 1, 25, 8000],
  [202, 'SB2', 4.5, 4.25, 4, 0, 0, 2000, 1800, 1600, 1, 25, 8000],
  [203, 'SB3', 5.5, 2.75, 3, 0, 0, 2000, 1800, 1600, 1.2, 25, 8000],
  [204, 'SB4', 5.25, 3.5, 5.25, 0, 0, 2000, 1800, 1600, 2.7, 25, 8000],
];

const LB_FT2_PER_TON_ACRE = 2000 / 43560;
const SAV_10H = 109;
const SAV_100H = 30;

function modelOf(row: Row, loadUnit: number, dynamic: boolean): FuelModel {
  const [number, code, h1, h10, h100, herb, woody, sav1, savHerb, savWoody, depthFt, mx, heat] =
    row;
  return {
    number,
    code,
    loadLbFt2: [h1 * loadUnit, h10 * loadUnit, h100 * loadUnit, herb * loadUnit, woody * loadUnit],
    savPerFt: [sav1, SAV_10H, SAV_100H, savHerb, savWoody],
    depthFt,
    extinctionMoisture: mx / 100,
    heatBtuLb: heat,
    dynamic,
  };
}

/** All burnable models, by number. */
export const FUEL_MODELS: readonly FuelModel[] = [
  ...ANDERSON.map((row) => modelOf(row, 1, false)),
  ...SCOTT_BURGAN.map((row) => modelOf(row, LB_FT2_PER_TON_ACRE, true)),
];

const byNumber: (FuelModel | undefined)[] = [];
for (const model of FUEL_MODELS) byNumber[model.number] = model;
const byCode = new Map(FUEL_MODELS.map((model) => [model.code, model]));

/** The model of that number, or undefined when there is none or it does not burn (91-99). */
export const fuelModel = (number: number): FuelModel | undefined => byNumber[number];

/** The model of a code such as `FM10` or `SH5`. */
export const fuelModelByCode = (code: string): FuelModel | undefined => byCode.get(code);
