import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import type { SeatView, ViewId } from '../../engine/exercise/view.ts';
import { pack } from '../../engine/protocol/columns.ts';
import { diff } from '../../engine/protocol/diff.ts';
import type { ClockFrame, ViewFrame } from '../../engine/protocol/wire.ts';
import type { EngineRun } from './engine-port.ts';
import type { Published } from './host-port.ts';

/** Frames kept per view for clients that come back after a gap: about 12 s at 4.5 Hz. */
const RING = 56;

interface Watched {
  n: number;
  view: SeatView;
  /** `EngineRun.version` that `view` shows. */
  version: number;
  clockKey: string;
  lastMs: number;
  ring: ViewFrame[];
  layers: Map<LayerId, number>;
}

/** Everything of a clock but the time: what makes a frame worth sending at once. */
const clockKey = (c: ClockFrame): string =>
  [c.phase, c.paused, c.speed, c.heldSpeed, c.jumpTo, c.reason, c.bySeat].join('|');

/** Frames are due this often when nothing but time has changed, ms. */
const HEARTBEAT_MS = 1000;

/**
 * Turns the world into frames: one projection and one difference per watched view, however many
 * browsers watch it. Filtered first, compared afterwards: a difference holds nothing that the view
 * does not.
 */
export class Projector {
  #run: EngineRun;
  readonly #watched = new Map<ViewId, Watched>();
  /**
   * Last number given to a frame of each view. Never again lower, so that a frame of an earlier
   * watch cannot be taken for a base; each view for itself, or the numbers would tell a player how
   * much others get to see.
   */
  readonly #numbers = new Map<ViewId, number>();
  #round: { readonly view: ViewId; readonly what: 'frame' | 'layers' }[] = [];

  constructor(run: EngineRun) {
    this.#run = run;
  }

  get views(): ViewId[] {
    return [...this.#watched.keys()];
  }

  /** Another world in the place of the old one; every watcher gets a key frame next. */
  replace(run: EngineRun, clock: ClockFrame): { view: ViewId; frame: ViewFrame }[] {
    this.#run = run;
    const views = this.views;
    this.#watched.clear();
    return views.map((view) => ({ view, frame: this.key(view, clock) }));
  }

  #number(view: ViewId): number {
    const n = (this.#numbers.get(view) ?? 0) + 1;
    this.#numbers.set(view, n);
    return n;
  }

  unwatch(view: ViewId): void {
    this.#watched.delete(view);
  }

  #watch(view: ViewId, clock: ClockFrame): Watched {
    let w = this.#watched.get(view);
    if (w === undefined) {
      const layers = new Map(Object.entries(this.#run.layerVersions(view)) as [LayerId, number][]);
      w = {
        n: this.#number(view),
        view: this.#run.view(view),
        version: this.#run.version,
        clockKey: clockKey(clock),
        lastMs: clock.wallMs,
        ring: [],
        layers,
      };
      this.#watched.set(view, w);
    }
    return w;
  }

  /** The view as it was last sent, whole. */
  key(view: ViewId, clock: ClockFrame): ViewFrame {
    const w = this.#watch(view, clock);
    return { kind: 'key', n: w.n, clock, view: pack(w.view) };
  }

  /** What a client misses that holds frame `last`: deltas, or a key frame. */
  since(view: ViewId, last: number, clock: ClockFrame): readonly ViewFrame[] {
    const w = this.#watch(view, clock);
    if (last === w.n) return [];
    const at = w.ring.findIndex((f) => f.kind === 'delta' && f.base === last);
    return at < 0 ? [this.key(view, clock)] : w.ring.slice(at);
  }

  /** Begins to watch a view for a page that holds frame `lastFrame`; 0 for one that holds nothing. */
  join(token: string, view: ViewId, lastFrame: number, clock: ClockFrame): Published {
    const whole = lastFrame === 0;
    const frames = whole ? [this.key(view, clock)] : this.since(view, lastFrame, clock);
    const fresh = whole || frames[0]?.kind === 'key';
    return {
      kind: 'joined',
      token,
      view,
      setup: whole ? this.#run.setup(view) : null,
      frames,
      layers: fresh ? this.layersOf(view) : [],
    };
  }

  layersOf(view: ViewId): readonly LayerFrame[] {
    return this.#run.layers(view);
  }

  /** True while views of the present round are still to be looked at. */
  get busy(): boolean {
    return this.#round.length > 0;
  }

  /** Begins a round of frames: every watched view gets its turn, one by one. */
  beginFrames(): void {
    this.#round = this.views.map((view) => ({ view, what: 'frame' }));
  }

  /** Begins a round of raster layers. */
  beginLayers(): void {
    this.#round = this.views.map((view) => ({ view, what: 'layers' }));
  }

  /** What the next view of the round has to say; null when that is nothing new. */
  next(clock: ClockFrame): readonly Published[] | null {
    const turn = this.#round.shift();
    const w = turn === undefined ? undefined : this.#watched.get(turn.view);
    if (turn === undefined || w === undefined) return null;
    const { view, what } = turn;
    if (what === 'layers') return this.#layers(view, w);
    const frame = this.#frame(view, w, clock);
    return frame === null ? null : [{ kind: 'frame', view, frame }];
  }

  #frame(view: ViewId, w: Watched, clock: ClockFrame): ViewFrame | null {
    const next = this.#project(view, w);
    const patch = diff(w.view, next);
    const key = clockKey(clock);
    const quiet = patch === null && key === w.clockKey;
    if (quiet && clock.wallMs - w.lastMs < HEARTBEAT_MS) return null;
    const n = this.#number(view);
    const frame: ViewFrame = { kind: 'delta', n, base: w.n, clock, patch };
    w.n = n;
    w.view = next;
    w.clockKey = key;
    w.lastMs = clock.wallMs;
    w.ring.push(frame);
    if (w.ring.length > RING) w.ring.shift();
    return frame;
  }

  /** Nothing but time has passed: nothing but the time is new. */
  #project(view: ViewId, w: Watched): SeatView {
    const run = this.#run;
    if (w.version === run.version) return { ...w.view, tick: run.tick };
    w.version = run.version;
    return run.view(view);
  }

  /** Raster layers whose version has changed since the last round. */
  #layers(view: ViewId, w: Watched): readonly Published[] | null {
    const versions = Object.entries(this.#run.layerVersions(view)) as [LayerId, number][];
    const fresh = versions.filter(([id, version]) => w.layers.get(id) !== version);
    if (fresh.length === 0) return null;
    w.layers = new Map(versions);
    const layers = this.#run.layers(
      view,
      fresh.map(([id]) => id),
    );
    return layers.map((layer): Published => ({ kind: 'layer', view, layer }));
  }
}
