import { weatherAt } from '../../hazards/weather.ts';
import type { UnitState } from '../state.ts';
import { messagesWaiting } from '../numbering.ts';
import { ordersOf } from '../order-book.ts';
import type { World } from '../world.ts';
import type { QuantityWhere } from './condition.ts';
import type { QuantityId } from './quantity-specs.ts';

/** `than` is what it is compared with: a value beyond may come out as any other beyond. */
type Value = (w: World, tick: number, where: QuantityWhere, than: number) => number;

const MINUTE = 60;
const DAY = 86_400;
const RANK_ABOVE_HIGHEST = 5;

const fits = (wanted: string | undefined, is: string): boolean =>
  wanted === undefined || wanted === is;

const count = <T>(list: readonly T[], test: (t: T) => boolean): number =>
  list.reduce((n, x) => n + (test(x) ? 1 : 0), 0);

const sum = <T>(list: readonly T[], of: (t: T) => number): number =>
  list.reduce((n, x) => n + of(x), 0);

const ageMin = (fromTick: number, tick: number): number =>
  fromTick < 0 ? 0 : (tick - fromTick) / MINUTE;

const COMMITTED: ReadonlySet<UnitState['status']> = new Set([
  'mustering',
  'moving',
  'working',
  'blocked',
]);

/** A team within the filters; help that has not come is none, unless it is asked for. */
function teamFits(w: World, u: UnitState, where: QuantityWhere): boolean {
  const { spec } = w.index.unit.get(u.id)!;
  if (u.status === 'absent' && where.status !== 'absent') return false;
  return (
    fits(where.seat, spec.seatId) &&
    fits(where.unit, u.id) &&
    fits(where.status, u.status) &&
    (where.capability === undefined || spec.capabilities.some((c) => c === where.capability))
  );
}

/** From the nearest flame to a village, m; Infinity while nothing flames or it is well beyond `than`. */
function fireDistanceM(w: World, tick: number, village: string | undefined, than: number): number {
  const enough = 2 * Math.max(0, than) + 1;
  let nearest = enough;
  for (const id of village === undefined ? w.scenario.villageIds : [village]) {
    const known = w.index.village.get(id);
    if (known !== undefined)
      nearest = Math.min(nearest, w.fire.frontDistanceM(tick, known.spec.at, nearest));
  }
  return nearest === enough ? Infinity : nearest;
}

/** What an instrument read last; NaN, which is neither more nor less, before it read anything. */
function lastReading(w: World, id: string | undefined): number {
  const { readings = [] } = w.state.instruments.find((i) => i.id === id) ?? {};
  return readings.findLast((r) => r.value !== null)?.value ?? Number.NaN;
}

const inCohorts =
  (...stages: readonly string[]): Value =>
  (w, _t, where) =>
    sum(w.state.cohorts, (c) =>
      stages.includes(c.stage) &&
      fits(where.village, c.villageId) &&
      (where.shelter === undefined || c.shelterId === where.shelter)
        ? c.persons
        : 0,
    );

const weather =
  (key: 'windMs' | 'windFromDeg' | 'temperatureC' | 'relativeHumidityPct' | 'rainMmH'): Value =>
  (w, tick) =>
    weatherAt(w.drivers, tick)[key];

const inCare =
  (...care: readonly string[]): Value =>
  (w) =>
    sum(w.state.casualtyGroups, (g) => count(g.persons, (p) => care.includes(p.care)));

/** What each quantity is worth in the true state now. */
const VALUES: Readonly<Record<QuantityId, Value>> = {
  elapsedMin: (_w, tick) => tick / MINUTE,
  hourOfDay: (w, tick) => ((w.scenario.startSecondOfDay + tick) % DAY) / 3600,
  windMs: weather('windMs'),
  windFromDeg: weather('windFromDeg'),
  temperatureC: weather('temperatureC'),
  relativeHumidityPct: weather('relativeHumidityPct'),
  rainMmH: weather('rainMmH'),
  burnedHa: (w) => w.state.fire.burnedHa,
  spotFires: (w) => w.state.fire.spotFires,
  fireAgeMin: (w, tick) => ageMin(w.state.fire.ignitedTick, tick),
  fireBurning: (w) => (w.state.fire.ignitedTick >= 0 && w.state.fire.outTick < 0 ? 1 : 0),
  fireDistanceM: (w, tick, where, than) => fireDistanceM(w, tick, where.village, than),
  hazardAgeMin: (w, tick, where) =>
    w.state.hazards.reduce(
      (age, h) => (fits(where.hazard, h.id) ? Math.max(age, ageMin(h.beganTick, tick)) : age),
      fits(where.hazard, 'wildfire') ? ageMin(w.state.fire.ignitedTick, tick) : 0,
    ),
  reading: (w, _t, where) => lastReading(w, where.instrument),
  villagesReached: (w) => count(w.state.villages, (v) => v.reachedTick >= 0),
  villagesWarned: (w) => count(w.state.villages, (v) => v.warnedTick >= 0),
  peopleAtHome: (w, _t, where) => {
    if (where.village === undefined) return sum(w.state.villages, (v) => v.atHome);
    const known = w.index.village.get(where.village);
    return known === undefined ? 0 : w.state.villages[known.at]!.atHome;
  },
  peopleMoving: inCohorts('preparing', 'moving'),
  peopleSheltered: inCohorts('sheltered', 'relieved'),
  peopleRelieved: (w, _t, where) =>
    sum(w.state.cohorts, (c) =>
      fits(where.village, c.villageId) &&
      (where.shelter === undefined || c.shelterId === where.shelter)
        ? c.relieved
        : 0,
    ),
  teams: (w, _t, where) => count(w.state.units, (u) => teamFits(w, u, where)),
  teamsCommitted: (w, _t, where) =>
    count(w.state.units, (u) => COMMITTED.has(u.status) && teamFits(w, u, where)),
  ordersIssued: (w, _t, where) =>
    count(ordersOf(w), (o) => o.status !== 'refused' && fits(where.seat, o.seatId)),
  ordersRefused: (w, _t, where) =>
    count(ordersOf(w), (o) => o.status === 'refused' && fits(where.seat, o.seatId)),
  messagesWaiting: (w, _t, where) => messagesWaiting(w.state.messages, where.seat),
  reportsSent: (w, _t, where) =>
    count(w.state.reports, (r) => fits(where.seat, r.seatId) && fits(where.kind, r.kind)),
  reportsOverdue: (w, tick, where) =>
    count(
      w.state.reportClocks,
      (c) => c.doneTick < 0 && c.dueTick < tick && fits(where.seat, c.seatId),
    ),
  reportFaults: (w) => w.state.reportFaults.length,
  responseRank: (w) => {
    const level = w.state.command.response;
    return level === null ? 0 : RANK_ABOVE_HIGHEST - level.value;
  },
  warningsInForce: (w, _t, where) =>
    count(w.state.warnings, (x) => x.liftedTick < 0 && fits(where.level, x.level)),
  kitsInDepots: (w, _t, where) =>
    sum(w.state.depots, (d) => (fits(where.depot, d.facilityId) ? d.kits : 0)),
  waitingForKits: (w, _t, where) =>
    sum(w.state.shelters, (x) => (fits(where.shelter, x.facilityId) ? x.waiting : 0)),
  roadsClosed: (w) => w.state.closures.length,
  sitesOpen: (w, _t, where) =>
    count(
      w.state.sites,
      (x) =>
        x.doneTick < 0 &&
        (where.capability === undefined || x.needs.some((n) => n.capability === where.capability)),
    ),
  assetsOut: (w) => count(w.state.lifelines.assets, (a) => a.outTick >= 0),
  incidentsOpen: (w) => count(w.state.incidents, (i) => i.closedTick < 0),
  casualtiesWaiting: inCare('missing', 'trapped', 'waiting'),
  deaths: (w) => sum(w.state.casualtyGroups, (g) => count(g.persons, (p) => p.triage === 'dead')),
};

export const quantityValue = (
  id: QuantityId,
  w: World,
  tick: number,
  where: QuantityWhere,
  than: number,
): number => VALUES[id](w, tick, where, than);
