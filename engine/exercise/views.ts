import { deadlinesOf } from './deadlines.ts';
import type { SeatKnowledge } from './knowledge.ts';
import { knowledgeOf } from './knowledge-of.ts';
import type { CohortState, OrderRecord } from './state.ts';
import { acceptedNumbers, ordersUnder } from './numbering.ts';
import { ordersOf } from './order-book.ts';
import type { KnownFire, SeatView, UnitView, VillageView, ViewId } from './view.ts';
import { closureViews, lineView, orderView, unitView } from './view-parts.ts';
import { villagesReached } from './villages-reached.ts';
import { truthView } from './truth-view.ts';
import { floodWorkViews } from '../response/flood-works/works-view.ts';
import { FORECAST_WORK_TICKS } from './forecasting.ts';
import { isHere } from '../response/forces/presence.ts';
import { casualtyGroupView } from '../response/medical/medical-view.ts';
import { siteView } from '../response/sites/site-view.ts';
import { knownPeople } from '../response/people/people-view.ts';
import type { World } from './world.ts';

/** What the page of a seat, or the instructor's truth, shows now. */
export function viewOf(w: World, viewId: ViewId): SeatView {
  return viewId === 'truth' ? truthView(w) : seatView(w, knowledgeOf(w, viewId));
}

function seatView(w: World, k: SeatKnowledge): SeatView {
  const s = w.state;
  const numbers = acceptedNumbers(ordersOf(w));
  return {
    tick: k.tick,
    phase: s.phase,
    alertedTick: k.alertedTick,
    weather: k.weather,
    weatherForecast: k.weatherForecast,
    daylight: k.daylight,
    seats: s.seats.map((x) => ({ id: x.id, occupant: x.occupant })),
    units: k.units.filter(isHere).map((u) => numbered(unitView(w, u), numbers)),
    villages: villageViews(w, k),
    depots: k.depots.map((d) => ({ id: d.facilityId, kits: d.kits })),
    shelters: k.shelters.map((x) => ({
      id: x.facilityId,
      occupants: x.occupants,
      kits: x.kits,
      waiting: x.waiting,
    })),
    closures: closureViews(w, k.closures),
    lines: k.lines.map(lineView),
    sites: k.sites.map(siteView),
    release: k.release,
    supplies: k.supplies,
    people: knownPeople(w, k),
    lifelines: k.lifelines,
    power: k.power,
    links: k.links,
    dryVillages: k.dryVillages,
    surveys: k.surveys,
    incidents: k.incidents,
    slopes: k.slopes,
    waterfront: k.waterfront,
    instruments: k.instruments,
    floodWorks: floodWorkViews(w),
    forecasting: forecastingOf(w, k.seat.id),
    casualtyGroups: k.casualtyGroups.map(casualtyGroupView),
    hospitals: k.hospitals,
    command: k.declared,
    warnings: k.warnings,
    aid: k.aid,
    orders: ordersShown(k, numbers),
    messages: k.messages,
    reports: k.reports,
    deadlines: deadlinesOf(k),
    fire: knownFire(w, k),
    forecast: k.forecast,
    score: null,
    control: null,
  };
}

function forecastingOf(w: World, seatId: string): SeatView['forecasting'] {
  const r = w.state.forecastRequests.find((x) => x.seatId === seatId);
  return r === undefined ? null : { fromTick: r.dueTick - FORECAST_WORK_TICKS, dueTick: r.dueTick };
}

const numbered = (u: UnitView, numbers: ReadonlyMap<number, number>): UnitView =>
  u.orderId === null ? u : { ...u, orderId: numbers.get(u.orderId) ?? null };

/** Ended orders that a page still lists; older ones are in the review. */
const ENDED_ORDERS = 50;

/** What is open anywhere in the seat's span, and the newest of its own that have ended. */
function ordersShown(
  k: SeatKnowledge,
  numbers: ReadonlyMap<number, number>,
): readonly OrderRecord[] {
  const ended = k.orders.filter((o) => o.endTick >= 0 && o.seatId === k.seat.id);
  const oldest = ended.at(-ENDED_ORDERS)?.id ?? 0;
  const visible = k.orders.filter(
    (o) => o.endTick < 0 || (o.seatId === k.seat.id && o.id >= oldest),
  );
  return ordersUnder(visible, numbers).map((o) => ({ ...o, order: orderView(o.order) }));
}

function villageViews(w: World, k: SeatKnowledge): readonly VillageView[] {
  const byVillage = new Map<string, CohortState[]>();
  for (const c of k.cohorts) {
    const list = byVillage.get(c.villageId);
    if (list === undefined) byVillage.set(c.villageId, [c]);
    else list.push(c);
  }
  const reached = villagesReached(w, k.seat.id);
  const threat = new Map(k.forecast?.villages.map((v) => [v.villageId, v.tick]));
  return w.state.villages.map((v) => {
    let moving = 0;
    let sheltered = 0;
    let relieved = 0;
    for (const c of byVillage.get(v.id) ?? []) {
      if (c.stage === 'sheltered' || c.stage === 'relieved') sheltered += c.persons;
      else moving += c.persons;
      relieved += c.relieved;
    }
    return {
      id: v.id,
      atHome: k.atHome(v.id),
      moving,
      sheltered,
      relieved,
      threatTick: threat.get(v.id) ?? null,
      reached: reached.has(v.id),
    };
  });
}

function knownFire(w: World, k: SeatKnowledge): KnownFire | null {
  const last = k.lastObservation;
  if (last === null) return null;
  const cellHa = (k.fireGrid.cellM * k.fireGrid.cellM) / 10_000;
  return {
    areaHa: Math.round(w.pictures.knownCount(k.seat.id) * cellHa * 10) / 10,
    asOfTick: last.tick,
    source: last.source,
    flameLengthM: last.flameLengthM,
    version: k.fireVersion,
  };
}
