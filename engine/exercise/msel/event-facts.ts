import { EVENT_GRADES } from '../../response/command/command.ts';
import { ADVICE, WARNING_HAZARDS, WARNING_LEVELS } from '../../response/warnings/warning.ts';
import { CAPABILITIES } from '../scenario.ts';
import { SITE_KINDS } from '../../response/sites/site.ts';
import { TRIAGE } from '../../response/medical/casualty.ts';
import { REPORT_FAULTS } from '../../response/reports/reporting.ts';
import { HAZARD_IDS } from './quantity-specs.ts';
import type { EventBody, EventType, HOUSEKEEPING } from '../event.ts';

/** What an event may be narrowed by. */
export const EVENT_FILTERS = [
  'seat',
  'to',
  'unit',
  'village',
  'shelter',
  'depot',
  'asset',
  'facility',
  'incident',
  'inject',
  'aid',
  'order',
  'kind',
  'level',
  'status',
  'reason',
  'capability',
  'hazard',
  'subject',
  'instrument',
] as const;
export type EventFilter = (typeof EVENT_FILTERS)[number];

/** Where an event holds the value of a filter, and the values there are when the list is closed. */
interface Fact {
  readonly path: string;
  readonly values: readonly string[] | null;
}
type Facts = Readonly<Partial<Record<EventFilter, Fact>>>;

const at = (path: string, values: readonly string[] | null = null): Fact => ({ path, values });

const seat = { seat: at('seatId') };
const unit = { unit: at('unitId') };
const village = { village: at('villageId') };
const asset = { asset: at('assetId') };
const facility = { facility: at('facilityId') };
const incident = { incident: at('incidentId') };
const inject = { inject: at('injectId') };
const aid = { aid: at('sourceId') };
const depot = { depot: at('depotId') };
const shelter = { shelter: at('shelterId') };
const slide = { subject: at('slideId') };
const order = { seat: at('seatId'), unit: at('order.unitId'), order: at('order.type') };
const closed = at('reason', ['fire', 'smoke', 'inject', 'water', 'debris', 'gas']);
const hazard = at('hazard', HAZARD_IDS);
const report = {
  seat: at('report.seatId'),
  kind: at('report.kind', ['first', 'followUp', 'final']),
};

/**
 * Every event that is kept, with what it may be narrowed by. A new event is a line here: `{}` when
 * there is nothing to narrow it by.
 */
export const EVENT_FACTS = {
  exerciseStarted: {},
  exerciseEnded: {},
  scoringChosen: {},
  seatOccupied: { ...seat, status: at('occupant', ['human', 'policy', 'idle']) },
  seatAlerted: seat,
  orderIssued: order,
  orderRefused: { ...order, reason: at('rejection.code') },
  orderWorking: {},
  orderEnded: { status: at('status', ['done', 'failed', 'cancelled']), reason: at('reason') },
  unitDeparted: unit,
  unitArrived: unit,
  unitOnScene: unit,
  unitWithdrew: unit,
  fireIgnited: { reason: at('why') },
  fireDetected: {},
  fireSpotted: {},
  fireReignited: {},
  fireOut: {},
  fireMeasured: {},
  lineBegun: { unit: at('line.unitId') },
  lineExtended: {},
  lineBurnedOut: {},
  perimeterSecured: unit,
  cellsMoppedUp: unit,
  waterDropped: unit,
  hazardBegan: { hazard },
  hazardDetected: { hazard },
  hazardOver: { hazard },
  hazardFault: { hazard },
  hazardTold: { hazard, kind: at('kind') },
  instrumentAlarm: { instrument: at('instrumentId'), kind: at('instrumentId') },
  buildingOut: { ...facility, hazard },
  buildingBack: facility,
  homesFlooded: village,
  gaugesForecast: {},
  floodWorkDone: { kind: at('workId') },
  forecastCancelled: seat,
  severeWeatherBroke: {},
  weatherOrdered: {},
  weatherReleased: {},
  sensorHidden: {},
  sensorReturned: {},
  observationMade: { kind: at('observation.source') },
  observationDelivered: { seat: at('seatIds') },
  forecastRequested: seat,
  forecastReady: { seat: at('seatIds') },
  messageSent: { seat: at('message.from.seatId'), to: at('message.toSeatIds') },
  messageAcknowledged: seat,
  messageReceived: seat,
  reportSent: report,
  reportReceived: {},
  reportDue: { seat: at('clock.seatId') },
  reportClockMet: {},
  reportJudged: { kind: at('fault.fault', REPORT_FAULTS) },
  injectFired: inject,
  roadClosed: { reason: closed },
  roadOpened: {},
  closureKnown: seat,
  villageReached: village,
  villageWarned: village,
  peopleDisplaced: { ...village, ...unit, ...shelter },
  cohortMoved: { ...unit, ...shelter },
  peopleSheltered: shelter,
  peopleRelieved: shelter,
  kitsLoaded: { ...depot, ...unit },
  kitsDelivered: { ...shelter, ...unit },
  kitsReturned: { ...depot, ...unit },
  stockedOut: depot,
  goodsLoaded: { ...depot, ...unit, kind: at('item') },
  goodsDelivered: { ...shelter, ...unit, kind: at('item') },
  goodsReturned: { ...depot, ...unit, kind: at('item') },
  depotRanOut: { ...depot, kind: at('item') },
  shelterRanOut: { ...shelter, kind: at('item') },
  deliveryCalled: {},
  deliveryEntered: depot,
  deliveryArrived: depot,
  populationShifted: {},
  warningHeeded: village,
  housesBurned: village,
  damageAssessed: {},
  casualtiesArose: village,
  casualtiesKnown: seat,
  casualtyWorsened: { level: at('triage', TRIAGE) },
  casualtiesFreed: {},
  casualtiesTreated: {},
  casualtiesLoaded: { ...unit, facility: at('hospitalId') },
  casualtiesAdmitted: { ...unit, facility: at('hospitalId') },
  incidentArose: incident,
  incidentFirstWord: incident,
  incidentKnown: { ...incident, ...seat },
  incidentWorsened: incident,
  incidentClosed: incident,
  precursorArose: facility,
  precursorReported: facility,
  siteOpened: { kind: at('site.kind', SITE_KINDS) },
  siteKnown: seat,
  siteWorked: { ...unit, capability: at('capability', CAPABILITIES) },
  siteAmended: { capability: at('capability', CAPABILITIES) },
  siteDone: unit,
  siteDropped: {},
  gradeSet: { ...seat, level: at('grade', EVENT_GRADES) },
  responseDeclared: { ...seat, level: at('level', ['1', '2', '3', '4']) },
  headquartersCalled: seat,
  headquartersReady: {},
  warningIssued: {
    seat: at('warning.seatId'),
    kind: at('warning.hazard', WARNING_HAZARDS),
    level: at('warning.level', WARNING_LEVELS),
    reason: at('warning.advice', ADVICE),
  },
  warningDelivered: { ...village, kind: at('channel') },
  warningLifted: seat,
  assetDamaged: asset,
  assetRepaired: asset,
  assetOut: asset,
  assetBack: asset,
  powerLost: facility,
  powerDemandMet: facility,
  generatorFreed: facility,
  outageKnown: { ...facility, ...seat },
  villageCutOff: { ...village, ...asset },
  villageRanDry: village,
  villageServedAgain: village,
  waterBrought: { ...village, ...unit },
  peopleFellIll: village,
  serviceCounted: { kind: at('kind') },
  networkLost: { facility: at('placeId') },
  networkBack: { facility: at('placeId') },
  runnerSent: { facility: at('placeId') },
  contactMade: { facility: at('placeId'), kind: at('by') },
  wordHeld: {},
  wordHastened: {},
  surveyRequested: { seat: at('survey.seatId'), kind: at('survey.method') },
  surveyTaken: {},
  surveyFailed: {},
  surveyDelivered: { ...seat, kind: at('method') },
  aidRequested: { ...aid, ...seat },
  aidAnswered: aid,
  aidArrived: { ...aid, ...unit },
  injectHeld: inject,
  injectSkipped: inject,
  injectsPostponed: { inject: at('injectIds') },
  injectsApproved: { inject: at('injectIds') },
  conditionTurned: inject,
  mselChanged: {},
  // What the hazards and those who watch them bring about.
  damRaised: {},
  damWashed: { subject: at('subject') },
  damOvertopped: { subject: at('subject') },
  damGivesWay: {},
  deconReady: {},
  sourceSeenBurning: {},
  probePlaced: {},
  gasMeasured: {},
  unitLeftGas: { ...unit, reason: at('why') },
  zonesForecast: {},
  protectionJudged: {},
  linkArmed: { subject: at('linkId') },
  linkActed: { subject: at('linkId'), kind: at('kind') },
  linkSwitched: { subject: at('linkId') },
  cracksReported: { subject: at('slideId') },
  slopeMoved: slide,
  slopeFailed: slide,
  slopeFailureKnown: { ...slide, ...seat },
  slopeKnown: { ...slide, ...seat },
  slopeInspected: slide,
  slopeDrained: slide,
  villageBuried: village,
  waterfrontHit: { facility: at('placeId') },
  waterfrontKnown: { facility: at('placeId'), ...seat },
  waterfrontSafe: { facility: at('placeId') },
} as const satisfies Readonly<Record<EventName, Facts>>;
export type EventName = Exclude<EventType, (typeof HOUSEKEEPING)[number]>;

export const EVENT_NAMES = Object.keys(EVENT_FACTS) as readonly EventName[];

export const isEventName = (s: string): s is EventName => Object.hasOwn(EVENT_FACTS, s);

/** What an event may be narrowed by, and where the value stands in it. */
export const factsOf = (event: EventName): Facts => EVENT_FACTS[event];

/** True when the event has this value there, or in the list that stands there. */
export function hasFact(body: EventBody, path: string, wanted: string): boolean {
  let v: unknown = body;
  for (const key of path.split('.')) {
    if (typeof v !== 'object' || v === null) return false;
    v = (v as Record<string, unknown>)[key];
  }
  return Array.isArray(v) ? v.some((x) => String(x) === wanted) : v != null && String(v) === wanted;
}
