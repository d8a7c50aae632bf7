import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../../engine/exercise/commands/command.ts';
import type { LogRecord } from '../../../engine/protocol/http.ts';
import { Keyframes, KEYFRAME_TICKS } from '../../../server/exercises/keyframes.ts';
import { Replayer } from '../../../server/exercises/replayer.ts';
import { replay } from '../../../server/exercises/restore.ts';
import { engineOf } from '../../../server/exercises/world-engine.ts';
import { MemoryStore } from '../../../server/store/memory.ts';
import { littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

const region = littleRegion();
const engine = engineOf(littleScenario(region), region);
const exercise = { id: 'x', seed: '11' };
const END = 3 * 3600;

const record = (seq: number, tick: number, actor: Actor, command: Command): LogRecord => ({
  kind: 'command',
  seq,
  tick,
  wallMs: 0,
  stamped: { seq, tick, actor, clientSeq: null, command },
  accepted: true,
});
const instructor = { kind: 'instructor' } as const;
const LOG: readonly LogRecord[] = [
  record(1, 0, instructor, { type: 'start' }),
  // On a keyframe's own tick, before one and after one.
  record(
    2,
    KEYFRAME_TICKS,
    { kind: 'seat', seatId: 'rescue' },
    {
      type: 'directAttack',
      unitId: 'crew-a',
      at: { e: 8500, n: 8000 },
    },
  ),
  record(
    3,
    3 * KEYFRAME_TICKS - 1,
    { kind: 'seat', seatId: 'commander' },
    {
      type: 'message',
      toSeatIds: ['rescue'],
      text: 'go on',
    },
  ),
  record(
    4,
    3 * KEYFRAME_TICKS + 1,
    { kind: 'seat', seatId: 'rescue' },
    {
      type: 'hold',
      unitId: 'crew-b',
    },
  ),
  record(5, END, instructor, { type: 'end' }),
];

/** The moment by running everything from the beginning. */
function plainly(tick: number): string {
  const run = engine.create(exercise.seed);
  replay(
    run,
    LOG.filter((r) => r.tick <= tick),
  );
  run.advance(tick);
  return run.hash();
}

describe('keyframes', () => {
  let store: MemoryStore;
  beforeAll(async () => {
    store = new MemoryStore();
    const meta = {
      ...exercise,
      code: 'c',
      scenarioId: 's',
      fingerprint: 'f',
      instructorKeyHash: 'h',
      createdMs: 0,
      parent: null,
    };
    await store.createExercise(meta, LOG, { tick: END, phase: 'ended' });
  });

  test('any moment is the same, from whichever keyframe and in whatever order', async () => {
    const replayer = new Replayer(engine, store, exercise);
    const ticks = [2000, 900, END, 899, 2699, 2700, 2701, 5000, 901, 7200, 1800, 0, END, 2700];
    for (const tick of ticks)
      expect([tick, await replayer.hash(tick)]).toEqual([tick, plainly(tick)]);
    // By now the filling has come between: ask again.
    await new Promise((r) => setTimeout(r, 200));
    for (const tick of ticks)
      expect([tick, await replayer.hash(tick)]).toEqual([tick, plainly(tick)]);
  });

  test('a keyframe can be gone on from more than once', () => {
    const run = engine.create(exercise.seed);
    run.submit({ kind: 'instructor' }, { type: 'start' });
    run.advance(1800);
    const mark = run.mark();
    run.advance(4000);
    const [first, second] = [mark.resume(), mark.resume()];
    first.advance(4000);
    second.advance(3000);
    second.advance(4000);
    expect(first.hash()).toBe(run.hash());
    expect(second.hash()).toBe(run.hash());
    expect(mark.resume().tick).toBe(1800);
  });

  test('an order given later in a live exercise makes keyframes behind it worthless', () => {
    const frames = new Keyframes();
    const run = engine.create(exercise.seed);
    run.submit({ kind: 'instructor' }, { type: 'start' });
    for (const tick of [900, 1800]) {
      run.advance(tick);
      frames.put(run, 1);
    }
    expect(frames.before(5000, LOG.slice(0, 1))?.tick).toBe(1800);
    const late = record(2, 1000, instructor, { type: 'end' });
    expect(frames.before(5000, [LOG[0]!, late])?.tick).toBe(900);
    expect(frames.before(800, LOG)).toBeNull();
  });

  test('keeps fewer when memory runs short, still from end to end', () => {
    const frames = new Keyframes();
    const run = (tick: number) => ({
      tick,
      mark: () => ({ bytes: 10 * 1024 * 1024, resume: () => engine.create('1') }),
    });
    for (let tick = 900; tick <= 86_400; tick += 900)
      frames.put(run(tick) as unknown as ReturnType<typeof engine.create>, 1);
    const kept = new Set<number>();
    for (let tick = 0; tick <= 86_400; tick += 60) {
      const found = frames.before(tick, []);
      if (found !== null) kept.add(found.tick);
    }
    // 128 MB hold twelve of these.
    expect(kept.size).toBeLessThanOrEqual(13);
    expect(kept.size).toBeGreaterThanOrEqual(6);
    expect(Math.max(...kept)).toBeGreaterThan(72_000);
  });
});
