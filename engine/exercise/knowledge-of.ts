import { isDaylight } from '../hazards/sun.ts';
import { weatherAt } from '../hazards/weather.ts';
import type { WeatherRecord } from '../hazards/weather.ts';
import type { CellLog } from '../kernel/cell-log.ts';
import { cellAt, type GridSpec, type Point } from '../kernel/grid.ts';
import type { Region } from '../region/region.ts';
import type { Router } from '../region/routing.ts';
import { aidViews } from '../response/aid/aid-view.ts';
import { authorityOf } from '../response/command/command.ts';
import { commandView } from '../response/command/command-view.ts';
import { hospitalViews, totalsOf } from '../response/medical/medical-view.ts';
import { suppliesView } from '../response/supplies/supplies-view.ts';
import { knownAtHome, knownCohorts } from '../response/people/known-residents.ts';
import { slopeViews } from '../response/slopes/slope-view.ts';
import { waterfrontViews } from '../response/waterfront/waterfront-view.ts';
import { knownFloodWorks } from '../response/flood-works/works-view.ts';
import { instrumentViews } from '../response/instruments/instrument-view.ts';
import { incidentViews } from '../response/incidents/incident-view.ts';
import { releaseView } from '../response/release/release-view.ts';
import { knownSite } from '../response/sites/site.ts';
import { warningViews } from '../response/warnings/warning-view.ts';
import { dryVillageViews } from '../response/drinking-water/drinking-water-view.ts';
import { lifelineViews, linkViews, powerViews } from '../response/lifelines/lifeline-view.ts';
import { passesFrom, surveyViews } from '../response/survey/survey-view.ts';
import { find } from './lookup.ts';
import type { SeatKnowledge } from './knowledge.ts';
import { hasUnread, messagesOf, reportsOf } from './numbering.ts';
import type { SeatId, SeatSpec, UnitSpec } from './scenario.ts';
import { ordersOf } from './order-book.ts';
import { lastId } from './id-runs.ts';
import { pictureKindOf } from './setup.ts';
import type { ExerciseState, Forecast, Observation, SeatState, UnitState } from './state.ts';
import type { World } from './world.ts';

/** How far ahead the forecast office publishes (assumed). */
const FORECAST_TICKS = 12 * 3600;

/** What `seatId` knows at this moment; cheap to make, everything is looked up when asked for. */
export function knowledgeOf(w: World, seatId: SeatId): SeatKnowledge {
  const seat = w.index.seat.get(seatId);
  if (seat === undefined) throw new Error(`no seat ${seatId}`);
  return new Knowledge(w, seat.spec, w.state.seats[seat.at]!);
}

/** Getters on a prototype: one is made for every order, most of which ask for little. */
class Knowledge implements SeatKnowledge {
  readonly seat: SeatSpec;
  readonly tick: number;
  readonly alertedTick: number | null;
  readonly fireVersion: number;
  /** The one door to the truth; private to the language, so that nothing outside can open it. */
  readonly #w: World;
  readonly #s: ExerciseState;
  readonly #own: SeatState;
  /** Asked for many times at one turn. */
  #cohorts: SeatKnowledge['cohorts'] | undefined;
  #authority: SeatKnowledge['authority'] | undefined;

  constructor(w: World, spec: SeatSpec, own: SeatState) {
    this.#w = w;
    this.#s = w.state;
    this.#own = own;
    this.seat = spec;
    this.tick = w.state.tick;
    this.alertedTick = own.alertedTick;
    this.fireVersion = w.pictures.version(spec.id);
  }

  unitSpec(id: string): UnitSpec {
    const unit = this.#w.index.unit.get(id);
    if (unit === undefined) throw new Error(`no unit ${id}`);
    return unit.spec;
  }
  get daylight(): boolean {
    return isDaylight(this.#w.drivers, this.tick);
  }
  get weather(): WeatherRecord {
    return weatherAt(this.#w.drivers, this.tick);
  }
  get weatherForecast(): readonly WeatherRecord[] {
    const { tick } = this;
    return this.#w.forecastWeather.filter((r) => r.tick > tick && r.tick <= tick + FORECAST_TICKS);
  }
  get units(): readonly UnitState[] {
    return this.#s.units;
  }
  get commanded(): readonly UnitState[] {
    const { seat } = this;
    if (seat.span === 'all') return this.#s.units;
    return this.#s.units.filter((u) => this.unitSpec(u.id).seatId === seat.id);
  }
  get lines(): SeatKnowledge['lines'] {
    return this.#s.lines;
  }
  atHome(villageId: string): number {
    return knownAtHome(this.#w, this.seat.id, villageId);
  }
  get casualtyGroups(): SeatKnowledge['casualtyGroups'] {
    const { id } = this.seat;
    return this.#s.casualtyGroups.filter((g) => g.knownTo.includes(id));
  }
  get casualties(): SeatKnowledge['casualties'] {
    return totalsOf(this.casualtyGroups);
  }
  get incidents(): SeatKnowledge['incidents'] {
    const { id } = this.seat;
    const heard = this.#s.incidents.filter((x) => x.knownTo.includes(id));
    return incidentViews(this.#w, heard, this);
  }
  get slopes(): SeatKnowledge['slopes'] {
    return slopeViews(this.#w, this.seat.id);
  }
  get waterfront(): SeatKnowledge['waterfront'] {
    return waterfrontViews(this.#w, this.seat.id);
  }
  get picture(): SeatKnowledge['picture'] {
    return pictureKindOf(this.#w.scenario);
  }
  get flooding(): boolean {
    return this.#w.scenario.flood !== null;
  }
  get buildingsOut(): ReadonlySet<string> {
    return new Set(this.#s.buildingsOut.map((b) => b.id));
  }
  get floodWorks(): SeatKnowledge['floodWorks'] {
    return knownFloodWorks(this.#w, this.seat.id);
  }
  get instruments(): SeatKnowledge['instruments'] {
    return instrumentViews(this.#w, this.seat.id);
  }
  get hospitals(): SeatKnowledge['hospitals'] {
    return hospitalViews(this.#w);
  }
  get reportClocks(): SeatKnowledge['reportClocks'] {
    const { id } = this.seat;
    return this.#s.reportClocks.filter((c) => c.seatId === id);
  }
  get reportingRules(): SeatKnowledge['reportingRules'] {
    return this.#w.scenario.reporting;
  }
  get cohorts(): SeatKnowledge['cohorts'] {
    return (this.#cohorts ??= knownCohorts(this.#w, this.seat.id));
  }
  get depots(): SeatKnowledge['depots'] {
    return this.#s.depots;
  }
  get shelters(): SeatKnowledge['shelters'] {
    return this.#s.shelters;
  }
  get supplies(): SeatKnowledge['supplies'] {
    return suppliesView(this.#w);
  }
  get closures(): ReadonlySet<number> {
    return new Set(this.#own.knownClosures);
  }
  get sites(): SeatKnowledge['sites'] {
    const { id } = this.seat;
    return this.#s.sites.flatMap((site) => knownSite(site, id) ?? []);
  }
  get release(): SeatKnowledge['release'] {
    return releaseView(this.#w, this.seat.id);
  }
  get lifelines(): SeatKnowledge['lifelines'] {
    return lifelineViews(this.#w, this.seat.id);
  }
  get power(): SeatKnowledge['power'] {
    return powerViews(this.#w, this.seat.id);
  }
  get links(): SeatKnowledge['links'] {
    return linkViews(this.#w, this.seat.id);
  }
  get dryVillages(): SeatKnowledge['dryVillages'] {
    return dryVillageViews(this.#w, this.seat.id);
  }
  get surveys(): SeatKnowledge['surveys'] {
    return surveyViews(this.#w, this.seat.id);
  }
  get passes(): SeatKnowledge['passes'] {
    return passesFrom(this.#w.scenario.survey, this.tick);
  }
  get authority(): SeatKnowledge['authority'] {
    if (this.#authority === undefined)
      this.#authority = authorityOf(this.#w.scenario.command, this.seat.id) ?? null;
    return this.#authority;
  }
  get declared(): SeatKnowledge['declared'] {
    return commandView(this.#w);
  }
  get warnings(): SeatKnowledge['warnings'] {
    return warningViews(this.#w);
  }
  get aid(): SeatKnowledge['aid'] {
    return aidViews(this.#w);
  }
  get aidAsked(): SeatKnowledge['aidAsked'] {
    const mine = this.#w.scenario.aid.filter((a) => a.seatId === this.seat.id);
    const open = this.#s.aid.filter((a) => a.answer === 'none').map((a) => a.id);
    return mine.map((a) => a.id).filter((id) => open.includes(id));
  }
  get warningChannels(): SeatKnowledge['warningChannels'] {
    return this.#w.scenario.warningChannels.map((c) => c.id);
  }
  get orders(): SeatKnowledge['orders'] {
    const { seat } = this;
    const orders = ordersOf(this.#w);
    return seat.span === 'all' ? orders : orders.filter((o) => o.seatId === seat.id);
  }
  get messages(): SeatKnowledge['messages'] {
    return messagesOf(this.#s.messages, this.seat.id);
  }
  get hasUnread(): boolean {
    return hasUnread(this.#s.messages, this.seat.id);
  }
  get lastReport(): SeatKnowledge['lastReport'] {
    const { reports } = this.#s;
    for (let i = reports.length - 1; i >= 0; i--)
      if (reports[i]!.seatId === this.seat.id) return reports[i]!;
    return null;
  }
  get reports(): SeatKnowledge['reports'] {
    const { seat } = this;
    return reportsOf(this.#s.reports, seat);
  }
  get fireCells(): Int32Array {
    return this.#w.pictures.knownCells(this.seat.id);
  }
  get fireLog(): CellLog {
    return this.#w.pictures.knownLog(this.seat.id);
  }
  get lastObservation(): Observation | null {
    const id = lastId(this.#own.observationRuns);
    return id === undefined ? null : (find(this.#s.observations, id) ?? null);
  }
  get forecast(): Forecast | null {
    const id = this.#own.forecastIds.at(-1);
    return id === undefined ? null : (find(this.#s.forecasts, id) ?? null);
  }
  forecastDepthM(at: Point): number {
    const product = this.#w.forecasts.get(this.#own.forecastIds.at(-1) ?? -1);
    if (product?.depthCm == null) return 0;
    const cell = cellAt(product.grid, at.e, at.n);
    return cell < 0 ? 0 : product.depthCm[cell]! / 100;
  }
  get fireGrid(): GridSpec {
    return this.#w.pictures.grid;
  }
  get region(): Region {
    return this.#w.region;
  }
  get router(): Router {
    return this.#w.router;
  }
}
