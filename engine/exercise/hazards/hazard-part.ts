import type { FloodAction } from '../../hazards/flood/contract.ts';
import type { HazardEvent, HazardId, HazardRun } from '../../hazards/hazard.ts';
import type { HazmatAction } from '../../hazards/hazmat/contract.ts';
import type { LandslideAction } from '../../hazards/landslide/contract.ts';
import type { WildfireAction } from '../../hazards/wildfire/contract.ts';
import { cellCentre } from '../../kernel/grid.ts';
import type { StepContext, World } from '../world.ts';

/** What people and events do to each hazard. */
export interface HazardActions {
  readonly wildfire: WildfireAction;
  readonly flood: FloodAction;
  readonly landslide: LandslideAction;
  readonly hazmat: HazmatAction;
}

/** An action on a hazard that has not been brought up to its tick yet. */
export type PendingAction = {
  readonly [H in HazardId]: {
    readonly tick: number;
    readonly hazard: H;
    readonly action: HazardActions[H];
  };
}[HazardId];

/** How one hazard lives in an exercise: when it has to move on, and what it tells. */
export interface HazardPart {
  readonly id: HazardId;
  /** Next tick at which it has to be brought up to date by itself; Infinity for none. */
  nextDue(w: World): number;
  /** Brings it to the moment of `ctx`, or leaves it behind the clock, and tells what happened. */
  advance(w: World, ctx: StepContext): void;
}

/** What became of a hazard, as events told it; its rasters live in the run. Ticks, -1 before. */
export interface HazardSummary {
  readonly id: HazardId;
  /** Onset: what the clocks of the plans run from. */
  beganTick: number;
  /** First word of it that reached any seat. */
  detectedTick: number;
  overTick: number;
}

export type HazardStoryEvent =
  | { readonly type: 'hazardBegan'; readonly hazard: HazardId; readonly what: string }
  | { readonly type: 'hazardDetected'; readonly hazard: HazardId }
  | { readonly type: 'hazardOver'; readonly hazard: HazardId }
  /** The model cannot go on: it stands as it was before, and the exercise pauses. */
  | {
      readonly type: 'hazardFault';
      readonly hazard: HazardId;
      readonly at: { readonly e: number; readonly n: number };
      readonly cell: number;
      readonly field: string;
      readonly step: number;
      readonly value: number;
      readonly reason: string;
    }
  /** Something that happened inside a hazard: truth, for the instructor and the review. */
  | {
      readonly type: 'hazardTold';
      readonly hazard: HazardId;
      readonly kind: string;
      readonly at: { readonly e: number; readonly n: number } | null;
      readonly value: number | null;
    };

const NONE: readonly never[] = [];

/** Takes what is pending for one hazard off the list, by rising tick. */
export function takePending<H extends HazardId>(
  w: World,
  hazard: H,
): readonly { readonly tick: number; readonly action: HazardActions[H] }[] {
  if (w.pendingActions.length === 0) return NONE;
  const mine = w.pendingActions.filter((p) => p.hazard === hazard);
  if (mine.length > 0) w.pendingActions = w.pendingActions.filter((p) => p.hazard !== hazard);
  return mine as unknown as { tick: number; action: HazardActions[H] }[];
}

/** Runs a hazard to `toTick`, each action at its own tick; what happened goes to `tell`. */
export function runThrough<A>(
  run: HazardRun<A>,
  w: World,
  toTick: number,
  pending: readonly { readonly tick: number; readonly action: A }[],
  tell: (e: HazardEvent) => void,
): void {
  let now: A[] = [];
  const to = (tick: number): void => {
    for (const e of run.advance(tick, w.drivers, now)) tell(e);
    now = [];
  };
  // A command may come while the hazard lags behind the clock: bring it to that moment first.
  for (const { tick, action } of pending) {
    if (tick > run.tick) to(tick);
    now.push(action);
  }
  to(toTick);
}

/** The next multiple of `everyTicks` after now. */
export const nextMultiple = (w: World, everyTicks: number): number =>
  (Math.floor(w.state.tick / everyTicks) + 1) * everyTicks;

/**
 * A hazard that is brought up to date every `everyTicks` and stands still in between: whoever asks
 * it then gets the answer of the last of these moments. `onsets` are the kinds of its events with
 * which it begins.
 */
export function steadyPart<H extends 'flood' | 'hazmat'>(
  id: H,
  everyTicks: number,
  onsets: ReadonlySet<string>,
): HazardPart {
  return {
    id,
    nextDue: (w) => (w[id] === null ? Infinity : nextMultiple(w, everyTicks)),
    advance(w, ctx) {
      if (w[id] === null || ctx.tick % everyTicks !== 0) return;
      // The three runs differ in their actions alone, and `takePending` gives those of this one.
      const run = w[id] as HazardRun<HazardActions[H]>;
      const faulty = faultOf(w, id) !== null;
      let begun = w.state.hazards.some((h) => h.id === id && h.beganTick >= 0);
      runThrough(run, w, ctx.tick, takePending(w, id), (e) => {
        const at = e.cell < 0 ? null : cellCentre(run.grid, e.cell);
        const told = { hazard: id, kind: e.kind, at, value: e.value ?? null };
        const cause = ctx.emit({ type: 'hazardTold', ...told });
        if (begun || !onsets.has(e.kind)) return;
        begun = true;
        ctx.emit({ type: 'hazardBegan', hazard: id, what: e.kind }, cause);
      });
      const fault = faultOf(w, id);
      if (fault === null || faulty) return;
      const { cell, field, step, value, reason } = fault;
      const at = cellCentre(run.grid, cell);
      ctx.emit({ type: 'hazardFault', hazard: id, at, cell, field, step, value, reason });
    },
  };
}

/** Why a hazard stands still; only the flood can. */
const faultOf = (w: World, id: HazardId): NonNullable<World['flood']>['fault'] =>
  id === 'flood' ? (w.flood?.fault ?? null) : null;
