import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import type { SeatView, ViewId } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import { api, type ApiError } from './api.ts';
import { createStore, type Store } from './store.ts';

export interface ReplayState {
  readonly setup: Setup | null;
  readonly view: SeatView | null;
  readonly layers: ReadonlyMap<LayerId, LayerFrame>;
  readonly viewId: ViewId;
  /** Where the playhead is wanted, fractional ticks. */
  readonly tick: number;
  readonly playing: boolean;
  /** Simulated seconds a wall second. */
  readonly speed: number;
  /** A moment is being computed. */
  readonly busy: boolean;
  readonly error: ApiError | null;
}

export interface Replay {
  readonly store: Store<ReplayState>;
  seek(tick: number): void;
  look(view: ViewId): void;
  play(playing: boolean): void;
  speed(speed: number): void;
  /** Moves the playhead by what has passed; the page calls it at every picture. */
  advance(elapsedMs: number): void;
  close(): void;
}

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/**
 * Plays back a recorded exercise: the playhead moves here, the moments under it are asked from the
 * server one after the other, so that a slow computation skips moments instead of piling them up.
 */
export function createReplay(
  id: string,
  endTick: number,
  start: { tick: number; viewId: ViewId },
): Replay {
  const store = createStore<ReplayState>({
    setup: null,
    view: null,
    layers: new Map(),
    viewId: start.viewId,
    tick: start.tick,
    playing: false,
    speed: 16,
    busy: false,
    error: null,
  });
  let closed = false;
  let asking = false;
  const set = (change: Partial<ReplayState>): void => {
    if (!closed) store.update((state) => ({ ...state, ...change }));
  };
  const clamp = (tick: number): number => Math.max(0, Math.min(endTick, tick));
  const stale = (): boolean => {
    const { view, setup, viewId, tick } = store.get();
    return setup?.view !== viewId || view === null || view.tick !== Math.floor(tick);
  };

  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    set({ busy: true });
    while (!closed && stale()) {
      const { viewId, tick, setup } = store.get();
      const wanted = Math.floor(tick);
      const [moment, names] = await Promise.all([
        api.replayAt(id, wanted, viewId),
        setup?.view === viewId ? null : api.replaySetup(id, viewId),
      ]);
      if (!moment.ok || names?.ok === false) {
        set({ error: moment.ok ? null : moment.error, playing: false });
        break;
      }
      // The playhead may have moved on to another view meanwhile; then this answer is for nobody.
      if (store.get().viewId !== viewId) continue;
      set({
        // What the server computed is the moment asked for, or the end.
        view: { ...moment.value.view, tick: wanted },
        layers: new Map(moment.value.layers.map((l) => [l.id, { ...l, runs: fromBase64(l.runs) }])),
        error: null,
        ...(names?.ok === true ? { setup: names.value } : {}),
      });
    }
    asking = false;
    set({ busy: false });
  };

  void ask();
  return {
    store,
    seek(tick) {
      set({ tick: clamp(tick) });
      void ask();
    },
    look(viewId) {
      set({ viewId });
      void ask();
    },
    play: (playing) =>
      set({ playing, ...(playing && store.get().tick >= endTick ? { tick: 0 } : {}) }),
    speed: (speed) => set({ speed }),
    advance(elapsedMs) {
      const { playing, tick, speed } = store.get();
      if (!playing) return;
      const next = clamp(tick + (elapsedMs / 1000) * speed);
      set({ tick: next, playing: next < endTick });
      void ask();
    },
    close() {
      closed = true;
    },
  };
}
