import { handOver } from './hand-over.ts';
import { cellCentre, type Point } from '../kernel/grid.ts';
import { drawUniform } from '../kernel/random.ts';
import { log } from '../kernel/math.ts';
import { relayTicks } from '../response/command/headquarters.ts';
import { linkDelayS } from '../response/lifelines/network.ts';
import { holdObservation } from '../response/lifelines/word.ts';
import { longestFlame } from './flames.ts';
import { newlySeen } from './looks.ts';
import { observersOf, type Observer } from './observers.ts';
import type { SeatId } from './scenario.ts';
import type { Observation } from './state.ts';
import type { StepContext, System, World } from './world.ts';

/** Simulated seconds between two looks of every observer (assumed). */
const LOOK_TICKS = 300;
/** Minutes until a closure that nobody ran into is on every seat's list (assumed). */
const CLOSURE_NEWS_TICKS = 10 * 60;
/** How far people see a column of smoke over open ground, m, and how long they take to call, mean (assumed). */
const SMOKE_RANGE_M = 4000;
const CALL_MEAN_TICKS = 10 * 60;
/** Burned area from which the smoke is noticed at all, ha (assumed). */
const SMOKE_FROM_HA = 0.3;

/**
 * How the fire becomes known: observers look every five minutes and see burned and burning cells by
 * line of sight; the seat of the observer knows at once, the others after a relay delay. Before
 * anything else, villagers who see the smoke call.
 */
export const sensing: System = {
  name: 'sensing',
  nextDue(w) {
    const s = w.state;
    if (s.fire.ignitedTick < 0 && s.closures.length === 0) return Infinity;
    let due = (Math.floor(s.tick / LOOK_TICKS) + 1) * LOOK_TICKS;
    for (const d of s.deliveries) due = Math.min(due, d.dueTick);
    return due;
  },
  step(w, ctx) {
    deliver(w, ctx);
    if (ctx.tick % LOOK_TICKS !== 0) return;
    spreadClosureNews(w, ctx);
    if (w.state.fire.ignitedTick < 0) return;
    if (w.fire.isOut(ctx.tick) && w.state.fire.outTick >= 0) return;
    lookAround(w, ctx, w.state.fire.detectedTick >= 0 || hearFromPublic(w, ctx));
  },
};

function deliver(w: World, ctx: StepContext): void {
  for (const d of w.state.deliveries) {
    if (d.dueTick > ctx.tick) continue;
    handOver(w, ctx, d);
  }
}

/** All observers look, but for those whose seat knows every burned cell already. */
function lookAround(w: World, ctx: StepContext, detectedBefore: boolean): void {
  // The fire has been brought to this moment: all that it has reached by now is in its log.
  const burned = w.fire.burnedLog.count;
  const curious = new Set<SeatId>();
  for (const { id } of w.state.seats) if (w.pictures.knownCount(id) !== burned) curious.add(id);
  if (curious.size === 0) return;
  let detected = detectedBefore;
  for (const eyes of observersOf(w, ctx.tick, curious)) {
    const observation = look(w, ctx, eyes);
    if (observation === null || detected) continue;
    detect(ctx, observation);
    detected = true;
  }
}

/** One look of all eyes of one seat: one observation with everything that is new to the seat. */
function look(w: World, ctx: StepContext, all: readonly Observer[]): Made | null {
  const seen = newlySeen(w, all);
  if (seen === null) return null;
  const { source, id, seatIds } = seen.by;
  return observe(w, ctx, source, id, seatIds, seen.cells, relayTicks(w));
}

/** An observation, with the event that told it. */
interface Made {
  readonly id: number;
  readonly cause: number;
}

/** The fire is known from the first that somebody sees of it; a map taken before is looked at later. */
const detect = (ctx: StepContext, { id, cause }: Made): void =>
  void ctx.emit({ type: 'fireDetected', observationId: id }, cause);

/** The call of a villager: the nearest village that can see the smoke, after a random while. True when it comes. */
function hearFromPublic(w: World, ctx: StepContext): boolean {
  const cells = w.fire.burnedCells(ctx.tick);
  if (cells.length === 0 || w.fire.burnedAreaHa(ctx.tick) < SMOKE_FROM_HA) return false;
  const origin = cellCentre(w.fire.grid, cells[0]!);
  const village = nearestVillage(w, origin);
  if (village === null) return false;
  const wait = -CALL_MEAN_TICKS * log(drawUniform(w.random.key('public-call'), 1));
  if (ctx.tick < w.state.fire.ignitedTick + wait) return false;
  const seats = w.state.seats.map((s) => s.id).filter((id) => isCalled(w, id, village.townshipId));
  const call = observe(w, ctx, 'publicReport', village.id, seats, cells.slice(0, 1), relayTicks(w));
  detect(ctx, call);
  return true;
}

function nearestVillage(w: World, at: Point) {
  let best: (typeof w.region.villages)[number] | null = null;
  let bestM = SMOKE_RANGE_M;
  for (const v of w.state.villages) {
    const spec = w.index.village.get(v.id)!.spec;
    const dE = spec.at.e - at.e;
    const dN = spec.at.n - at.n;
    const distance = Math.sqrt(dE * dE + dN * dN);
    if (distance < bestM) {
      best = spec;
      bestM = distance;
    }
  }
  return best;
}

/** A call goes to the county duty desk and to the township that the caller lives in. */
function isCalled(w: World, seatId: SeatId, townshipId: string): boolean {
  const spec = w.index.seat.get(seatId)!.spec;
  return spec.role === 'incidentCommander' || spec.townshipId === townshipId;
}

function observe(
  w: World,
  ctx: StepContext,
  source: Observation['source'],
  sourceId: string,
  first: readonly SeatId[],
  cells: Int32Array,
  relayTicks: number,
): Made {
  const id = ctx.id('observation');
  w.pictures.record(id, cells);
  const relayed: SeatId[] = [];
  const late: { toSeatId: SeatId; delayS: number | null }[] = [];
  for (const { id: seatId } of w.state.seats) {
    if (first.includes(seatId)) continue;
    const linkS = linkDelayS(w, first[0] ?? null, seatId);
    if (linkS === 0) relayed.push(seatId);
    else late.push({ toSeatId: seatId, delayS: linkS === null ? null : linkS + relayTicks });
  }
  const longest = longestFlame(w, ctx.tick, cells);
  const cause = ctx.emit({
    type: 'observationMade',
    observation: {
      id,
      tick: ctx.tick,
      source,
      sourceId,
      newCells: cells.length,
      flameLengthM: longest.flameLengthM,
      at: cellCentre(w.fire.grid, longest.cell),
    },
    to: [
      { seatIds: first, dueTick: ctx.tick + 1 },
      { seatIds: relayed, dueTick: ctx.tick + relayTicks },
    ].filter((x) => x.seatIds.length > 0),
  });
  const fromSeatId = first[0] ?? null;
  for (const x of late) holdObservation(ctx, { id, fromSeatId, ...x }, cause);
  return { id, cause };
}

function spreadClosureNews(w: World, ctx: StepContext): void {
  for (const c of w.state.closures) {
    if (ctx.tick - c.fromTick < CLOSURE_NEWS_TICKS) continue;
    for (const s of w.state.seats)
      if (!s.knownClosures.includes(c.edgeId))
        ctx.emit({ type: 'closureKnown', edgeId: c.edgeId, seatId: s.id });
  }
}
