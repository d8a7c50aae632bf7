import { find } from '../../exercise/lookup.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import type { HazmatAction, SourceReading } from '../../hazards/hazmat/contract.ts';
import { LEAST_OXYGEN_PCT } from '../../hazards/hazmat/enclosure.ts';
import { substanceOf } from '../../hazards/hazmat/substances.ts';
import type { Point } from '../../kernel/grid.ts';
import { metres } from '../journey.ts';
import { siteId, type SiteState } from '../sites/site.ts';
import { ASSUMED_MEASURES, ASSUMED_RELEASE } from './assumed.ts';
import { knowsRelease } from './knowing.ts';
import { measureGas } from './measuring.ts';
import type { ReleaseMeasure, SourceEvent, SourceSpec, TankMeasure } from './release.ts';
import { workersAt } from './working.ts';

/** A release is looked at as often as its model is brought up to date. */
const EVERY = 60;

/** Work at a release: which there is, who hears of it, what holds while teams hold it, and the end. */
export const releases: System = {
  name: 'releases',

  nextDue(w) {
    const { release } = w.scenario;
    if (release === null) return Infinity;
    const { tick } = w.state;
    let due = (Math.floor(tick / EVERY) + 1) * EVERY;
    for (const e of release.events) if (e.tick > tick) due = Math.min(due, e.tick);
    return due;
  },

  step(w, ctx) {
    const spec = w.scenario.release;
    if (spec === null || w.hazmat === null) return;
    for (const e of spec.events)
      if (e.tick > w.state.tick && e.tick <= ctx.tick) breakOrLight(w, ctx, e.what, e.sourceId);
    if (ctx.tick % EVERY !== 0) return;
    const readings = w.hazmat.sources();
    spec.sources.forEach((source, i) => tankWork(w, ctx, source, readings[i]!));
    otherWork(w, ctx);
    seeFires(w, ctx, readings);
    tellSeats(w, ctx);
    holdSprays(w, ctx);
    begin(w, ctx);
    measureGas(w, ctx);
    end(w, ctx, readings);
  },
};

/** What an event of the scenario, or the instructor, does to a tank. */
export function breakOrLight(
  w: World,
  ctx: Pick<StepContext, 'hazardAction'>,
  what: SourceEvent['what'],
  tank: string,
  diameterM?: number,
): void {
  if (what === 'ignite') {
    const { at } = w.scenario.hazmat!.tanks.find((t) => t.id === tank)!;
    ctx.hazardAction('hazmat', { kind: 'ignite', at, cause: 'event' });
  } else if (what === 'burst') ctx.hazardAction('hazmat', { kind: 'burst', tank });
  else
    ctx.hazardAction('hazmat', {
      kind: 'open',
      tank,
      ...(diameterM === undefined ? {} : { diameterM }),
    });
}

/** Whether a measure has anything to do at a source now. */
function wanted(w: World, m: TankMeasure, s: SourceReading, tank: number): boolean {
  const params = w.scenario.hazmat!.tanks[tank]!;
  const onWater = params.spillTo === 'river';
  switch (m) {
    case 'closeValve':
      return s.open && params.closable;
    case 'plugLeak':
      return s.open;
    case 'lightGas':
      return params.phase === 'gas' && s.open && s.burning === 'no';
    case 'transferCargo':
      return (
        params.phase === 'liquid' && s.tankKg > ASSUMED_RELEASE.worthPumpingShare * params.stockKg
      );
    case 'waterCurtain': {
      const most = substanceOf(w.scenario.hazmat!.substance).curtainShare.value;
      return s.airRateKgS > 0 && s.burning === 'no' && most > ASSUMED_RELEASE.curtainFromShare;
    }
    case 'layFoam':
      return s.poolKg > ASSUMED_RELEASE.leastPoolKg || s.burning === 'pool';
    case 'buildBund':
      return s.poolKg > ASSUMED_RELEASE.leastPoolKg && params.bundM2 === null && !onWater;
    case 'recoverLiquid':
      return onWater
        ? w.hazmat!.ledger().waterKg > ASSUMED_RELEASE.leastPoolKg
        : s.poolKg > ASSUMED_RELEASE.leastPoolKg;
  }
}

function tankWork(w: World, ctx: StepContext, source: SourceSpec, s: SourceReading): void {
  const tank = w.scenario.hazmat!.tanks.findIndex((t) => t.id === source.id);
  const begun = hasBegun(w, source, s);
  for (const m of source.measures) {
    const site = find(w.state.sites, siteId(m, source.id));
    const needed = begun && wanted(w, m, s, tank);
    if (needed && needsAgain(m, site)) open(ctx, m, source.id, source.at, source.nodeId, 1);
    else if (!needed && site !== undefined && site.doneTick < 0)
      ctx.emit({ type: 'siteDropped', siteId: site.id });
  }
}

/** Something has happened to the tank: it leaks, burns or has leaked, or its incident has arisen. */
const hasBegun = (w: World, { incidentId }: SourceSpec, s: SourceReading): boolean =>
  s.open ||
  s.poolKg > 0 ||
  s.burning !== 'no' ||
  (incidentId !== null && find(w.state.incidents, incidentId) !== undefined);

/** What is held must be done again while there is need; what is built stays. */
const HELD: ReadonlySet<ReleaseMeasure> = new Set(['waterCurtain', 'layFoam', 'plugLeak']);
const needsAgain = (m: ReleaseMeasure, site: SiteState | undefined): boolean =>
  site === undefined || (HELD.has(m) && site.doneTick >= 0);

function otherWork(w: World, ctx: StepContext): void {
  const spec = w.scenario.release!;
  const spilt = w.hazmat!.ledger().waterKg > 0;
  if (spilt)
    for (const b of spec.booms)
      if (find(w.state.sites, siteId('layBoom', b.id)) === undefined)
        open(ctx, 'layBoom', b.id, b.at, b.nodeId, b.lengthM);
  for (const room of spec.rooms) {
    const arisen =
      room.incidentId === null || find(w.state.incidents, room.incidentId) !== undefined;
    if (arisen && find(w.state.sites, siteId('ventilate', room.id)) === undefined)
      open(ctx, 'ventilate', room.id, room.at, room.nodeId, 1);
  }
  const decon = spec.decontamination;
  // From the onset, not from the first who needs it: the list of work must not tell who was in gas.
  const begun = w.state.hazards.some((h) => h.id === 'hazmat' && h.beganTick >= 0);
  if (decon !== null && begun && find(w.state.sites, siteId('setUpDecon', 'line')) === undefined)
    open(ctx, 'setUpDecon', 'line', decon.at, decon.nodeId, 1);
}

function open(
  ctx: StepContext,
  kind: ReleaseMeasure,
  subject: string,
  at: Point,
  nodeId: number,
  times: number,
): void {
  const { capability, personH, minPersons } = ASSUMED_MEASURES[kind];
  const needs = [{ capability, amount: personH * times, done: 0, minPersons }];
  const site = { kind, subject, at, nodeIds: nodeId < 0 ? [] : [nodeId], needs, knownTo: [] };
  ctx.emit({ type: 'siteOpened', site: { id: siteId(kind, subject), ...site } });
}

/** What has to be seen by somebody near: it is not in the first word. */
const SEEN: ReadonlySet<string> = new Set(['layFoam', 'buildBund', 'recoverLiquid']);
const KINDS: ReadonlySet<string> = new Set(Object.keys(ASSUMED_MEASURES));

/** Whoever knows of a release knows what can be done about it. */
function tellSeats(w: World, ctx: StepContext): void {
  for (const site of w.state.sites) {
    if (site.doneTick >= 0 || !KINDS.has(site.kind)) continue;
    if (SEEN.has(site.kind) && !isSeen(w, site)) continue;
    for (const seat of w.state.seats)
      if (!site.knownTo.includes(seat.id) && knowsRelease(w, seat.id, site.subject))
        ctx.emit({ type: 'siteKnown', siteId: site.id, seatId: seat.id });
  }
}

const isSeen = (w: World, { at }: { readonly at: Point }): boolean =>
  w.state.units.some(
    (u) => u.status !== 'absent' && metres(u.at, at) < ASSUMED_RELEASE.seenWithinM,
  );

/** A fire at a source is told by whoever is near enough to see it. */
function seeFires(w: World, ctx: StepContext, readings: readonly SourceReading[]): void {
  w.scenario.release!.sources.forEach((s, i) => {
    if (readings[i]!.burning === 'no' || w.state.release.onFire?.includes(s.id) === true) return;
    if (isSeen(w, s)) ctx.emit({ type: 'sourceSeenBurning', sourceId: s.id });
  });
}

/** Curtain and foam hold as long as teams work at them, by the engines that they bring. */
function holdSprays(w: World, ctx: StepContext): void {
  const untilTick = ctx.tick + 2 * EVERY;
  for (const site of w.state.sites) {
    if (site.doneTick >= 0) continue;
    if (site.kind === 'waterCurtain') {
      const waterKgS = waterAt(w, site.id);
      if (waterKgS > 0) act(ctx, { kind: 'waterCurtain', tank: site.subject, waterKgS, untilTick });
    } else if (site.kind === 'layFoam') {
      const factor = foamAt(w, site.id);
      if (factor < 1) act(ctx, { kind: 'foam', tank: site.subject, factor, untilTick });
    }
  }
}

const act = (ctx: StepContext, action: HazmatAction): void => ctx.hazardAction('hazmat', action);

const equipmentAt = (w: World, id: string) =>
  workersAt(w, id).map((u) => w.index.unit.get(u.id)!.spec.equipment);

const waterAt = (w: World, id: string): number =>
  equipmentAt(w, id).reduce(
    (sum, e) =>
      sum +
      ASSUMED_RELEASE.engineWaterKgS +
      (e.waterFoamEngine ?? 0) * ASSUMED_RELEASE.waterFoamEngineKgS +
      (e.heavyFoamEngine ?? 0) * ASSUMED_RELEASE.heavyFoamEngineKgS +
      (e.waterTender ?? 0) * ASSUMED_RELEASE.waterTenderKgS,
    0,
  );

const foamAt = (w: World, id: string): number =>
  equipmentAt(w, id).reduce(
    (least, e) =>
      Math.min(
        least,
        (e.waterFoamEngine ?? 0) + (e.heavyFoamEngine ?? 0) > 0
          ? ASSUMED_RELEASE.foamByFoamEngine
          : ASSUMED_RELEASE.foamByEngine,
      ),
    1,
  );

/** Gas in a room has no moment at which a tank opens: it begins with its incident. */
function begin(w: World, ctx: StepContext): void {
  const hazard = w.state.hazards.find((h) => h.id === 'hazmat')!;
  const heard = w.state.seats.some((s) => s.alertedTick !== null);
  const arisen = w.scenario.release!.rooms.some(
    ({ incidentId }) => incidentId !== null && find(w.state.incidents, incidentId) !== undefined,
  );
  if (hazard.beganTick < 0 && arisen)
    ctx.emit({ type: 'hazardBegan', hazard: 'hazmat', what: 'incident' });
  if (hazard.detectedTick < 0 && heard && (arisen || hazard.beganTick >= 0))
    ctx.emit({ type: 'hazardDetected', hazard: 'hazmat' });
}

/** Over when nothing flows or burns, the air is clean, and rooms have been aired. */
function end(w: World, ctx: StepContext, readings: readonly SourceReading[]): void {
  const hazard = w.state.hazards.find((h) => h.id === 'hazmat')!;
  if (hazard.beganTick < 0 || hazard.overTick >= 0) return;
  if (readings.some((s) => s.burning !== 'no' || s.airRateKgS > ASSUMED_RELEASE.leastKgS)) return;
  const { airKg, leftWindowKg, releasedKg } = w.hazmat!.ledger();
  if (airKg - leftWindowKg > ASSUMED_RELEASE.airLeftShare * releasedKg) return;
  const idlhPpm = substanceOf(w.scenario.hazmat!.substance).idlhPpm?.value ?? Infinity;
  for (const room of w.scenario.release!.rooms) {
    const { ppm, oxygenPct } = w.hazmat!.confined(room.id);
    const incident =
      room.incidentId === null ? undefined : find(w.state.incidents, room.incidentId);
    if (ppm > idlhPpm || oxygenPct < LEAST_OXYGEN_PCT || (incident?.closedTick ?? 0) < 0) return;
  }
  ctx.emit({ type: 'hazardOver', hazard: 'hazmat' });
}
