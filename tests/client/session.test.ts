import { describe, expect, it } from 'vitest';
import { createSession } from '../../client/session/session.ts';
import { pack } from '../../engine/protocol/columns.ts';
import type { Listener, Transport } from '../../client/session/transport.ts';
import { clock, SETUP, VIEW } from './fixture.ts';

const LOBBY = { seats: [], phase: 'running', headquarters: null } as const;

type Sent = { event: string; args: readonly unknown[] };

/** A socket without a network: the test plays the server. */
function twin() {
  const sent: Sent[] = [];
  let listener!: Listener;
  const transport: Transport = {
    listen: (l) => void (listener = l),
    emit: (event, ...args) => void sent.push({ event, args }),
    close: () => undefined,
  };
  const of = (event: string): Sent[] => sent.filter((message) => message.event === event);
  return { transport, sent, of, server: () => listener };
}

const hello = (lastClientSeq = 0) => ({
  protocol: 1,
  as: 'seat' as const,
  view: 'rescue',
  lastClientSeq,
});

function joined(nowMs = 1_000) {
  const socket = twin();
  let now = nowMs;
  const session = createSession(socket.transport, { now: () => now });
  socket.server().hello(hello());
  socket.server().setup(SETUP);
  socket.server().frame({ kind: 'key', n: 1, clock: clock(), view: pack(VIEW) });
  return { session, socket, pass: (ms: number) => void (now += ms) };
}

describe('a session', () => {
  it('sends a command again with the same number when the link was lost before the answer', async () => {
    const { session, socket } = joined();
    const reply = session.issue({ type: 'hold', unitId: 'crew-1' });
    socket.server().disconnect();
    socket.server().hello(hello());
    const [first, second] = socket.of('cmd');
    expect(second!.args[0]).toEqual(first!.args[0]);
    const ack = second!.args[1] as (a: { ok: true; seq: number; tick: number }) => void;
    ack({ ok: true, seq: 7, tick: 100 });
    await expect(reply).resolves.toEqual({ ok: true, value: { seq: 7, tick: 100 } });
    socket.server().hello(hello());
    expect(socket.of('cmd')).toHaveLength(2);
  });

  it('says that the exercise is loading from the first lobby until the greeting', () => {
    const { session, socket } = joined(1_000);
    const state = (): string => session.store.get().link.state;
    socket.server().disconnect();
    expect(state()).toBe('offline');
    socket.server().lobby(LOBBY);
    expect(session.store.get().link).toEqual({ state: 'recovering', sinceMs: 1_000 });
    socket.server().hello(hello());
    expect(state()).toBe('online');
    expect(session.store.get().returned).not.toBeNull();
    socket.server().lobby(LOBBY);
    expect(state()).toBe('online');
  });

  it('knows when a stopped exercise went on, and not that it began', () => {
    const { session, socket, pass } = joined(1_000);
    expect(session.store.get().resumedAtMs).toBeNull();
    socket.server().clock({ ...clock(), paused: true });
    pass(5_000);
    socket.server().clock({ ...clock(), paused: false });
    expect(session.store.get().resumedAtMs).toBe(6_000);
    pass(1_000);
    socket.server().clock({ ...clock(), paused: false, speed: 10 });
    expect(session.store.get().resumedAtMs).toBe(6_000);
  });

  it('numbers commands above everything that the log holds', () => {
    const { session, socket } = joined();
    socket.server().hello(hello(5_000_000));
    void session.issue({ type: 'hold', unitId: 'crew-1' });
    void session.issue({ type: 'return', unitId: 'crew-1' });
    expect(socket.of('cmd').map((m) => (m.args[0] as { clientSeq: number }).clientSeq)).toEqual([
      5_000_001, 5_000_002,
    ]);
  });

  it('asks for what it missed after a gap and after a reconnect', () => {
    const { socket } = joined();
    socket.server().frame({ kind: 'delta', n: 9, base: 8, clock: clock(), patch: null });
    expect(socket.of('resume').at(-1)!.args).toEqual([{ view: 'rescue', lastFrame: 1 }]);
    socket.server().disconnect();
    socket.server().hello(hello());
    expect(socket.of('resume')).toHaveLength(2);
  });

  it('stops the clock at its last word while the link is lost', () => {
    const { session, socket, pass } = joined();
    pass(500);
    expect(session.tickNow()).toBe(105);
    socket.server().disconnect();
    expect(session.tickNow()).toBe(100);
  });

  it('drops the view and the layers of one seat when another is looked through', () => {
    const { session, socket } = joined();
    socket.server().setup({ ...SETUP, view: 'truth' });
    expect(session.store.get().view).toBeNull();
    socket.server().frame({ kind: 'delta', n: 2, base: 1, clock: clock(), patch: null });
    expect(session.store.get().view).toBeNull();
  });
});
