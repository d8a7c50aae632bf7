import { cellAt, type GridSpec, type Point } from '../../kernel/grid.ts';
import { Hasher } from '../../kernel/hash.ts';
import type { Exposure, Fields, HazardEvent } from '../hazard.ts';
import type { Drivers } from '../weather.ts';
import { applyAction } from './actions.ts';
import { cloudAt } from './cloud.ts';
import { copyPlain, copyRasters, loadHazmat, saveHazmat } from './codec.ts';
import type {
  CellReading,
  ConfinedReading,
  Gauge,
  HazmatAction,
  HazmatRun,
  MassLedger,
  SourceReading,
  ThreatZone,
} from './contract.ts';
import { pressureAt } from './heat.ts';
import { levelsOf } from './levels.ts';
import { BREATHING_M } from './raster.ts';
import { STABILITY_CLASSES } from './stability.ts';
import { slickFilm } from './slick-film.ts';
import { RASTERS, type HazmatState } from './state.ts';
import { cloudAir, runTo } from './step.ts';
import { confinedOf, fieldsOf, firesOf, gaugeOf, heatOf, ledgerOf, sourcesOf } from './readings.ts';
import { deathShareOfRelative } from './toxic.ts';
import { threatZones } from './zones.ts';

const NOTHING_HERE: CellReading = {
  kgM3: 0,
  thermalDose: 0,
  overpressureKPa: 0,
  newDose: 0,
  newPressureKPa: 0,
};

const NO_EXPOSURE: readonly Exposure[] = [];

/** One release. Create it through `hazmatModel`. */
export class HazmatRunImpl implements HazmatRun {
  readonly #st: HazmatState;
  readonly #levels: readonly number[];
  /** Heat and pressure as they stood when `advance` was last called; null before there were any. */
  #before: { readonly dose: Float32Array; readonly pressure: Float32Array } | null = null;

  #fires: { readonly tick: number; readonly fires: ReturnType<typeof firesOf> } | null = null;

  constructor(st: HazmatState) {
    this.#st = st;
    this.#levels = levelsOf(st.setting.substance).kgM3;
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
    this.#before = null;
    this.#fires = null;
    if (st.plain.heated.row1 > st.plain.heated.row0)
      this.#before = {
        dose: st.rasters.thermalDose.slice(),
        pressure: st.rasters.overpressureKPa.slice(),
      };
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
    return gaugeOf(this.#st, at);
  }

  cell(at: Point): CellReading {
    const cell = cellAt(this.grid, at.e, at.n);
    if (cell < 0) return NOTHING_HERE;
    const { kgM3, thermalDose, overpressureKPa } = this.#st.rasters;
    const dose = thermalDose[cell]!;
    const pressure = overpressureKPa[cell]!;
    const before = this.#before;
    return {
      kgM3: kgM3[cell]!,
      thermalDose: dose,
      overpressureKPa: pressure,
      newDose: dose - (before?.dose[cell] ?? 0),
      newPressureKPa: pressure > (before?.pressure[cell] ?? 0) ? pressure : 0,
    };
  }

  deathShare(at: Point, where: 'outdoor' | 'indoor'): number {
    const { law } = this.#st.setting;
    const cell = cellAt(this.grid, at.e, at.n);
    if (law === null || cell < 0) return 0;
    const { outdoorLoad, indoorLoad } = this.#st.rasters;
    return deathShareOfRelative(law, (where === 'outdoor' ? outdoorLoad : indoorLoad)[cell]!);
  }

  confined(id: string): ConfinedReading {
    return confinedOf(this.#st, id);
  }

  sources(): readonly SourceReading[] {
    return sourcesOf(this.#st);
  }

  ledger(): MassLedger {
    return ledgerOf(this.#st);
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

  slickFilm(): Float32Array {
    const { params, river } = this.#st.setting;
    return slickFilm(this.grid, river, this.#st.plain.slick, params.river?.fromM ?? 0);
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
    return fieldsOf(this.#st);
  }

  exposure(at: Point, tick: number): readonly Exposure[] {
    const st = this.#st;
    const cell = cellAt(this.grid, at.e, at.n);
    const fires = this.#firesOf(tick);
    const clean = cell < 0 || (st.rasters.outdoorLoad[cell] === 0 && st.rasters.kgM3[cell] === 0);
    if (clean && fires === null && st.plain.blasts.length === 0) return NO_EXPOSURE;
    const out: Exposure[] = [];
    const add = (quantity: Exposure['quantity'], value: number, least: number) => {
      if (value > least) out.push({ hazard: 'hazmat', quantity, value });
    };
    add('toxicLoad', cell < 0 ? 0 : st.rasters.outdoorLoad[cell]!, 1e-9);
    add('gasLevel', cell < 0 ? 0 : this.#levelAt(cell), 0);
    add('heatKWM2', heatOf(st, at, fires), 0.1);
    add('overpressureKPa', pressureAt(st, at.e, at.n), 0.1);
    return out;
  }

  /** Asked of thousands of places at one tick. */
  #firesOf(tick: number): ReturnType<typeof firesOf> {
    if (this.#fires?.tick !== tick) this.#fires = { tick, fires: firesOf(this.#st, tick) };
    return this.#fires.fires;
  }

  #levelAt(cell: number): number {
    const now = this.#st.rasters.kgM3[cell]!;
    return now === 0 ? 0 : this.#levels.filter((level) => now >= level).length;
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
    this.#fires = null;
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
