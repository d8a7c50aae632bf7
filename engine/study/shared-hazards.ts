import type { createHazards } from '../exercise/hazards/index.ts';
import { advance, type WorldHazards } from '../exercise/run.ts';
import type { World } from '../exercise/world.ts';
import type { HazardEvent, HazardId, HazardRun } from '../hazards/hazard.ts';
import type { Drivers } from '../hazards/weather.ts';

/**
 * Worlds that meet the same hazard need it computed once. They are run side by side: all of them come
 * to the tick before the hazard moves on, then all of them take that step, and the first to take it
 * moves the hazard. What most of them do to the hazard in that step, a wave that a slide throws up for
 * instance, is done once too. A world that does anything else gets a copy of its own beforehand and goes
 * on with that: sharing changes nothing (a test compares hashes with runs of their own).
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

type AnyRun = HazardRun<never>;

/** One hazard as all worlds of a group see it. */
class Source {
  readonly run: AnyRun;
  /** The only tick to which anybody may move it at the moment. */
  stepTick = 0;
  /** Everybody who still shares it does the same to it in this step. */
  acts = false;
  /** Moves of this step that were made. */
  #moves = 0;
  readonly #views: View[] = [];

  constructor(run: AnyRun) {
    this.run = run;
  }

  view(): View {
    const view = new View(this);
    this.#views.push(view);
    return view;
  }

  begin(stepTick: number, acts: boolean): void {
    this.stepTick = stepTick;
    this.acts = acts;
    this.#moves = 0;
  }

  /**
   * The `move`th move of a world in this step: made by the first to come to it. What happened is told
   * to every world when it takes the same step.
   */
  advance(move: number, toTick: number, drivers: Drivers, actions: readonly never[]): void {
    if (move < this.#moves) return;
    if (toTick <= this.run.tick && actions.length === 0) return;
    this.#moves = move + 1;
    const events = this.run.advance(toTick, drivers, actions);
    for (const v of this.#views) if (v.shared) v.waiting.push(...events);
  }
}

/** One world's way to a shared hazard: the shared run until it acts on it, its own copy afterwards. */
class View {
  readonly waiting: HazardEvent[] = [];
  readonly run: AnyRun;
  readonly #source: Source;
  #own: AnyRun | null = null;
  #tick: number;
  /** Moves that this world has made in the step to `#stepTick`. */
  #moves = 0;
  #stepTick = -1;
  /** Whether masses or waves moved when this world last looked: it decides when it looks again. */
  #busy: unknown;
  #bound = new Map<PropertyKey, unknown>();

  constructor(source: Source) {
    this.#source = source;
    this.#tick = source.run.tick;
    this.#busy = Reflect.get(source.run, 'busy');
    this.run = new Proxy(source.run, { get: (_, key) => this.#get(key) });
  }

  /** Has to be called while the shared run stands where this world has seen it. */
  detach(): void {
    if (this.#own !== null) return;
    if (this.#source.run.tick !== this.#tick)
      throw new Error(
        `a shared hazard stands at ${this.#source.run.tick}, its world at ${this.#tick}`,
      );
    this.#own = this.#source.run.fork();
    this.#bound = new Map();
  }

  #get(key: PropertyKey): unknown {
    if (this.#own === null && key === 'advance') return this.#advance;
    if (this.#own === null && key === 'tick') return this.#tick;
    if (this.#own === null && key === 'busy') return this.#busy;
    const run = this.#own ?? this.#source.run;
    const value: unknown = Reflect.get(run, key, run);
    if (typeof value !== 'function') return value;
    // The models keep their state in private fields: their methods want the run itself.
    const kept = this.#bound.get(key);
    if (kept !== undefined) return kept;
    const bound: unknown = value.bind(run);
    this.#bound.set(key, bound);
    return bound;
  }

  readonly #advance = (
    toTick: number,
    drivers: Drivers,
    actions: readonly never[],
  ): readonly HazardEvent[] => {
    const { stepTick, acts } = this.#source;
    // Whoever acts alone, or looks closer than the others, does so with a copy. Before the common
    // step nobody has moved the shared run on.
    if (!acts && (actions.length > 0 || toTick !== stepTick)) {
      this.detach();
      return this.#own!.advance(toTick, drivers, actions);
    }
    if (this.#stepTick !== stepTick) this.#moves = 0;
    this.#stepTick = stepTick;
    this.#source.advance(this.#moves++, toTick, drivers, actions);
    this.#tick = toTick;
    this.#busy = Reflect.get(this.#source.run, 'busy');
    return this.waiting.splice(0);
  };

  get shared(): boolean {
    return this.#own === null;
  }
}

/** A group of worlds with one hazard among them. */
export class SharedHazards {
  readonly #sources: ReadonlyMap<Shared, Source>;
  readonly #views: ReadonlyMap<Shared, View>[] = [];
  readonly #worlds: World[] = [];
  /** `first` is a world of the group with hazards of its own; it only lends them. */
  constructor(first: World) {
    this.#sources = new Map(
      SHARED.flatMap((id) => {
        const run = first[id] as AnyRun | null;
        return run === null ? [] : [[id, new Source(run)] as const];
      }),
    );
  }

  /** Hazards for one more world: views of the shared ones, and a fire of its own. */
  hazards(make: typeof createHazards): WorldHazards {
    const views = new Map([...this.#sources].map(([id, s]) => [id, s.view()]));
    this.#views.push(views);
    return (scenario, region, drivers, random) => ({
      ...make({ ...scenario, flood: null, landslide: null, hazmat: null }, region, drivers, random),
      ...(Object.fromEntries([...views].map(([id, v]) => [id, v.run])) as object),
    });
  }

  add(w: World): void {
    this.#worlds.push(w);
  }

  /** Runs all worlds to their end, side by side. */
  run(): void {
    const { durationTicks } = this.#worlds[0]!.scenario;
    for (let tick = 0; tick < durationTicks;) {
      tick = this.#nextStep(tick);
      for (const s of this.#sources.values()) s.begin(tick, false);
      for (const w of this.#worlds) advance(w, Math.min(tick - 1, durationTicks));
      for (const [id, s] of this.#sources) s.begin(tick, this.#part(id));
      for (const w of this.#worlds) advance(w, Math.min(tick, durationTicks));
    }
  }

  #nextStep(tick: number): number {
    const slides = this.#sources.get('landslide')?.run as { readonly busy?: boolean } | undefined;
    const every = slides?.busy === true || this.#slidesPending() ? BUSY_TICKS : SLOW_TICKS;
    return (Math.floor(tick / every) + 1) * every;
  }

  /** Something is about to be done to slopes that are shared. */
  #slidesPending(): boolean {
    return this.#worlds.some(
      (w, i) =>
        this.#views[i]!.get('landslide')?.shared === true &&
        w.pendingActions.some((p) => p.hazard === 'landslide'),
    );
  }

  /**
   * Worlds that are about to do something else to a hazard than most of those who share it, or have
   * other weather, go on with copies of their own. True when the rest do something, all the same.
   */
  #part(id: Shared): boolean {
    const sharing = this.#worlds.flatMap((w, i) => {
      const view = this.#views[i]!.get(id)!;
      if (!view.shared) return [];
      const acts = w.pendingActions.filter((p) => p.hazard === (id as HazardId));
      return [{ view, acts: acts.length > 0, text: weatherOf(w.drivers) + JSON.stringify(acts) }];
    });
    const counts = new Map<string, number>();
    for (const { text } of sharing) counts.set(text, (counts.get(text) ?? 0) + 1);
    const most = Math.max(0, ...counts.values());
    const common = sharing.find(({ text }) => counts.get(text) === most);
    for (const s of sharing) if (s.text !== common?.text) s.view.detach();
    return common?.acts ?? false;
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

/** True where a scenario has a hazard that runs can share. */
export const canShare = (s: World['scenario']): boolean =>
  s.wildfire === null && (s.flood !== null || s.landslide !== null || s.hazmat !== null);
