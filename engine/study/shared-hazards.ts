import type { createHazards } from '../exercise/hazards/index.ts';
import type { ForecastShelf } from '../exercise/forecast-store.ts';
import { advance, type WorldHazards } from '../exercise/run.ts';
import type { World } from '../exercise/world.ts';
import type { FloodRun } from '../hazards/flood/contract.ts';
import type { HazardEvent, HazardId, HazardRun } from '../hazards/hazard.ts';
import type { HazmatRun } from '../hazards/hazmat/contract.ts';
import type { Drivers } from '../hazards/weather.ts';

/**
 * Worlds that meet the same hazard need it computed once. They are run side by side: all of them come
 * to the tick before the hazard moves on, then all of them take that step, and the first to take it
 * moves the hazard. Worlds that do something else to it than the others go on with a copy from there,
 * a branch; worlds that do the same do it together. When two branches stand alike again, to the last
 * bit, their worlds are together again: a gate shut ten minutes later is the same gate in the end. So
 * sharing changes nothing (tests compare hashes with runs of their own).
 *
 * Fires are never shared: crews work on them all the time.
 */
const SHARED = ['flood', 'landslide', 'hazmat'] as const;
type Shared = (typeof SHARED)[number];

/**
 * Hazards move on at multiples of this, and landslides oftener: while masses run or waves travel, and
 * when something is about to be done to them.
 */
const SLOW_TICKS = 60;
const BUSY_TICKS = 5;
/** Branches are laid side by side in the first step after one parted, then less and less often. */
const SELDOM_STEPS = 32;

type AnyRun = HazardRun<never>;

/** Does a piece of work, and may take its time. */
export type Meter = <T>(work: () => T) => T;

/** A hazard as it stands for all worlds that have done the same to it. */
class Branch {
  readonly run: AnyRun;
  /** What happened in each move of this step, for those who come later to the same move. */
  moves: (readonly HazardEvent[])[] = [];
  readonly #meter: Meter;
  #hash: { readonly tick: number; readonly text: string } | null = null;

  constructor(run: AnyRun, meter: Meter) {
    this.run = run;
    this.#meter = meter;
  }

  /** A copy that goes on by itself. */
  fork(): Branch {
    return new Branch(this.#meter(() => this.run.fork()) as AnyRun, this.#meter);
  }

  /** The `move`th move of a world in this step, made by the first to come to it. */
  advance(
    move: number,
    toTick: number,
    drivers: Drivers,
    actions: readonly never[],
  ): readonly HazardEvent[] {
    const made = this.moves[move];
    if (made !== undefined) return made;
    if (move !== this.moves.length) throw new Error('a world has left out a move of its hazard');
    // A run may go on writing in the list that it gave.
    const events = this.#meter(() => [...this.run.advance(toTick, drivers, actions)]);
    this.moves.push(events);
    this.#hash = null;
    return events;
  }

  hash(): string {
    if (this.#hash?.tick !== this.run.tick)
      this.#hash = { tick: this.run.tick, text: this.run.hash() };
    return this.#hash.text;
  }

  /** What costs little to ask and differs where two runs differ, most of the time. */
  mark(): string {
    const { run } = this;
    if ('effort' in run) return JSON.stringify((run as never as FloodRun).effort());
    if ('ledger' in run) return JSON.stringify((run as never as HazmatRun).ledger());
    return '';
  }
}

/** One world's way to a hazard: whatever branch it is on. */
class View {
  branch: Branch;
  readonly run: AnyRun;
  #tick: number;
  /** Moves that this world has made in this step. */
  #moves = 0;
  /** Whether masses or waves moved when this world last looked: it decides when it looks again. */
  #busy: unknown;
  /** Methods bound to the run of a branch, which keeps its state in private fields. */
  readonly #bound = new Map<PropertyKey, { readonly run: AnyRun; readonly method: unknown }>();

  constructor(branch: Branch) {
    this.branch = branch;
    this.#tick = branch.run.tick;
    this.#busy = Reflect.get(branch.run, 'busy');
    this.run = new Proxy(branch.run, { get: (_, key) => this.#get(key) });
  }

  begin(): void {
    this.#moves = 0;
  }

  #get(key: PropertyKey): unknown {
    if (key === 'advance') return this.#advance;
    if (key === 'hash') return this.#hash;
    // Others may have moved it on already in this step.
    if (key === 'tick') return this.#tick;
    if (key === 'busy') return this.#busy;
    const { run } = this.branch;
    const kept = this.#bound.get(key);
    if (kept?.run === run) return kept.method;
    const value: unknown = Reflect.get(run, key, run);
    if (typeof value !== 'function') return value;
    const method: unknown = value.bind(run);
    this.#bound.set(key, { run, method });
    return method;
  }

  readonly #hash = (): string => this.branch.hash();

  readonly #advance = (
    toTick: number,
    drivers: Drivers,
    actions: readonly never[],
  ): readonly HazardEvent[] => {
    const events = this.branch.advance(this.#moves++, toTick, drivers, actions);
    this.#tick = toTick;
    this.#busy = Reflect.get(this.branch.run, 'busy');
    return events;
  };
}

/** One hazard of a group: its branches, and on which each world is. */
class Source {
  readonly id: Shared;
  readonly views: View[] = [];
  #branches: Branch[];
  /** Steps until branches are laid side by side, and how many it was the last time. */
  #in = 0;
  #every = 1;
  /** Pairs that stood alike at the last step. */
  #alike = new Set<Branch>();

  constructor(id: Shared, first: Branch) {
    this.id = id;
    this.#branches = [first];
  }

  view(): View {
    const view = new View(this.#branches[0]!);
    this.views.push(view);
    return view;
  }

  get busy(): boolean {
    return this.#branches.some((b) => Reflect.get(b.run, 'busy') === true);
  }

  /** Before a step: worlds that are about to do different things to a branch part. */
  part(worlds: readonly World[]): void {
    const groups = new Map<Branch, Map<string, View[]>>();
    worlds.forEach((w, i) => {
      const view = this.views[i]!;
      view.begin();
      const acts = w.pendingActions.filter((p) => p.hazard === (this.id as HazardId));
      const text = weatherOf(w.drivers) + (acts.length === 0 ? '' : JSON.stringify(acts));
      const of = groups.get(view.branch) ?? new Map<string, View[]>();
      groups.set(view.branch, of);
      const same = of.get(text);
      if (same === undefined) of.set(text, [view]);
      else same.push(view);
    });
    const parted = [...groups].some(([, of]) => of.size > 1);
    for (const [branch, of] of groups) {
      branch.moves = [];
      const [, ...others] = [...of.values()].toSorted((a, b) => b.length - a.length);
      for (const views of others) this.#fork(branch, views);
    }
    if (parted) this.#in = this.#every = 1;
  }

  #fork(from: Branch, views: readonly View[]): void {
    const branch = from.fork();
    this.#branches.push(branch);
    for (const v of views) v.branch = branch;
  }

  /** After a step: branches that stand alike, at this step and the one before, are one again. */
  meet(): void {
    if (this.#branches.length === 1 || --this.#in > 0) return;
    const first = new Map<string, Branch>();
    const again = new Set<Branch>();
    for (const b of this.#lookAlikes()) {
      const same = first.get(b.hash());
      if (same === undefined) first.set(b.hash(), b);
      else if (this.#alike.has(b)) this.#join(b, same);
      else again.add(b);
    }
    this.#alike = again;
    this.#every = Math.min(SELDOM_STEPS, 2 * this.#every);
    // What a run remembers of the step before is no part of its hash: it has to be alike twice.
    this.#in = again.size > 0 ? 1 : this.#every;
  }

  #lookAlikes(): readonly Branch[] {
    const byMark = Map.groupBy(this.#branches, (b) => b.mark());
    return [...byMark.values()].filter((list) => list.length > 1).flat();
  }

  #join(gone: Branch, kept: Branch): void {
    this.#branches = this.#branches.filter((b) => b !== gone);
    for (const v of this.views) if (v.branch === gone) v.branch = kept;
  }
}

/** A group of worlds with one hazard among them. */
export class SharedHazards {
  /** Forecasts that they make from the same readings are made once. */
  readonly shelf: ForecastShelf = { sharers: 0 };
  readonly #sources: readonly Source[];
  readonly #worlds: World[] = [];

  /** `first` is a world of the group with hazards of its own; it only lends them. */
  constructor(first: World, meter: Meter) {
    this.#sources = SHARED.flatMap((id) => {
      const run = first[id] as AnyRun | null;
      return run === null ? [] : [new Source(id, new Branch(run, meter))];
    });
    first.landslide?.shareWaves();
  }

  /** Hazards for one more world: views of the shared ones, and a fire of its own. */
  hazards(make: typeof createHazards): WorldHazards {
    const views = this.#sources.map((s) => [s.id, s.view().run] as const);
    return (scenario, region, drivers, random) => ({
      ...make({ ...scenario, flood: null, landslide: null, hazmat: null }, region, drivers, random),
      ...(Object.fromEntries(views) as object),
    });
  }

  add(w: World): void {
    this.#worlds.push(w);
    this.shelf.sharers++;
  }

  /** Runs all worlds to their end, side by side. */
  run(): void {
    const { durationTicks } = this.#worlds[0]!.scenario;
    for (let tick = 0; tick < durationTicks;) {
      tick = this.#nextStep(tick);
      for (const w of this.#worlds) advance(w, Math.min(tick - 1, durationTicks));
      for (const s of this.#sources) s.part(this.#worlds);
      for (const w of this.#worlds) advance(w, Math.min(tick, durationTicks));
      for (const s of this.#sources) s.meet();
    }
  }

  #nextStep(tick: number): number {
    const slides = this.#sources.find((s) => s.id === 'landslide');
    const soon =
      slides !== undefined &&
      (slides.busy ||
        this.#worlds.some((w) => w.pendingActions.some((p) => p.hazard === 'landslide')));
    const every = soon ? BUSY_TICKS : SLOW_TICKS;
    return (Math.floor(tick / every) + 1) * every;
  }
}

const weathers = new WeakMap<Drivers, string>();
/** Of each weather that was met; one study has a few in each group. */
const numbers = new Map<string, string>();

/** The same for equal weather, also where worlds have it in objects of their own. */
function weatherOf(drivers: Drivers): string {
  let number = weathers.get(drivers);
  if (number !== undefined) return number;
  const text = JSON.stringify(drivers);
  number = numbers.get(text) ?? `${numbers.size}:`;
  numbers.set(text, number);
  weathers.set(drivers, number);
  return number;
}

/**
 * True where runs of a scenario share a hazard that is worth it: a release of gas costs less than to
 * keep its runs side by side.
 */
export const canShare = (s: World['scenario']): boolean =>
  s.wildfire === null && (s.flood !== null || s.landslide !== null);
