import { byId, find } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import { drawNormal, keyOf, lognormalS } from '../../kernel/random.ts';
import type { Text } from '../../region/region.ts';
import { sendMessage } from '../lifelines/word.ts';
import { linkDelayS } from '../lifelines/network.ts';
import { ASSUMED_SLOPES } from './assumed.ts';
import { siteId } from '../sites/site.ts';
import { offerRepairs, offerSlopeWork } from './slope-sites.ts';
import type { PostSpec, SlopeSpec, SlopeState } from './slope.ts';

/** Slopes and volunteers are looked at so often, s. */
const LOOK_S = 60;

/** Watched slopes: the first sign, calls of volunteers, instruments out of order, word of a failure. */
export const slopes: System = {
  name: 'slopes',

  nextDue: (w) =>
    w.landslide === null || w.scenario.slopes === null
      ? Infinity
      : (Math.floor(w.state.tick / LOOK_S) + 1) * LOOK_S,

  step(w, ctx) {
    const watch = w.scenario.slopes;
    if (w.landslide === null || watch === null || ctx.tick % LOOK_S !== 0) return;
    const run = w.landslide;
    const calls = run.crackReports(ctx.tick);
    for (const spec of watch.slopes) {
      const slope = byId(w.state.slopes, spec.id);
      const told = new Set<SeatId>(slope.knownTo);
      const posts = watch.posts.filter((p) => p.slideId === spec.id);
      const mine = calls.filter((c) => posts.some((p) => p.id === c.postId));
      const heard = mine.slice(0, slope.calls.length).some((c) => c.genuine);
      sign(w, ctx, spec, slope, heard);
      for (const { postId, genuine } of mine.slice(slope.calls.length))
        call(
          w,
          ctx,
          spec,
          posts.find((p) => p.id === postId)!,
          genuine,
          slope,
          told,
        );
      for (const seatId of alarmed(w, spec, told)) know(w, ctx, spec, seatId, told, null);
      // One offer a step, to everybody who knows by now.
      if (told.size > slope.knownTo.length)
        offerSlopeWork(
          w,
          ctx,
          spec,
          [...told].sort(),
          slope.signEvent < 0 ? null : slope.signEvent,
        );
      failure(w, ctx, spec, slope);
      lookAgain(w, ctx, spec, slope);
    }
    offerRepairs(w, ctx);
    announce(w, ctx);
  },
};

/** A warning of a slide is announced to the whole headquarters. */
function announce(w: World, ctx: StepContext): void {
  const warning = w.state.warnings.find((x) => x.hazard === 'landslide' && x.liftedTick < 0);
  if (warning === undefined) return;
  for (const { id: seatId, alertedTick } of w.state.seats) {
    if (alertedTick !== null || linkDelayS(w, null, seatId) === null) continue;
    if (w.index.seat.get(seatId)!.spec.role !== 'neighbour')
      ctx.emit({ type: 'seatAlerted', seatId }, warning.issuedEvent);
  }
}

/** Its movement has become large enough to be seen: what W6 counts from. */
function sign(
  w: World,
  ctx: StepContext,
  spec: SlopeSpec,
  slope: SlopeState,
  heard: boolean,
): void {
  if (slope.signTick >= 0) return;
  if (w.landslide!.movementOf(spec.id).displacementM < ASSUMED_SLOPES.signM) return;
  const cause = ctx.emit({ type: 'slopeMoved', slideId: spec.id });
  const facilityId = spec.facilityId ?? spec.id;
  const precursorId = signIdOf(spec);
  const arose = ctx.emit(
    { type: 'precursorArose', precursorId, facilityId, reportTick: -1 },
    cause,
  );
  // Sharp eyes may have called before: that sign is known.
  if (heard) ctx.emit({ type: 'precursorReported', precursorId, facilityId }, arose);
}

const signIdOf = (spec: SlopeSpec): string => `slope-${spec.id}`;

/** A volunteer's call: the seats of the post hear it, true or not. */
function call(
  w: World,
  ctx: StepContext,
  spec: SlopeSpec,
  post: PostSpec,
  genuine: boolean,
  slope: SlopeState,
  told: Set<SeatId>,
): void {
  const said = { type: 'cracksReported', slideId: spec.id, postId: post.id, genuine } as const;
  const cause = ctx.emit(said, slope.signEvent >= 0 && genuine ? slope.signEvent : null);
  const precursorId = signIdOf(spec);
  const reported = w.state.precursors.some((p) => p.id === precursorId && p.reportedTick >= 0);
  if (slope.signTick >= 0 && genuine && !reported) {
    const facilityId = spec.facilityId ?? spec.id;
    ctx.emit({ type: 'precursorReported', precursorId, facilityId }, cause);
  }
  const text: Text =
    slope.calls.length === 0
      ? {
          zh: `${spec.name.zh}发现新裂缝，请派人核实，注意避让。`,
          en: `New cracks on ${spec.name.en}. Please send somebody to look, and keep away.`,
        }
      : {
          zh: `${spec.name.zh}裂缝又有发展。`,
          en: `The cracks on ${spec.name.en} have grown.`,
        };
  tell(w, ctx, post.seatIds, post.name, `cracks:${post.id}`, text, cause);
  for (const seatId of post.seatIds) know(w, ctx, spec, seatId, told, cause);
}

function tell(
  w: World,
  ctx: StepContext,
  toSeatIds: readonly SeatId[],
  from: Text,
  key: string,
  text: Text,
  cause: number,
): void {
  sendMessage(
    w,
    ctx,
    {
      from: { kind: 'outside', name: from.zh },
      toSeatIds: toSeatIds.slice(),
      channel: 'phone',
      text: null,
      key,
      params: { zh: text.zh, en: text.en, fromZh: from.zh, fromEn: from.en },
    },
    cause,
  );
}

/** A seat that can be reached knows that the slope moves, and what can be done there. */
function know(
  w: World,
  ctx: StepContext,
  spec: SlopeSpec,
  seatId: SeatId,
  told: Set<SeatId>,
  cause: number | null,
): void {
  if (told.has(seatId) || linkDelayS(w, null, seatId) === null) return;
  told.add(seatId);
  const known = ctx.emit({ type: 'slopeKnown', slideId: spec.id, seatId }, cause);
  const seat = byId(w.state.seats, seatId);
  if (seat.alertedTick === null) ctx.emit({ type: 'seatAlerted', seatId }, known);
  const hazard = byId(w.state.hazards, 'landslide');
  if (hazard.detectedTick < 0 && told.size === 1)
    ctx.emit({ type: 'hazardDetected', hazard: 'landslide' }, known);
}

/** Seats whose instrument on this slope has shown more than one of its alarm marks. */
function alarmed(w: World, spec: SlopeSpec, told: ReadonlySet<SeatId>): SeatId[] {
  const out = new Set<SeatId>();
  const points = w.scenario.landslide!.points.filter((p) => p.slideId === spec.id);
  for (const i of w.scenario.instruments) {
    if (i.subject === null || !points.some((p) => p.id === i.subject)) continue;
    if (i.seatIds.every((id) => told.has(id))) continue;
    const marks = i.marks.filter((m) => m.alarm === 'rise').map((m) => m.value);
    if (marks.length === 0) continue;
    const least = Math.min(...marks);
    const { readings } = byId(w.state.instruments, i.id);
    const due = w.state.tick - i.delayTicks;
    if (readings.some((r) => r.id <= due && r.value !== null && r.value >= least))
      for (const id of i.seatIds) if (!told.has(id)) out.add(id);
  }
  return [...out].sort();
}

/** Whoever knows that a slope moves can have it looked at again after a while. */
function lookAgain(w: World, ctx: StepContext, spec: SlopeSpec, slope: SlopeState): void {
  if (slope.knownTo.length === 0 || slope.failedEvent >= 0) return;
  const site = find(w.state.sites, siteId('inspectSlope', spec.id));
  if (site === undefined || site.doneTick < 0) return;
  if (ctx.tick - site.doneTick < ASSUMED_SLOPES.inspectAgainS) return;
  offerSlopeWork(w, ctx, spec, slope.knownTo.toSorted(), null);
}

/** A slope has failed: the volunteers' seats hear of it after a while. */
function failure(w: World, ctx: StepContext, spec: SlopeSpec, slope: SlopeState): void {
  const release = w.landslide!.releases().find((r) => r.id === spec.id);
  if (release !== undefined && slope.failedEvent < 0) {
    const z = drawNormal(w.random.key('slope-failure-heard'), keyOf(spec.id));
    const { failureHeardS, failureHeardLogSd } = ASSUMED_SLOPES;
    const heardTick = ctx.tick + lognormalS(failureHeardS, failureHeardLogSd, z);
    const { volumeM3 } = release;
    ctx.emit({ type: 'slopeFailed', slideId: spec.id, volumeM3, heardTick });
  }
  if (slope.failureHeardTick < 0 || slope.failureHeardTick > ctx.tick) return;
  const seats = hearers(w, spec).filter((id) => !slope.failureKnownTo.includes(id));
  const text: Text = {
    zh: `${spec.name.zh}已经下滑${intoWater(w, spec.id) ? '入江，江面起浪' : ''}，有无人员失踪正在核对。`,
    en: `${spec.name.en} has slid${intoWater(w, spec.id) ? ' into the river; waves on the water' : ''}. People are being counted.`,
  };
  const from: Text = { zh: '群测群防员', en: 'Volunteer monitor' };
  tell(w, ctx, seats, from, `slopeFailed:${spec.id}`, text, slope.failedEvent);
  for (const seatId of seats) {
    ctx.emit({ type: 'slopeFailureKnown', slideId: spec.id, seatId }, slope.failedEvent);
    if (byId(w.state.seats, seatId).alertedTick === null)
      ctx.emit({ type: 'seatAlerted', seatId }, slope.failedEvent);
  }
}

const intoWater = (w: World, slideId: string): boolean =>
  w.landslide!.releases().some((r) => r.id === slideId && r.water !== null);

/** Who is called when a slope fails: the seats of its posts, or else the incident commander. */
function hearers(w: World, spec: SlopeSpec): SeatId[] {
  const out = new Set<SeatId>();
  for (const p of w.scenario.slopes!.posts)
    if (p.slideId === spec.id) for (const id of p.seatIds) out.add(id);
  const { seats } = w.scenario;
  const commands = seats.filter((s) => s.role === 'incidentCommander');
  for (const s of commands.length > 0 ? commands : seats) out.add(s.id);
  return [...out].sort();
}
