import type { Command, Rejection } from '../../engine/exercise/commands/command.ts';
import type { OrderPreview } from '../../engine/exercise/commands/command-def.ts';
import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import type { SeatView, ViewId } from '../../engine/exercise/view.ts';
import type { Ack, Lobby, PaceMessage, Told, ViewFrame } from '../../engine/protocol/wire.ts';
import { type ReceivedClock, tickAt } from './clock.ts';
import { applyFrame, EMPTY_MIRROR, type Mirror } from './mirror.ts';
import { createStore, type Store } from './store.ts';
import type { Transport } from './transport.ts';

export type Link =
  | { readonly state: 'connecting' }
  | { readonly state: 'online' }
  | { readonly state: 'offline'; readonly sinceMs: number }
  /** The server is there again, the exercise is still being loaded from its log. */
  | { readonly state: 'recovering'; readonly sinceMs: number }
  /** The server turned the handshake down: no session, seat gone, other protocol version. */
  | { readonly state: 'refused'; readonly code: string };

export interface SessionState {
  readonly link: Link;
  readonly lobby: Lobby | null;
  readonly setup: Setup | null;
  readonly view: SeatView | null;
  readonly clock: ReceivedClock | null;
  /** Wall time at which the clock last came to a stop, for "paused for 3 min". */
  readonly pausedSinceMs: number | null;
  /** Wall time at which a stopped clock last went on, for a short notice. */
  readonly resumedAtMs: number | null;
  readonly layers: ReadonlyMap<LayerId, LayerFrame>;
  /** How often the server has said of each thing beside the view that it is new. */
  readonly news: Readonly<Record<Told, number>>;
  /** The last time that a lost link came back, and the messages held when it was lost. */
  readonly returned: { readonly atMs: number; readonly messagesBefore: number } | null;
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly rejection: Rejection };

/** One part (player or instructor) in one exercise, seen through one view. */
export interface Session {
  readonly store: Store<SessionState>;
  /** Simulated time now, fractional ticks. */
  tickNow(): number;
  /** Sends a command; comes back when it is durable or refused. Sent again after a lost link. */
  issue(command: Command): Promise<Reply<{ seq: number; tick: number }>>;
  check(command: Command): Promise<Reply<OrderPreview>>;
  pace(message: PaceMessage): Promise<Reply<object>>;
  look(view: ViewId): Promise<Reply<object>>;
  briefingRead(): Promise<Reply<object>>;
  /** Rasters that the page does not show: they are not sent until they are wanted again. */
  layersOff(ids: readonly LayerId[]): void;
  close(): void;
}

const START: SessionState = {
  link: { state: 'connecting' },
  lobby: null,
  setup: null,
  view: null,
  clock: null,
  pausedSinceMs: null,
  resumedAtMs: null,
  layers: new Map(),
  news: { discussion: 0, objectives: 0 },
  returned: null,
};

interface Pending {
  /** 0 until it is sent for the first time; a resend carries the same number. */
  clientSeq: number;
  readonly command: Command;
  settle(reply: Reply<{ seq: number; tick: number }>): void;
}

const reply = <A extends object, T>(ack: Ack<A>, read: (a: A) => T): Reply<T> =>
  ack.ok ? { ok: true, value: read(ack) } : { ok: false, rejection: ack.rejection };

/** `now` is this machine's clock in ms; the transport is the socket, or its twin in a test. */
export function createSession(
  transport: Transport,
  options: { now: () => number; wantedView?: ViewId },
): Session {
  const store = createStore(START);
  const pending = new Set<Pending>();
  let lastSeq = 0;
  let mirror: Mirror = EMPTY_MIRROR;
  let wantedView: ViewId | null = options.wantedView ?? null;
  let off: readonly LayerId[] = [];

  const set = (change: Partial<SessionState>): void =>
    store.update((state) => ({ ...state, ...change }));

  const receiveClock = (frame: ViewFrame['clock']): Partial<SessionState> => {
    const before = store.get();
    const stopped = frame.paused && frame.phase === 'running';
    const wasStopped = before.clock?.frame.paused === true && before.pausedSinceMs !== null;
    return {
      clock: { frame, atMs: options.now() },
      pausedSinceMs: stopped ? (wasStopped ? before.pausedSinceMs : options.now()) : null,
      resumedAtMs:
        wasStopped && !stopped && frame.phase === 'running' ? options.now() : before.resumedAtMs,
    };
  };

  // Numbers rise with the wall clock, so that two pages at one seat never use the same one twice.
  const nextSeq = (): number => {
    lastSeq = Math.max(lastSeq + 1, Math.floor(options.now()));
    return lastSeq;
  };

  const send = (entry: Pending): void => {
    if (entry.clientSeq === 0) entry.clientSeq = nextSeq();
    const { clientSeq, command } = entry;
    transport.emit('cmd', { clientSeq, command }, (ack) => {
      if (!pending.delete(entry)) return;
      entry.settle(reply(ack, ({ seq, tick }) => ({ seq, tick })));
    });
  };

  transport.listen({
    hello(hello) {
      lastSeq = Math.max(lastSeq, hello.lastClientSeq);
      const { link, view: held } = store.get();
      const wasLost = link.state === 'offline' || (link.state === 'recovering' && held !== null);
      const messagesBefore = held?.messages.length ?? 0;
      set({
        link: { state: 'online' },
        ...(wasLost ? { returned: { atMs: options.now(), messagesBefore } } : {}),
      });
      if (wantedView !== null && wantedView !== hello.view) {
        transport.emit('view', { view: wantedView }, () => undefined);
      }
      const view = wantedView ?? hello.view;
      if (off.length > 0) transport.emit('layersOff', { ids: off });
      if (mirror.view !== null) transport.emit('resume', { view, lastFrame: mirror.n });
      for (const entry of pending) send(entry);
    },
    disconnect() {
      // Every failed attempt says so again; the loss began with the first.
      if (store.get().link.state !== 'offline')
        set({ link: { state: 'offline', sinceMs: options.now() } });
    },
    refused(code) {
      set({ link: { state: 'refused', code } });
    },
    lobby(lobby) {
      // A lobby before the greeting: somebody is there, but the exercise is not yet.
      const { link } = store.get();
      const early = link.state === 'connecting' || link.state === 'offline';
      set({
        lobby,
        ...(early ? { link: { state: 'recovering' as const, sinceMs: options.now() } } : {}),
      });
    },
    setup(setup) {
      // Another view's frames do not stand on this one's.
      if (store.get().setup?.view !== setup.view) {
        mirror = EMPTY_MIRROR;
        set({ setup, view: null, layers: new Map() });
      } else set({ setup });
    },
    frame(frame) {
      const result = applyFrame(mirror, frame);
      mirror = result.mirror;
      set({ view: mirror.view, ...receiveClock(frame.clock) });
      const view = store.get().setup?.view;
      if (result.gap && view !== undefined) {
        transport.emit('resume', { view, lastFrame: mirror.n });
      }
    },
    clock: (frame) => set(receiveClock(frame)),
    changed: (what) =>
      store.update((s) => ({ ...s, news: { ...s.news, [what]: s.news[what] + 1 } })),
    layer(layer) {
      store.update((state) => ({ ...state, layers: new Map(state.layers).set(layer.id, layer) }));
    },
  });

  return {
    store,
    tickNow: () => {
      const { clock, link } = store.get();
      // A lost link stops the clock at its last word.
      return link.state === 'online' ? tickAt(clock, options.now()) : (clock?.frame.tick ?? 0);
    },
    issue: (command) =>
      new Promise((settle) => {
        const entry: Pending = { clientSeq: 0, command, settle };
        pending.add(entry);
        if (store.get().link.state === 'online') send(entry);
      }),
    check: (command) =>
      new Promise((settle) => {
        transport.emit('check', { command }, (ack) => settle(reply(ack, (a) => a.preview)));
      }),
    pace: (message) =>
      new Promise((settle) => {
        transport.emit('pace', message, (ack) => settle(reply(ack, () => ({}))));
      }),
    look: (view) =>
      new Promise((settle) => {
        wantedView = view;
        transport.emit('view', { view }, (ack) => settle(reply(ack, () => ({}))));
      }),
    briefingRead: () =>
      new Promise((settle) => {
        transport.emit('briefingRead', (ack) => settle(reply(ack, () => ({}))));
      }),
    layersOff: (ids) => {
      const wanted = off.some((id) => !ids.includes(id));
      off = ids;
      if (store.get().link.state !== 'online') return;
      transport.emit('layersOff', { ids });
      const view = store.get().setup?.view;
      // What was withheld comes with a whole picture.
      if (wanted && view !== undefined) transport.emit('resume', { view, lastFrame: 0 });
    },
    close: () => transport.close(),
  };
}
