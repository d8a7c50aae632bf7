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
  criticalSurfaceIntensity,
  newCrownFire,
  type Canopy,
  type CrownHead,
  type CrownStand,
} from './crown.ts';
import type { DeadMoistureField } from './dead-moisture-field.ts';
import { crownLengthToWidth, lengthToWidth } from './ellipse.ts';
import { fuelBed, type FuelBed, type FuelMoisture } from './fuel-bed.ts';
import { burns, COVER_FUELS, coverFuel, type CoverFuel } from './fuel-map.ts';
import { fuelModel } from './fuel-models.ts';
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
import { M_PER_FT } from './units.ts';
import { wind20ft, windAdjustment } from './wind-adjustment.ts';

/** A head slower than this does not spread (assumed): 0.01 m/min. */
const ASSUMED_STANDSTILL_MS = 0.01 / 60;
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

/** Fuel in the wind of one position in the relief, as all slopes share it. */
interface Site {
  readonly bed: FuelBed;
  /** Open wind at 20 ft. */
  readonly windE: number;
  readonly windN: number;
  readonly wind: WindFactor;
  /** The crowns above, once a fire has lit them. */
  stand: CrownStand | null;
  crownLengthToWidth: number;
}

/** Midflame wind over open wind at 20 ft on a cover that burns. */
function coverWindFactor({ fuel, canopy: c }: CoverFuel): number {
  return windAdjustment({
    fuelDepthM: fuelModel(fuel)!.depthFt * M_PER_FT,
    canopyCover: c?.cover ?? 0,
    canopyHeightM: c?.heightM ?? 0,
    crownRatio: c === null ? 0 : (c.heightM - c.baseHeightM) / c.heightM,
  }).factor;
}

/** By cover. */
const WIND_FACTORS: number[] = [];
for (const f of COVER_FUELS) if (burns(f)) WIND_FACTORS[f.cover] = coverWindFactor(f);

export class Conditions {
  readonly current: Behaviour;
  weather: WeatherRecord | null = null;
  /** Wind towards east and north at 10 m in the open, m/s. */
  windE = 0;
  windN = 0;
  readonly #ground: Ground;
  readonly #params: WildfireParams;
  readonly #moisture: DeadMoistureField;
  /** By `bed` and `site` of a class, and by its dead moisture; undefined until asked for. */
  readonly #beds: (FuelBed | undefined)[];
  readonly #sites: (Site | undefined)[];
  readonly #crownBeds: (FuelBed | undefined)[];
  /** By cover: what may burn above, null where no crowns can, and the intensity that lights it. */
  readonly #canopies: (Canopy | null)[] = [];
  readonly #lightsCrownsKWM: number[] = [];
  readonly #surface: HeadFire = newSurfaceFire();
  readonly #crown: CrownHead = newCrownFire();

  constructor(ground: Ground, params: WildfireParams, moisture: DeadMoistureField) {
    this.#ground = ground;
    this.#params = params;
    this.#moisture = moisture;
    this.#beds = Array.from({ length: ground.bedCount }, () => undefined);
    this.#sites = Array.from({ length: ground.siteCount }, () => undefined);
    this.#crownBeds = Array.from({ length: moisture.fuelTemperatureC.length }, () => undefined);
    this.current = newBehaviour(ground.classCount);
    const { foliarMoisturePct, crownFire } = params;
    for (const { cover, canopy: c } of COVER_FUELS) {
      const canopy = c !== null && crownFire ? { ...c, foliarMoisturePct } : null;
      this.#canopies[cover] = canopy;
      this.#lightsCrownsKWM[cover] =
        canopy === null
          ? Infinity
          : criticalSurfaceIntensity(canopy.baseHeightM, foliarMoisturePct);
    }
  }

  /** New weather or moisture: nothing counts as evaluated any more. */
  renew(weather: WeatherRecord): void {
    this.current.slowness.fill(0);
    this.#beds.fill(undefined);
    this.#sites.fill(undefined);
    this.#crownBeds.fill(undefined);
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

  #moistureOf(moistureClass: number): FuelMoisture {
    const m = this.#moisture.values;
    return {
      dead1h: m[3 * moistureClass]!,
      dead10h: m[3 * moistureClass + 1]!,
      dead100h: m[3 * moistureClass + 2]!,
      liveHerb: this.#params.liveHerbMoisture,
      liveWoody: this.#params.liveWoodyMoisture,
    };
  }

  #siteOf(g: GroundClass): Site {
    const bed = (this.#beds[g.bed] ??= fuelBed(
      coverFuel(g.cover).fuel,
      this.#moistureOf(g.moistureClass),
    ));
    const f = ASSUMED_WIND_POSITIONS[g.position]!.factor;
    const windE = wind20ft(this.windE * f);
    const windN = wind20ft(this.windN * f);
    const factor = WIND_FACTORS[g.cover]!;
    return {
      bed,
      windE,
      windN,
      wind: windFactorOf(bed, windE * factor, windN * factor),
      stand: null,
      crownLengthToWidth: 1,
    };
  }

  #standOf(g: GroundClass, site: Site, canopy: Canopy): CrownStand {
    const { bed, windE, windN } = site;
    const crownBed = (this.#crownBeds[g.moistureClass] ??= crownFuelBed(
      this.#moistureOf(g.moistureClass),
    ));
    site.crownLengthToWidth = crownLengthToWidth(Math.sqrt(windE * windE + windN * windN));
    const windFactor = WIND_FACTORS[g.cover]!;
    return crownStand({ bed, crownBed, canopy, windE, windN, windFactor });
  }

  /** Writes the entry of a class into `current`. */
  evaluate(groundClass: number): void {
    const g = this.#ground.classes[groundClass]!;
    const site = (this.#sites[g.site] ??= this.#siteOf(g));
    const fire = this.#surface;
    headFire(site.bed, site.wind, g.slopeE, g.slopeN, fire);
    if (this.#params.spreadLaw === 'wang-zhengfei') this.#wang(g, WIND_FACTORS[g.cover]!);
    let ratio = lengthToWidth(this.#params.lengthToWidth, fire.effectiveWindMS);
    const canopy = this.#canopies[g.cover]!;
    // Crowns that are not lit add nothing to the surface fire.
    const lit = fire.rosMS > 0 && fire.intensityKWM >= this.#lightsCrownsKWM[g.cover]!;
    if (canopy === null || !lit)
      return this.#write(groundClass, fire.rosMS, ratio, fire.heatPerAreaKJM2, 0);
    const stand = (site.stand ??= this.#standOf(g, site, canopy));
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
