import type { createHazards } from '../exercise/hazards/index.ts';
import { advance, type WorldHazards } from '../exercise/run.ts';
import type { World } from '../exercise/world.ts';
import type { HazardEvent, HazardId, HazardRun } from '../hazards/hazard.ts';
import type { Drivers } from '../hazards/weather.ts';

/**
 * Worlds that meet the same hazard need it computed once. They are run side by side: all of them come
 * to the tick before the hazard moves on, then all of them take that step, and the first to take it
 * moves the hazard. A world that acts on the hazard gets a copy of its own beforehand and goes on with
 * that: sharing changes nothing (a test compares hashes with runs of their own).
 *
 * Fires are never shared: crews work on them all the time.
 */
const SHARED = ['flood', 'landslide', 'hazmat'] as const;
type Shared = (typeof SHARED)[number];

/** Hazards move on at multiples of this, and landslides while masses run or waves travel oftener. */
const SLOW_TICKS = 60;
const BUSY_TICKS = 5;

type AnyRun = HazardRun<never>;

/** One hazard as all worlds of a group see it. */
class Source {
  readonly run: AnyRun;
  /** The only tick to which anybody may move it at the moment. */
  stepTick = 0;
  readonly #views: View[] = [];

  constructor(run: AnyRun) {
    this.run = run;
  }

  view(): View {
    const view = new View(this);
    this.#views.push(view);
    return view;
  }

  /** Moves on once; what happened is told to every world when it takes the same step. */
  advance(toTick: number, drivers: Drivers): void {
    if (toTick <= this.run.tick) return;
    const events = this.run.advance(toTick, drivers, []);
    for (const v of this.#views) v.waiting.push(...events);
  }
}

/** One world's way to a shared hazard: the shared run until it acts on it, its own copy afterwards. */
class View {
  readonly waiting: HazardEvent[] = [];
  readonly run: AnyRun;
  readonly #source: Source;
  #own: AnyRun | null = null;
  #tick: number;
  #bound = new Map<PropertyKey, unknown>();

  constructor(source: Source) {
    this.#source = source;
    this.#tick = source.run.tick;
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
    // Whoever acts, or looks closer than the others, does so with a copy. Before the common step
    // nobody has moved the shared run on.
    if (actions.length > 0 || toTick !== this.#source.stepTick) {
      this.detach();
      return this.#own!.advance(toTick, drivers, actions);
    }
    this.#source.advance(toTick, drivers);
    this.#tick = toTick;
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
      for (const s of this.#sources.values()) s.stepTick = tick;
      for (const w of this.#worlds) advance(w, Math.min(tick - 1, durationTicks));
      this.#part();
      for (const w of this.#worlds) advance(w, Math.min(tick, durationTicks));
    }
  }

  #nextStep(tick: number): number {
    const slides = this.#sources.get('landslide')?.run as { readonly busy?: boolean } | undefined;
    const every = slides?.busy === true ? BUSY_TICKS : SLOW_TICKS;
    return (Math.floor(tick / every) + 1) * every;
  }

  /** A world that is about to act on a hazard, or has other weather, goes on with copies of its own. */
  #part(): void {
    const at = this.#views.findIndex((views) => [...views.values()].every((v) => v.shared));
    if (at < 0) return;
    const weather = weatherOf(this.#worlds[at]!.drivers);
    this.#worlds.forEach((w, i) => {
      const acts = (id: HazardId): boolean => w.pendingActions.some((p) => p.hazard === id);
      const otherWeather = weatherOf(w.drivers) !== weather;
      for (const [id, view] of this.#views[i]!) if (otherWeather || acts(id)) view.detach();
    });
  }
}

const texts = new WeakMap<Drivers, string>();

/** Drivers as text, made once for each object: worlds have equal ones that are not the same. */
function weatherOf(drivers: Drivers): string {
  let text = texts.get(drivers);
  if (text === undefined) {
    text = JSON.stringify(drivers);
    texts.set(drivers, text);
  }
  return text;
}

/** True where a scenario has a hazard that runs can share. */
export const canShare = (s: World['scenario']): boolean =>
  s.wildfire === null && (s.flood !== null || s.landslide !== null || s.hazmat !== null);
