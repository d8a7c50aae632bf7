/**
 * Fire behaviour by class of ground under the weather and moisture in force: evaluated when a class
 * is first asked for, kept until the weather or the moisture changes.
 */
import { acos, atan, cos, pow, sin } from '../../kernel/math.ts';
import type { WeatherRecord } from '../weather.ts';
import type { WildfireParams } from './contract.ts';
import {
  crownFuelBed,
  crownHead,
  crownStand,
  newCrownFire,
  type Canopy,
  type CrownHead,
  type CrownStand,
} from './crown.ts';
import type { DeadMoistureField } from './dead-moisture-field.ts';
import { crownLengthToWidth, lengthToWidth } from './ellipse.ts';
import { fuelBed, type FuelBed } from './fuel-bed.ts';
import { coverFuel } from './fuel-map.ts';
import type { Ground, GroundClass } from './ground.ts';
import {
  headFire,
  newSurfaceFire,
  windFactorOf,
  type HeadFire,
  type WindFactor,
} from './rothermel.ts';
import { newMetricTable, STANDSTILL, type MetricTable } from './front-cells.ts';
import { ASSUMED_WIND_POSITIONS } from './terrain-wind.ts';
import { assumedWangFuel, WANG_FUEL_FACTORS, wangSpread } from './wang-zhengfei.ts';
import { wind20ft, windAdjustment } from './wind-adjustment.ts';

/** A head slower than this does not spread (assumed): 0.01 m/min. */
const ASSUMED_STANDSTILL_MS = 0.01 / 60;
const WIND_POSITIONS = ASSUMED_WIND_POSITIONS.length;
const RAD = Math.PI / 180;

/** Head fire of a class. */
export interface Behaviour extends MetricTable {
  readonly rosMS: Float64Array;
  readonly heatPerAreaKJM2: Float64Array;
  readonly crownFractionBurned: Float64Array;
}

const newBehaviour = (classes: number): Behaviour => ({
  ...newMetricTable(classes),
  rosMS: new Float64Array(classes),
  heatPerAreaKJM2: new Float64Array(classes),
  crownFractionBurned: new Float64Array(classes),
});

/** Fuel at a moisture, as all slopes and winds share it. */
interface Beds {
  readonly bed: FuelBed;
  /** What may burn above; null where no crowns can. */
  readonly canopy: Canopy | null;
  readonly crownBed: FuelBed | null;
  readonly windFactor: number;
}

/** Fuel in the wind of one position in the relief, as all slopes share it. */
interface Site {
  readonly bed: FuelBed;
  readonly wind: WindFactor;
  readonly stand: CrownStand | null;
  readonly crownLengthToWidth: number;
  readonly windFactor: number;
}

export class Conditions {
  readonly current: Behaviour;
  weather: WeatherRecord | null = null;
  /** Wind towards east and north at 10 m in the open, m/s. */
  windE = 0;
  windN = 0;
  readonly #ground: Ground;
  readonly #params: WildfireParams;
  readonly #moisture: DeadMoistureField;
  readonly #beds: (Beds | undefined)[] = [];
  readonly #sites: (Site | undefined)[] = [];
  readonly #surface: HeadFire = newSurfaceFire();
  readonly #crown: CrownHead = newCrownFire();

  constructor(ground: Ground, params: WildfireParams, moisture: DeadMoistureField) {
    this.#ground = ground;
    this.#params = params;
    this.#moisture = moisture;
    this.current = newBehaviour(ground.classCount);
  }

  /** New weather or moisture: nothing counts as evaluated any more. */
  renew(weather: WeatherRecord): void {
    this.current.slowness.fill(0);
    this.#beds.length = 0;
    this.#sites.length = 0;
    this.weather = weather;
    const to = (weather.windFromDeg + 180) * RAD;
    this.windE = weather.windMs * sin(to);
    this.windN = weather.windMs * cos(to);
  }

  /** Fine dead moisture and its temperature on a class of ground. */
  fineFuel(groundClass: number): { moisture: number; temperatureC: number } {
    const m = this.#ground.classes[groundClass]!.moistureClass;
    return {
      moisture: this.#moisture.values[3 * m]!,
      temperatureC: this.#moisture.fuelTemperatureC[m]!,
    };
  }

  #bedsOf(cover: number, moistureClass: number): Beds {
    const key = moistureClass * 16 + cover;
    const known = this.#beds[key];
    if (known !== undefined) return known;
    const m = this.#moisture.values;
    const fuel = coverFuel(cover);
    const moisture = {
      dead1h: m[3 * moistureClass]!,
      dead10h: m[3 * moistureClass + 1]!,
      dead100h: m[3 * moistureClass + 2]!,
      liveHerb: this.#params.liveHerbMoisture,
      liveWoody: this.#params.liveWoodyMoisture,
    };
    const bed = fuelBed(fuel.fuel, moisture);
    const c = fuel.canopy;
    const crowns = c !== null && this.#params.crownFire;
    const beds: Beds = {
      bed,
      canopy: crowns ? { ...c, foliarMoisturePct: this.#params.foliarMoisturePct } : null,
      crownBed: crowns ? crownFuelBed(moisture) : null,
      windFactor: windAdjustment({
        fuelDepthM: bed.depthM,
        canopyCover: c?.cover ?? 0,
        canopyHeightM: c?.heightM ?? 0,
        crownRatio: c === null ? 0 : (c.heightM - c.baseHeightM) / c.heightM,
      }).factor,
    };
    this.#beds[key] = beds;
    return beds;
  }

  #siteOf(cover: number, moistureClass: number, position: number): Site {
    const key = (moistureClass * 16 + cover) * WIND_POSITIONS + position;
    const known = this.#sites[key];
    if (known !== undefined) return known;
    const { bed, canopy, crownBed, windFactor } = this.#bedsOf(cover, moistureClass);
    const f = ASSUMED_WIND_POSITIONS[position]!.factor;
    const windE = wind20ft(this.windE * f);
    const windN = wind20ft(this.windN * f);
    const site: Site = {
      bed,
      wind: windFactorOf(bed, windE * windFactor, windN * windFactor),
      stand:
        canopy === null || crownBed === null
          ? null
          : crownStand({ bed, crownBed, canopy, windE, windN, windFactor }),
      crownLengthToWidth: crownLengthToWidth(Math.sqrt(windE * windE + windN * windN)),
      windFactor,
    };
    this.#sites[key] = site;
    return site;
  }

  /** Writes the entry of a class into `current`. */
  evaluate(groundClass: number): void {
    const g = this.#ground.classes[groundClass]!;
    const site = this.#siteOf(g.cover, g.moistureClass, g.position);
    const { stand } = site;
    const fire = this.#surface;
    headFire(site.bed, site.wind, g.slopeE, g.slopeN, fire);
    if (this.#params.spreadLaw === 'wang-zhengfei') this.#wang(g, site.windFactor);
    let ratio = lengthToWidth(this.#params.lengthToWidth, fire.effectiveWindMS);
    // Crowns that are not lit add nothing to the surface fire.
    if (stand === null || !(fire.rosMS > 0) || fire.intensityKWM < stand.criticalKWM)
      return this.#write(groundClass, fire.rosMS, ratio, fire.heatPerAreaKJM2, 0);
    const crown = this.#crown;
    crownHead(stand, g.slopeE, g.slopeN, fire, crown);
    const burned = crown.crownFractionBurned;
    // Between surface and crown fire the shape changes with the share of crowns (assumed).
    ratio += burned * (site.crownLengthToWidth - ratio);
    this.#write(groundClass, crown.rosMS, ratio, crown.heatPerAreaKJM2, burned);
  }

  /** Replaces rate, direction and effective wind of `#surface` by those of Wang Zhengfei's law. */
  #wang(g: GroundClass, waf: number): void {
    const windFactor = ASSUMED_WIND_POSITIONS[g.position]!.factor;
    const w = this.weather!;
    const fire = this.#surface;
    const steep = Math.sqrt(g.slopeE * g.slopeE + g.slopeN * g.slopeN);
    // The law multiplies exponentials, so wind and slope add as vectors in the exponent.
    const slope = steep > 0 ? (3.533 * pow(Math.min(steep, 0.9), 1.2)) / steep : 0;
    const e = 0.1783 * this.windE * windFactor + slope * g.slopeE;
    const n = 0.1783 * this.windN * windFactor + slope * g.slopeN;
    const size = Math.sqrt(e * e + n * n);
    if (size > 1e-9) {
      fire.directionE = e / size;
      fire.directionN = n / size;
    }
    const wind = w.windMs * windFactor;
    const along = this.windE * fire.directionE + this.windN * fire.directionN;
    const angle = wind > 0 ? acos(Math.max(-1, Math.min(1, along / w.windMs))) : 0;
    const rise = g.slopeE * fire.directionE + g.slopeN * fire.directionN;
    fire.rosMS =
      fire.heatPerAreaKJM2 > 0
        ? wangSpread(
            {
              temperatureC: w.temperatureC,
              windMS: wind,
              relativeHumidityPct: w.relativeHumidityPct,
            },
            WANG_FUEL_FACTORS[assumedWangFuel(coverFuel(g.cover).fuel)],
            angle / RAD,
            atan(rise) / RAD,
          )
        : 0;
    fire.effectiveWindMS = (size / 0.1783) * waf;
    fire.intensityKWM = fire.heatPerAreaKJM2 * fire.rosMS;
  }

  #write(c: number, ros: number, ratio: number, heat: number, burned: number): void {
    const t = this.current;
    t.rosMS[c] = ros;
    t.heatPerAreaKJM2[c] = heat;
    t.crownFractionBurned[c] = burned;
    if (ros < ASSUMED_STANDSTILL_MS) {
      t.slowness[c] = STANDSTILL;
      t.driftCol[c] = 0;
      t.driftRow[c] = 0;
      t.rosMS[c] = 0;
      return;
    }
    const e = Math.sqrt(ratio * ratio - 1) / ratio;
    const slowness = this.#ground.grid.cellM / (ros * (1 - e));
    t.slowness[c] = slowness;
    t.driftCol[c] = slowness * e * this.#surface.directionE;
    t.driftRow[c] = -slowness * e * this.#surface.directionN;
  }
}
