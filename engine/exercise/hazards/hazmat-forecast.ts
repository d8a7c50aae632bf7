import type {
  HazmatAction,
  HazmatParams,
  HazmatRun,
  ThreatZone,
} from '../../hazards/hazmat/contract.ts';
import { hazmatModel } from '../../hazards/hazmat/model.ts';
import { STABILITY_CLASSES, stabilityAt } from '../../hazards/hazmat/stability.ts';
import { ppmOf } from '../../hazards/hazmat/substance.ts';
import { substanceOf } from '../../hazards/hazmat/substances.ts';
import { CALM_MS, drains, levelsOf } from '../../hazards/hazmat/levels.ts';
import { toxicLaw } from '../../hazards/hazmat/toxic.ts';
import { weatherAt, type Drivers } from '../../hazards/weather.ts';
import type { Point } from '../../kernel/grid.ts';
import { ASSUMED } from '../../response/assumed.ts';
import { NO_TRACK, type Track } from '../../response/hazmat-harm/breathing.ts';
import { ASSUMED_GAS, breathe, gasHarm, seriousHarm } from '../../response/hazmat-harm/harm-law.ts';
import { ASSUMED_RELEASE } from '../../response/release/assumed.ts';
import { FOR_GOOD } from '../../response/release/effects.ts';
import { knownSubstance, knowsRelease } from '../../response/release/knowing.ts';
import type { ForecastVillage, ForecastZone, SourceSpec } from '../../response/release/release.ts';
import { isDropped, siteId, type SiteKind } from '../../response/sites/site.ts';
import { find } from '../lookup.ts';
import type { SeatId } from '../scenario.ts';
import type { World } from '../world.ts';
import { driversOf } from '../weather-truth.ts';
import type { ForecastProduct } from './forecast-products.ts';

/** Cells of the forecast are this many times as wide as those of the truth (a modelling choice). */
const COARSEN = 2;
/** Gas is forecast no farther ahead, s: the wind is not known well enough. */
const MOST_S = 3 * 3600;
const MINUTE = 60;
/** Walking out of the cloud across the wind, when no way is looked for: so long on the way, s (assumed). */
const WAY_OUT_S = 20 * 60;
/** Time enough to leave before the cloud comes, s (assumed). */
const TIME_ENOUGH_S = 60 * 60;

/** Which of its tanks a seat can reckon with: those that it has heard of and does not know stopped. */
function knownSources(w: World, seatId: SeatId): readonly SourceSpec[] {
  return w.scenario.release!.sources.filter((s) => knowsRelease(w, seatId, s.id));
}

function heardTick(w: World, seatId: SeatId): number {
  return w.state.seats[w.index.seat.get(seatId)!.at]!.alertedTick ?? w.state.tick;
}

/** What teams have done at a tank, as the model takes it, and when. */
interface Deed {
  readonly tick: number;
  readonly action: HazmatAction;
}

/** Leaks that the county's teams stopped, lit or pumped dry, as far as the seat knows, by rising tick. */
function knownDeeds(w: World, seatId: SeatId, tanks: HazmatParams['tanks']): Deed[] {
  const done = (kind: SiteKind, id: string): number | null => {
    const site = find(w.state.sites, siteId(kind, id));
    const known = site !== undefined && site.doneTick >= 0 && site.knownTo.includes(seatId);
    return known && !isDropped(site) ? site.doneTick : null;
  };
  const deeds = tanks.flatMap(({ id, at }) => {
    const plug: HazmatAction = { kind: 'plug', tank: id, share: 1 };
    const ignite: HazmatAction = { kind: 'ignite', at, cause: 'team' };
    const { transferKgS: rateKgS } = ASSUMED_RELEASE;
    const pump: HazmatAction = { kind: 'transfer', tank: id, rateKgS, untilTick: FOR_GOOD };
    return [
      { tick: done('plugLeak', id), action: plug },
      { tick: done('closeValve', id), action: plug },
      { tick: done('lightGas', id), action: ignite },
      { tick: done('transferCargo', id), action: pump },
    ];
  });
  return deeds
    .flatMap(({ tick, action }) => (tick === null ? [] : [{ tick, action }]))
    .sort((a, b) => a.tick - b.tick);
}

/** The truth's shape of tank and ground; substance, hole and stock as they were reported. */
function reportedParams(w: World, seatId: SeatId, substance: string): HazmatParams {
  const truth = w.scenario.hazmat!;
  const from = heardTick(w, seatId);
  const reported = knownSources(w, seatId);
  const { criticalTemperatureK, validK } = substanceOf(substance);
  const hottest = Math.min(validK.value[1], 0.95 * criticalTemperatureK.value) - 273.15;
  const air = weatherAt(w.drivers, from).temperatureC;
  return {
    ...truth,
    substance,
    coarsen: truth.coarsen * COARSEN,
    confined: [],
    // Doses are reckoned along the ways that people take (`villagesOf`).
    loads: false,
    tanks: truth.tanks
      .filter((t) => reported.some((s) => s.id === t.id))
      .map((t) => {
        const { reported: said } = reported.find((s) => s.id === t.id)!;
        return {
          ...t,
          stockKg: said.stockKg,
          temperatureC: Math.min(air, hottest),
          hole: { ...t.hole, diameterM: said.holeDiameterM },
          opensAtTick: from,
        };
      }),
  };
}

/** Weather as it was measured until now, then as the office says it will be after the next hour. */
function publicWeather(w: World, tick: number): Drivers {
  const past = w.drivers.weather.filter((r) => r.tick <= tick);
  const now = { ...weatherAt(w.drivers, tick), tick };
  const later = w.forecastWeather.filter((r) => r.tick > tick + 3600);
  return driversOf(w.scenario, [...past.filter((r) => r.tick < tick), now, ...later]);
}

/** Runs the release model from what is reported and measured, and draws zones and advice from it. */
export const hazmatForecast: ForecastProduct = {
  hazard: 'hazmat',
  canMake: (w, seatId) =>
    w.scenario.release !== null &&
    knownSources(w, seatId).length > 0 &&
    knownSubstance(w, seatId) !== null,

  make(w, ctx, seatId, hours) {
    const substance = knownSubstance(w, seatId)!;
    const params = reportedParams(w, seatId, substance);
    const drivers = publicWeather(w, ctx.tick);
    const run = hazmatModel.create(w.region, params, drivers, w.random);
    bringForward(run, drivers, ctx.tick, knownDeeds(w, seatId, params.tanks));
    // What burns as it leaves sends no gas down the wind.
    const airborne = run.sources().filter((s) => s.burning !== 'jet');
    const zones = airborne.flatMap((s) => run.zones(s.id).map((z) => zoneOf(substance, z)));
    const rateKgS = airborne.reduce((sum, s) => sum + s.airRateKgS, 0);
    const wind = weatherAt(drivers, ctx.tick);
    const stability = stabilityAt(drivers, ctx.tick);
    const ahead = Math.min(MOST_S, Math.round(hours * 3600));
    const villages = villagesOf(w, run, drivers, substance, ahead);
    ctx.emit({
      type: 'zonesForecast',
      forecast: {
        id: w.state.release.zones.length + 1,
        tick: ctx.tick,
        substance,
        rateKgS: Math.round(rateKgS * 1000) / 1000,
        windMs: Math.round(wind.windMs * 10) / 10,
        windFromDeg: Math.round(wind.windFromDeg),
        stability: STABILITY_CLASSES[stability],
        zones,
        villages,
        limits: limitsOf(wind.windMs, stability, zones, run),
      },
    });
    return villages
      .filter((v) => v.advice === 'evacuate')
      .map(({ villageId, tick }) => ({ villageId, tick }));
  },
};

/** Plays what is known up to a minute after now, each deed at its time. */
function bringForward(
  run: HazmatRun,
  drivers: Drivers,
  tick: number,
  deeds: readonly Deed[],
): void {
  for (const d of deeds) {
    if (d.tick > run.tick) run.advance(d.tick, drivers, []);
    run.advance(d.tick + MINUTE, drivers, [d.action]);
  }
  run.advance(Math.max(run.tick, tick + MINUTE), drivers, []);
}

const ring = (points: readonly Point[]): Point[] =>
  points.map(({ e, n }) => ({ e: Math.round(e), n: Math.round(n) }));

const zoneOf = (substance: string, z: ThreatZone): ForecastZone => ({
  level: z.level,
  ppm: Number(ppmOf(substanceOf(substance), z.kgM3).toPrecision(3)),
  reachM: Math.round(z.reachM),
  beyondRange: z.beyondRange,
  outline: ring(z.outline),
  confidence: ring(z.confidence),
});

function limitsOf(
  windMs: number,
  stability: number,
  zones: readonly ForecastZone[],
  run: HazmatRun,
): string[] {
  const out: string[] = [];
  if (windMs < CALM_MS) out.push('calm');
  if (drains(windMs, stability)) out.push('valley');
  if (zones.some((z) => z.beyondRange)) out.push('far');
  if (run.notes().includes('denseGas')) out.push('dense');
  return out;
}

interface Watched {
  readonly id: string;
  readonly at: Point;
  firstTick: number;
  level: 0 | 1 | 2 | 3;
  /** Gas that threatens life stands there now. */
  inside: boolean;
  shelter: Track;
  leave: Track;
}

/** Each village's dose behind closed windows, and on leaving now, minute by minute. */
function villagesOf(
  w: World,
  run: HazmatRun,
  drivers: Drivers,
  substance: string,
  aheadS: number,
): ForecastVillage[] {
  const s = substanceOf(substance);
  const law = toxicLaw(s, w.scenario.hazmat!.probits);
  const levels = levelsOf(s).kgM3;
  const closedH = w.scenario.hazmat!.airChangesH;
  const from = run.tick;
  const watched: Watched[] = w.state.villages.map(({ id }) => ({
    id,
    at: w.index.village.get(id)!.spec.at,
    firstTick: -1,
    level: 0,
    inside: run.cell(w.index.village.get(id)!.spec.at).kgM3 >= levels[2],
    shelter: NO_TRACK,
    leave: NO_TRACK,
  }));
  for (let tick = from + MINUTE; tick <= from + aheadS; tick += MINUTE) {
    run.advance(tick, drivers, []);
    const readyTick = from + ASSUMED.prepareMedianS;
    for (const v of watched) {
      const { kgM3 } = run.cell(v.at);
      if (kgM3 === 0 && v.firstTick < 0 && v.shelter.kgM3 === 0) continue;
      const level = kgM3 >= levels[2] ? 3 : kgM3 >= levels[1] ? 2 : kgM3 >= levels[0] ? 1 : 0;
      v.level = Math.max(v.level, level) as Watched['level'];
      if (level >= 2 && v.firstTick < 0) v.firstTick = tick;
      v.shelter = breathe(law, v.shelter, kgM3, closedH, MINUTE);
      if (tick <= readyTick) v.leave = breathe(law, v.leave, kgM3, closedH, MINUTE);
      else if (tick <= readyTick + WAY_OUT_S) v.leave = breathe(law, v.leave, kgM3, null, MINUTE);
    }
  }
  return watched.flatMap((v) => adviceFor(v, from, (t) => seriousHarm(gasHarm(law, t.load))));
}

/** Level 1 alone calls for nothing; to leave must be worth it, or there must be time enough. */
function adviceFor(v: Watched, from: number, share: (t: Track) => number): ForecastVillage[] {
  if (v.firstTick < 0 || v.level === 0) return [];
  const shelterShare = Number(share(v.shelter).toPrecision(3));
  const leaveShare = Number(share(v.leave).toPrecision(3));
  const early = v.firstTick - from >= TIME_ENOUGH_S && v.level === 3;
  // Roads in gas that threatens life are closed: who sits in it stays until it has passed. To leave
  // must spare more than what counts as alike afterwards, and half of the harm.
  const { alikeShare } = ASSUMED_GAS;
  const spares = shelterShare - leaveShare >= alikeShare && leaveShare < shelterShare / 2;
  const leaves = !v.inside && (early || spares);
  return [
    {
      villageId: v.id,
      tick: v.firstTick,
      level: v.level,
      shelterShare,
      leaveShare,
      advice: leaves ? 'evacuate' : 'shelterInPlace',
    },
  ];
}
