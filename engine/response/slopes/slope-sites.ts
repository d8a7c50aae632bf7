import { find } from '../../exercise/lookup.ts';
import type { Capability, SeatId } from '../../exercise/scenario.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { newestReading } from '../instruments/instrument.ts';
import { openSite } from '../sites/open-site.ts';
import { siteId, type SiteKind } from '../sites/site.ts';
import { ASSUMED_SLOPES } from './assumed.ts';
import type { SlopeSpec } from './slope.ts';

interface Work {
  readonly kind: SiteKind;
  readonly subject: string;
  readonly capability: Capability;
  readonly personH: number;
  readonly minPersons: number;
}

/** Opens a site, or tells those of it who do not know it yet. */
export function offerWork(
  w: World,
  ctx: StepContext,
  at: Pick<SlopeSpec, 'at' | 'nodeId'>,
  work: Work,
  knownTo: readonly SeatId[],
  cause: number | null,
): void {
  const id = siteId(work.kind, work.subject);
  const known = find(w.state.sites, id);
  if (known !== undefined && known.doneTick < 0) {
    for (const seatId of knownTo)
      if (!known.knownTo.includes(seatId))
        ctx.emit({ type: 'siteKnown', siteId: id, seatId }, cause);
    return;
  }
  const { kind, subject, capability, personH, minPersons } = work;
  const needs = [{ capability, amount: personH, minPersons }];
  openSite(ctx, at, { kind, subject, needs, knownTo }, cause);
}

/** What can be done at a slope that moves: look at it closely, keep surface water out of it. */
export function offerSlopeWork(
  w: World,
  ctx: StepContext,
  slope: SlopeSpec,
  knownTo: readonly SeatId[],
  cause: number | null,
): void {
  const { inspectH, drainH } = ASSUMED_SLOPES;
  const look = { kind: 'inspectSlope', capability: 'recon', personH: inspectH } as const;
  offerWork(w, ctx, slope, { ...look, subject: slope.id, minPersons: 1 }, knownTo, cause);
  const drained = find(w.state.slopes, slope.id)!.drainedTick >= 0;
  if (drained) return;
  const drain = { kind: 'drainSlope', capability: 'handCrew', personH: drainH } as const;
  offerWork(w, ctx, slope, { ...drain, subject: slope.id, minPersons: 4 }, knownTo, cause);
}

/** Instruments that have been silent for some readings can be set up anew by who misses them. */
export function offerRepairs(w: World, ctx: StepContext): void {
  for (const spec of w.scenario.instruments) {
    if (spec.quantity !== 'displacementMm' || spec.subject === null) continue;
    const slide = w.scenario.landslide?.points.find((p) => p.id === spec.subject)?.slideId;
    // A slide that has gone takes its instruments with it.
    if (slide === undefined || find(w.state.slopes, slide)!.failedEvent >= 0) continue;
    const state = find(w.state.instruments, spec.id);
    const last = state?.readings.slice(-ASSUMED_SLOPES.silentReadings) ?? [];
    const newest = state?.readings.at(-1);
    const silent = last.length === ASSUMED_SLOPES.silentReadings && newestReading(last) === null;
    if (!silent || newest === undefined || ctx.tick - newest.id < spec.delayTicks) continue;
    const open = find(w.state.sites, siteId('repairInstrument', spec.subject));
    if (
      open !== undefined &&
      (open.doneTick < 0 ||
        newest.id <= open.doneTick + spec.everyTicks * ASSUMED_SLOPES.silentReadings)
    )
      // prettier-ignore
      continue;
    const nodeId = w.router.nearestNode(spec.at).nodeId;
    const work = {
      kind: 'repairInstrument',
      subject: spec.subject,
      capability: 'mapping',
      personH: ASSUMED_SLOPES.repairH,
      minPersons: 2,
    } as const;
    offerWork(w, ctx, { at: spec.at, nodeId }, work, spec.seatIds, null);
  }
}
