import { applyExercise } from './apply-exercise.ts';
import { applyFire } from './apply-fire.ts';
import { applyKnowledge } from './apply-knowledge.ts';
import { applyOrders } from './apply-orders.ts';
import { applyPeople } from './apply-people.ts';
import { applyChain } from './chain/apply-chain.ts';
import { applyControl } from './control/apply-control.ts';
import { applyHazards } from './hazards/apply-hazards.ts';
import { applyMsel } from './msel/apply-msel.ts';
import { applyAid } from '../response/aid/apply-aid.ts';
import { applyCommand } from '../response/command/apply-command.ts';
import { applyDrinkingWater } from '../response/drinking-water/apply-drinking-water.ts';
import { applyFloodHarm } from '../response/flood-harm/apply-flood-harm.ts';
import { applyFloodWorks } from '../response/flood-works/apply-flood-works.ts';
import { applyImpact } from '../response/impact/apply-impact.ts';
import { applyIncidents } from '../response/incidents/apply-incidents.ts';
import { applyInstruments } from '../response/instruments/apply-instruments.ts';
import { applyLifelines } from '../response/lifelines/apply-lifelines.ts';
import { applyMedical } from '../response/medical/apply-medical.ts';
import { applyPopulation } from '../response/people/apply-population.ts';
import { applyRelease } from '../response/release/apply-release.ts';
import { applyReporting } from '../response/reports/apply-reporting.ts';
import { applySites } from '../response/sites/apply-sites.ts';
import { applySlideHarm } from '../response/slide-harm/apply-slide-harm.ts';
import { applySlopes } from '../response/slopes/apply-slopes.ts';
import { applySupplies } from '../response/supplies/apply-supplies.ts';
import { applySurvey } from '../response/survey/apply-survey.ts';
import { applyWarnings } from '../response/warnings/apply-warnings.ts';
import { applyWaterfront } from '../response/waterfront/apply-waterfront.ts';
import type { EventType, ExerciseEvent } from './event.ts';
import type { ExerciseState } from './state.ts';

type Part = (s: ExerciseState, e: ExerciseEvent) => void;

/** Which parts write an event into the state, in this order. */
export const APPLIED_BY: Readonly<Record<EventType, readonly Part[]>> = {
  closureKnown: [applyExercise, applySites],
  exerciseEnded: [applyExercise],
  exerciseStarted: [applyExercise],
  messageAcknowledged: [applyExercise],
  messageSent: [applyExercise],
  reportSent: [applyExercise],
  roadClosed: [applyExercise],
  roadOpened: [applyExercise],
  seatAlerted: [applyExercise],
  seatOccupied: [applyExercise],
  scoringChosen: [applyExercise],
  unitChanged: [applyExercise],
  weatherOrdered: [applyExercise],
  orderEnded: [applyOrders],
  orderIssued: [applyOrders],
  orderWorking: [applyOrders],
  unitDeparted: [applyOrders],
  fireDetected: [applyFire],
  fireIgnited: [applyFire],
  fireMeasured: [applyFire],
  fireOut: [applyFire],
  fireReignited: [applyFire],
  fireSpotted: [applyFire],
  lineBegun: [applyFire],
  lineBurnedOut: [applyFire],
  lineExtended: [applyFire],
  forecastCancelled: [applyKnowledge],
  forecastReady: [applyKnowledge],
  forecastRequested: [applyKnowledge],
  observationDelivered: [applyKnowledge, applyLifelines],
  observationMade: [applyKnowledge],
  cohortMoved: [applyPeople],
  kitsDelivered: [applyPeople],
  kitsLoaded: [applyPeople],
  kitsReturned: [applyPeople],
  peopleDisplaced: [applyPeople],
  peopleRelieved: [applyPeople],
  peopleSheltered: [applyPeople, applySupplies],
  villageReached: [applyPeople],
  villageWarned: [applyPeople],
  deliveryArrived: [applySupplies],
  deliveryCalled: [applySupplies],
  deliveryEntered: [applySupplies],
  goodsDelivered: [applySupplies],
  goodsLoaded: [applySupplies],
  goodsReturned: [applySupplies],
  shelterRanOut: [applySupplies],
  damageAssessed: [applyPopulation],
  housesBurned: [applyPopulation],
  populationShifted: [applyPopulation],
  casualtiesKnown: [applySites, applyMedical],
  incidentKnown: [applySites, applyIncidents],
  siteAmended: [applySites],
  siteDone: [applySites],
  siteDropped: [applySites],
  siteKnown: [applySites],
  siteOpened: [applySites],
  siteWorked: [applySites],
  cracksReported: [applySlopes],
  slopeDrained: [applySlopes],
  slopeFailed: [applySlopes],
  slopeFailureKnown: [applySlopes],
  slopeInspected: [applySlopes],
  slopeKnown: [applySlopes],
  slopeMoved: [applySlopes],
  damGivesWay: [applyChain],
  damOvertopped: [applyChain],
  damRaised: [applyChain],
  damWashed: [applyChain],
  linkActed: [applyChain],
  linkArmed: [applyChain],
  linkSwitched: [applyChain],
  waterfrontHit: [applyWaterfront],
  waterfrontKnown: [applyWaterfront],
  waterfrontSafe: [applyWaterfront],
  villageBuried: [applySlideHarm],
  deconReady: [applyRelease],
  gasBreathed: [applyRelease],
  gasMeasured: [applyRelease],
  probePlaced: [applyRelease],
  protectionJudged: [applyRelease],
  sourceSeenBurning: [applyRelease],
  teamBreathed: [applyRelease],
  zonesForecast: [applyRelease],
  casualtiesAdmitted: [applyMedical],
  casualtiesArose: [applyMedical],
  casualtiesFreed: [applyMedical],
  casualtiesLoaded: [applyMedical],
  casualtiesTreated: [applyMedical],
  casualtyWorsened: [applyMedical],
  incidentArose: [applyIncidents],
  incidentClosed: [applyIncidents],
  incidentFirstWord: [applyIncidents],
  incidentWorsened: [applyIncidents],
  precursorArose: [applyIncidents],
  precursorReported: [applyIncidents],
  gradeSet: [applyCommand],
  headquartersCalled: [applyCommand],
  headquartersReady: [applyCommand],
  responseDeclared: [applyCommand],
  warningDelivered: [applyWarnings],
  warningIssued: [applyWarnings],
  warningLifted: [applyWarnings],
  assetBack: [applyLifelines],
  assetDamaged: [applyLifelines],
  assetOut: [applyLifelines],
  assetRepaired: [applyLifelines],
  contactMade: [applyLifelines],
  generatorFreed: [applyLifelines],
  messageReceived: [applyLifelines],
  networkBack: [applyLifelines],
  networkLost: [applyLifelines],
  outageKnown: [applyLifelines],
  powerDemandMet: [applyLifelines],
  powerLost: [applyLifelines],
  reportReceived: [applyLifelines],
  runnerSent: [applyLifelines],
  wordHastened: [applyLifelines],
  wordHeld: [applyLifelines],
  peopleFellIll: [applyDrinkingWater],
  villageCutOff: [applyDrinkingWater],
  villageServedAgain: [applyDrinkingWater],
  waterBrought: [applyDrinkingWater],
  waterCounted: [applyDrinkingWater],
  surveyDelivered: [applySurvey],
  surveyFailed: [applySurvey],
  surveyRequested: [applySurvey],
  surveyTaken: [applySurvey],
  hazardBegan: [applyHazards],
  hazardDetected: [applyHazards],
  hazardOver: [applyHazards],
  reportClockMet: [applyReporting],
  reportDue: [applyReporting],
  reportJudged: [applyReporting],
  aidAnswered: [applyAid],
  aidRequested: [applyAid],
  conditionTurned: [applyMsel],
  injectFired: [applyMsel],
  injectHeld: [applyMsel],
  injectSkipped: [applyMsel],
  injectsApproved: [applyMsel],
  injectsPostponed: [applyMsel],
  mselWritten: [applyMsel],
  sensorHidden: [applyControl],
  sensorReturned: [applyControl],
  weatherReleased: [applyControl],
  homesFlooded: [applyFloodHarm],
  floodWorkDone: [applyFloodWorks],
  buildingBack: [applyImpact],
  buildingOut: [applyImpact],
  roadStruck: [applyImpact],
  gaugesForecast: [applyInstruments],
  instrumentRead: [applyInstruments],
  // Nothing but the story keeps them.
  aidArrived: [],
  cellsMoppedUp: [],
  depotRanOut: [],
  hazardFault: [],
  hazardTold: [],
  instrumentAlarm: [],
  mselChanged: [],
  orderRefused: [],
  perimeterSecured: [],
  serviceCounted: [],
  severeWeatherBroke: [],
  stockedOut: [],
  unitArrived: [],
  unitLeftGas: [],
  unitOnScene: [],
  unitWithdrew: [],
  villageRanDry: [],
  warningHeeded: [],
  waterDropped: [],
};

/**
 * The only writer of the state. Works alike on an immer draft and on a plain object, so its parts
 * read as little as they can (a read through a draft costs) and never scan more than one short array.
 */
export function apply(s: ExerciseState, e: ExerciseEvent): void {
  for (const part of APPLIED_BY[e.body.type]) part(s, e);
}
