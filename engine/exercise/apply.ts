import type { ExerciseEvent } from './event.ts';
import { applyKnowledge } from './apply-knowledge.ts';
import { applyPeople } from './apply-people.ts';
import { applyCommand } from '../response/command/apply-command.ts';
import { applyAid } from '../response/aid/apply-aid.ts';
import { applyReporting } from '../response/reports/apply-reporting.ts';
import { applyPopulation, noteBurnedRoad } from '../response/people/apply-population.ts';
import { applySupplies } from '../response/supplies/apply-supplies.ts';
import { applyWarnings } from '../response/warnings/apply-warnings.ts';
import { applyMedical } from '../response/medical/apply-medical.ts';
import { applyIncidents } from '../response/incidents/apply-incidents.ts';
import { applyDrinkingWater } from '../response/drinking-water/apply-drinking-water.ts';
import { applyLifelines } from '../response/lifelines/apply-lifelines.ts';
import { applyFloodHarm } from '../response/flood-harm/apply-flood-harm.ts';
import { applyFloodWorks } from '../response/flood-works/apply-flood-works.ts';
import { applyImpact } from '../response/impact/apply-impact.ts';
import { applyInstruments } from '../response/instruments/apply-instruments.ts';
import { applyRelease } from '../response/release/apply-release.ts';
import { applyChain } from './chain/apply-chain.ts';
import { applySlideHarm } from '../response/slide-harm/apply-slide-harm.ts';
import { applySlopes } from '../response/slopes/apply-slopes.ts';
import { applyWaterfront } from '../response/waterfront/apply-waterfront.ts';
import { applySites } from '../response/sites/apply-sites.ts';
import { applySurvey } from '../response/survey/apply-survey.ts';
import { applyHazards } from './hazards/apply-hazards.ts';
import { applyControl } from './control/apply-control.ts';
import { applyUsage } from '../response/forces/usage.ts';
import { byId, find } from './lookup.ts';
import { recordOf } from './order-book.ts';
import { applyMsel } from './msel/apply-msel.ts';
import type { ExerciseState } from './state.ts';

/**
 * The only writer of the state. Works alike on an immer draft and on a plain object, so it reads
 * as little as it can (a read through a draft costs) and never scans more than one short array.
 */
export function apply(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'exerciseStarted':
      s.phase = 'running';
      return;
    case 'exerciseEnded':
      s.phase = 'ended';
      return;
    case 'seatOccupied':
      byId(s.seats, b.seatId).occupant = b.occupant;
      return;
    case 'seatAlerted':
      byId(s.seats, b.seatId).alertedTick = e.tick;
      return;
    case 'unitChanged':
      Object.assign(byId(s.units, b.unitId), b.set);
      applyUsage(s, b.unitId, b.set.status, e.tick);
      return;
    case 'messageSent':
      s.messages.push(b.message);
      return;
    case 'messageAcknowledged':
      byId(s.messages, b.messageId).acknowledgedBy.push(b.seatId);
      return;
    case 'reportSent':
      s.reports.push(b.report);
      return;
    case 'injectFired':
    case 'mselWritten':
      applyMsel(s, e);
      return;
    case 'roadClosed':
      s.closures.push({ edgeId: b.edgeId, fromTick: e.tick, reason: b.reason });
      if (b.reason === 'fire') noteBurnedRoad(s, b.edgeId);
      return;
    case 'roadOpened':
      s.closures = s.closures.filter((c) => c.edgeId !== b.edgeId);
      for (const seat of s.seats)
        seat.knownClosures = seat.knownClosures.filter((id) => id !== b.edgeId);
      return;
    case 'closureKnown': {
      const seat = byId(s.seats, b.seatId);
      if (!seat.knownClosures.includes(b.edgeId)) seat.knownClosures.push(b.edgeId);
      applySites(s, e);
      return;
    }
    // Nothing but the story keeps them.
    case 'unitArrived':
    case 'unitOnScene':
    case 'unitWithdrew':
    case 'perimeterSecured':
    case 'cellsMoppedUp':
    case 'waterDropped':
      return;
    // The commonest of the rest go to their one part at once (a test holds the others to that).
    case 'orderIssued':
    case 'orderRefused':
    case 'orderWorking':
    case 'orderEnded':
    case 'unitDeparted':
      applyOrder(s, e);
      return;
    case 'fireMeasured':
    case 'lineBegun':
    case 'lineExtended':
      applyFire(s, e);
      return;
    case 'observationMade':
      applyKnowledge(s, e);
      return;
    case 'observationDelivered':
      applyKnowledge(s, e);
      applyLifelines(s, e);
      return;
    case 'siteWorked':
      applySites(s, e);
      return;
    case 'homesFlooded':
      applyFloodHarm(s, e);
      return;
    case 'floodWorkDone':
      applyFloodWorks(s, e);
      return;
    case 'roadStruck':
    case 'buildingOut':
    case 'buildingBack':
      applyImpact(s, e);
      return;
    case 'gaugesForecast':
    case 'instrumentRead':
      applyInstruments(s, e);
      return;
    case 'weatherOrdered':
      s.weatherOverrides.push({ record: b.record, untilTick: b.untilTick });
      return;
    default:
      applyOrder(s, e);
      applyFire(s, e);
      applyKnowledge(s, e);
      applyPeople(s, e);
      applySupplies(s, e);
      applyPopulation(s, e);
      applySites(s, e);
      applySlopes(s, e);
      applyChain(s, e);
      applyWaterfront(s, e);
      applySlideHarm(s, e);
      applyRelease(s, e);
      applyMedical(s, e);
      applyIncidents(s, e);
      applyCommand(s, e);
      applyWarnings(s, e);
      applyLifelines(s, e);
      applyDrinkingWater(s, e);
      applySurvey(s, e);
      applyHazards(s, e);
      applyReporting(s, e);
      applyAid(s, e);
      applyMsel(s, e);
      applyControl(s, e);
  }
}

function applyOrder(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  if (b.type === 'orderIssued' || b.type === 'orderRefused') {
    if (b.type === 'orderIssued') s.orders.push(recordOf(e.id, e.tick, b));
  } else if (b.type === 'orderWorking') {
    byId(s.orders, b.orderId).status = 'working';
  } else if (b.type === 'orderEnded') {
    // What has ended is told by the story (`ordersOf`).
    const at = s.orders.findIndex((o) => o.id === b.orderId);
    if (at < 0) throw new Error(`order ${b.orderId} ended, but is not open`);
    s.orders.splice(at, 1);
  } else if (b.type === 'unitDeparted') {
    const unit = byId(s.units, b.unitId);
    const order = unit.orderId === null ? undefined : find(s.orders, unit.orderId);
    if (order !== undefined && order.status === 'issued') {
      order.status = 'underWay';
      order.etaTick = b.etaTick;
    }
  }
}

function applyFire(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'fireIgnited':
      if (s.fire.ignitedTick < 0) s.fire.ignitedTick = e.tick;
      s.fire.outTick = -1;
      return;
    case 'fireDetected':
      if (s.fire.detectedTick < 0) s.fire.detectedTick = e.tick;
      return;
    case 'fireSpotted':
      s.fire.spotFires++;
      return;
    case 'fireReignited':
      s.fire.reignitions++;
      s.fire.outTick = -1;
      return;
    case 'fireOut':
      s.fire.outTick = e.tick;
      s.fire.burnedHa = b.burnedHa;
      return;
    case 'fireMeasured':
      s.fire.burnedHa = b.burnedHa;
      return;
    case 'lineBegun':
      s.lines.push({ ...b.line, path: b.line.path.slice() });
      return;
    case 'lineExtended': {
      const line = byId(s.lines, b.lineId);
      line.builtM = b.builtM;
      line.done = b.done;
      return;
    }
    case 'lineBurnedOut':
      byId(s.lines, b.lineId).burnedOut = true;
      return;
    default:
  }
}
