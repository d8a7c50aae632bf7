import { cellAt, type GridSpec, type Point } from '../../kernel/grid.ts';
import { Hasher } from '../../kernel/hash.ts';
import { pow } from '../../kernel/math.ts';
import type { Exposure, Fields, HazardEvent } from '../hazard.ts';
import { weatherAt, type Drivers } from '../weather.ts';
import { applyAction } from './actions.ts';
import { cloudAt } from './cloud.ts';
import { copyPlain, copyRasters, loadHazmat, saveHazmat } from './codec.ts';
import { ZERO_C_K } from './constants.ts';
import type {
  ConfinedReading,
  Gauge,
  HazmatAction,
  HazmatRun,
  MassLedger,
  SourceReading,
  ThreatZone,
} from './contract.ts';
import { oxygenPct } from './enclosure.ts';
import {
  airVapourPa,
  fireballDose,
  flamesOf,
  heatAt,
  lowerLimitKgM3,
  pressureAt,
  type Flame,
} from './heat.ts';
import { invalidAt, levelsOf } from './levels.ts';
import { BREATHING_M } from './raster.ts';
import { STABILITY_CLASSES } from './stability.ts';
import { RASTERS, type FireballRecord, type HazmatState } from './state.ts';
import { cloudAir, runTo } from './step.ts';
import { ppmOf } from './substance.ts';
import { deathShareOfRelative } from './toxic.ts';
import { threatZones } from './zones.ts';

/** A fireball lasts seconds: its dose counts as heat that is even over this time, s. */
const FIREBALL_WINDOW_S = 60;

interface Fires {
  readonly flames: readonly Flame[];
  readonly balls: readonly FireballRecord[];
  readonly vapourPa: number;
}

/** One release. Create it through `hazmatModel`. */
export class HazmatRunImpl implements HazmatRun {
  readonly #st: HazmatState;

  constructor(st: HazmatState) {
    this.#st = st;
  }

  get grid(): GridSpec {
    return this.#st.setting.grid;
  }

  get tick(): number {
    return this.#st.plain.tick;
  }

  advance(
    toTick: number,
    drivers: Drivers,
    actions: readonly HazmatAction[],
  ): readonly HazardEvent[] {
    const st = this.#st;
    if (!Number.isInteger(toTick) || toTick < st.plain.tick)
      throw new RangeError(`toTick is ${toTick}, must be an integer from ${st.plain.tick}`);
    const events: HazardEvent[] = [];
    st.drivers = drivers;
    if (actions.length > 0) {
      runTo(st, st.plain.tick, true, events);
      for (const a of actions) applyAction(st, a, events);
    }
    runTo(st, toTick, false, events);
    st.plain.tick = toTick;
    return events;
  }

  gauge(at: Point): Gauge {
    const st = this.#st;
    const { substance } = st.setting;
    const kgM3 = cloudAt(st.plain.elements, cloudAir(st), at.e, at.n, BREATHING_M);
    const cell = cellAt(this.grid, at.e, at.n);
    const of = (name: (typeof RASTERS)[number]) => (cell < 0 ? 0 : st.rasters[name][cell]!);
    return {
      kgM3,
      ppm: ppmOf(substance, kgM3),
      ofLowerLimit: substance.flammability === null ? 0 : kgM3 / lowerLimitKgM3(st),
      outdoorLoad: of('outdoorLoad'),
      indoorLoad: of('indoorLoad'),
      heatKWM2: this.#heat(at, this.#fires(st.plain.tick)),
      thermalDose: of('thermalDose'),
      overpressureKPa: pressureAt(st, at.e, at.n),
      valid: this.#invalid(at.e, at.n, cell) === 0,
    };
  }

  deathShare(at: Point, where: 'outdoor' | 'indoor'): number {
    const { law } = this.#st.setting;
    const cell = cellAt(this.grid, at.e, at.n);
    if (law === null || cell < 0) return 0;
    const { outdoorLoad, indoorLoad } = this.#st.rasters;
    return deathShareOfRelative(law, (where === 'outdoor' ? outdoorLoad : indoorLoad)[cell]!);
  }

  /** Flames that stand at `tick`, and fireballs of the last minute; nothing when all is cold. */
  #fires(tick: number): Fires | null {
    const st = this.#st;
    const flames = flamesOf(st);
    const balls = st.plain.fireballs.filter(
      (f) => tick >= f.tick && tick <= f.tick + FIREBALL_WINDOW_S,
    );
    if (flames.length === 0 && balls.length === 0) return null;
    return { flames, balls, vapourPa: airVapourPa(st) };
  }

  /** Heat of fires at a point; a fireball counts as heat that is even over its window. */
  #heat(at: Point, fires: Fires | null): number {
    if (fires === null) return 0;
    const st = this.#st;
    let heat = heatAt(st, fires.flames, fires.vapourPa, at.e, at.n);
    for (const f of fires.balls) {
      const x = Math.sqrt((at.e - f.e) * (at.e - f.e) + (at.n - f.n) * (at.n - f.n));
      heat += pow(fireballDose(st, f.massKg, x, fires.vapourPa) / FIREBALL_WINDOW_S, 0.75);
    }
    return heat;
  }

  #invalid(e: number, n: number, cell: number): number {
    const st = this.#st;
    const { tanks } = st.setting.params;
    if (tanks.length === 0) return 0;
    let nearest = Infinity;
    for (const t of tanks)
      nearest = Math.min(
        nearest,
        Math.sqrt((t.at.e - e) * (t.at.e - e) + (t.at.n - n) * (t.at.n - n)),
      );
    const above = cell < 0 ? 0 : st.setting.ground.above[cell]!;
    const { windMs } = weatherAt(st.drivers, st.plain.time);
    return invalidAt(windMs, st.plain.stability, above, nearest);
  }

  confined(id: string): ConfinedReading {
    const { params, substance } = this.#st.setting;
    const i = params.confined.findIndex((c) => c.id === id);
    const box = this.#st.plain.enclosures[i];
    if (box === undefined) {
      const known = params.confined.map((c) => c.id).join(', ');
      throw new RangeError(`confined is ${id}, must be one of ${known}`);
    }
    const { kgM3, load } = box;
    return { kgM3, ppm: ppmOf(substance, kgM3), oxygenPct: oxygenPct(substance, kgM3), load };
  }

  sources(): readonly SourceReading[] {
    return this.#st.setting.params.tanks.map((t, i) => {
      const u = this.#st.plain.units[i]!;
      return {
        id: t.id,
        tankKg: u.tank.massKg,
        poolKg: u.pool.massKg,
        poolRadiusM: u.pool.radiusM,
        temperatureC: u.tank.temperatureK - ZERO_C_K,
        airRateKgS: u.airRateKgS,
        burning: u.burning,
      };
    });
  }

  ledger(): MassLedger {
    const p = this.#st.plain;
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
    return {
      stockKg: sum(this.#st.setting.params.tanks.map((t) => t.stockKg)),
      releasedKg: p.released,
      tankKg: sum(p.units.map((u) => u.tank.massKg)),
      poolKg: sum(p.units.map((u) => u.pool.massKg)),
      waterKg: sum(p.slick.map((s) => s.massKg)),
      airKg: sum(p.elements.map((el) => el.massKg)) + p.leftWindow,
      leftWindowKg: p.leftWindow,
      absorbedKg: p.absorbed,
      burnedKg: p.burned,
      recoveredKg: p.recovered,
      transferredKg: p.transferred,
    };
  }

  zones(tank: string): readonly ThreatZone[] {
    const i = this.#st.setting.params.tanks.findIndex((t) => t.id === tank);
    const u = this.#st.plain.units[i];
    if (u === undefined) throw new RangeError(`tank is ${tank}, which is not of this run`);
    const { at } = this.#st.setting.params.tanks[i]!;
    const rate = u.burning === 'jet' ? 0 : u.airRateKgS;
    return threatZones(this.#st, cloudAir(this.#st), at, rate, u.pool.radiusM);
  }

  slick(): readonly { readonly atM: number; readonly massKg: number }[] {
    return this.#st.plain.slick.map(({ atM, massKg }) => ({ atM, massKg }));
  }

  section(from: Point, to: Point, points: number): readonly number[] {
    const st = this.#st;
    const air = cloudAir(st);
    return Array.from({ length: points }, (_, i) => {
      const f = points > 1 ? i / (points - 1) : 0;
      const e = from.e + f * (to.e - from.e);
      return cloudAt(st.plain.elements, air, e, from.n + f * (to.n - from.n), BREATHING_M);
    });
  }

  fields(): Fields {
    const st = this.#st;
    const { cols, rows, cellM, west, north } = this.grid;
    const zone = new Uint8Array(cols * rows);
    const invalid = new Uint8Array(cols * rows);
    const heatKWM2 = new Float32Array(cols * rows);
    const levels = levelsOf(st.setting.substance).kgM3;
    const fires = this.#fires(st.plain.tick);
    for (let r = 0, i = 0; r < rows; r++)
      for (let c = 0; c < cols; c++, i++) {
        const peak = st.rasters.peakKgM3[i]!;
        zone[i] = peak >= levels[2] ? 3 : peak >= levels[1] ? 2 : peak >= levels[0] ? 1 : 0;
        const e = west + (c + 0.5) * cellM;
        const n = north - (r + 0.5) * cellM;
        invalid[i] = this.#invalid(e, n, i);
        if (fires !== null) heatKWM2[i] = this.#heat({ e, n }, fires);
      }
    const concentrationMgM3 = st.rasters.kgM3.map((x) => x * 1e6);
    const { outdoorLoad, indoorLoad, thermalDose, overpressureKPa } = copyRasters(st.rasters);
    return {
      concentrationMgM3,
      outdoorLoad,
      indoorLoad,
      threatZone: zone,
      heatKWM2,
      thermalDose,
      overpressureKPa,
      invalid,
    };
  }

  exposure(at: Point, tick: number): readonly Exposure[] {
    const st = this.#st;
    const cell = cellAt(this.grid, at.e, at.n);
    const out: Exposure[] = [];
    const add = (quantity: Exposure['quantity'], value: number, least: number) => {
      if (value > least) out.push({ hazard: 'hazmat', quantity, value });
    };
    add('toxicLoad', cell < 0 ? 0 : st.rasters.outdoorLoad[cell]!, 1e-9);
    add('heatKWM2', this.#heat(at, this.#fires(tick)), 0.1);
    add('overpressureKPa', pressureAt(st, at.e, at.n), 0.1);
    return out;
  }

  fork(): HazmatRunImpl {
    const { setting, plain, rasters, drivers } = this.#st;
    return new HazmatRunImpl({
      setting,
      plain: copyPlain(plain),
      rasters: copyRasters(rasters),
      drivers,
    });
  }

  save(): Uint8Array {
    return saveHazmat(this.#st.plain, this.#st.rasters, this.grid.cols, this.grid.rows);
  }

  load(bytes: Uint8Array): void {
    const { plain, rasters } = loadHazmat(bytes, this.grid.cols, this.grid.rows);
    this.#st.plain = plain;
    this.#st.rasters = rasters;
  }

  hash(): string {
    const h = new Hasher().json(this.#st.plain);
    for (const name of RASTERS) h.floats(this.#st.rasters[name]);
    return h.digest();
  }

  notes(): readonly string[] {
    const { setting, plain } = this.#st;
    return [
      `substance:${setting.substance.id}`,
      `sigma:${setting.set}`,
      `stability:${STABILITY_CLASSES[plain.stability]}`,
      `averagingS:${setting.params.averagingS}`,
      `probits:${setting.law === null ? 'none' : setting.law.set}`,
      `levels:${levelsOf(setting.substance).basis}`,
      'terrain:windFactorOnly',
      ...plain.flags,
    ];
  }
}
