import { describe, expect, it } from 'vitest';
import { log } from '../../../../engine/kernel/math.ts';
import { drawUniform, keyOf } from '../../../../engine/kernel/random.ts';
import { ResourceQueue, waitOf } from '../../../../engine/plan/execution/resource-queue.ts';

describe('a queue for a resource', () => {
  it('serves in the order of asking and keeps the record', () => {
    const q = new ResourceQueue(1);
    q.ask('a', 10);
    q.ask('b', 20);
    expect(q.grant('bus', 25)!.by).toBe('a');
    q.release('bus', 100);
    expect(q.grant('bus', 100)!.by).toBe('b');
    expect(q.usage(200)).toEqual({
      asked: 2,
      granted: 2,
      left: 0,
      waiting: 0,
      waitMeanTicks: (15 + 80) / 2,
      waitMostTicks: 80,
      busyShare: 175 / 200,
      meanWaiting: 95 / 200,
    });
  });

  it('lets the newest leave first when fewer are wanted, and counts who still waits', () => {
    const q = new ResourceQueue(2);
    q.wish('a', 3, 0);
    q.wish('a', 1, 50);
    expect(q.requests.map((r) => r.leftTick)).toEqual([-1, 50, 50]);
    expect(q.usage(100)).toMatchObject({ asked: 3, left: 2, waiting: 1, waitMostTicks: 100 });
  });

  it('serves who never asked without a wait', () => {
    const q = new ResourceQueue(1);
    q.ask('b', 0);
    expect(q.grant('bus', 30, 'a')).toMatchObject({ by: 'a', askedTick: 30, grantedTick: 30 });
    expect(q.waiting()).toBe(1);
  });

  it('goes on alike from its own record', () => {
    const q = new ResourceQueue(1);
    q.ask('a', 0);
    q.grant('bus', 5);
    const again = new ResourceQueue(1, JSON.parse(JSON.stringify(q.requests)) as typeof q.requests);
    again.release('bus', 40);
    expect(again.requests[0]!.releasedTick).toBe(40);
  });
});

/** Erlang's C formula: the probability of waiting with `c` servers and offered load `a` (erlang). */
function erlangC(c: number, a: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < c; k++) {
    term *= a / k;
    sum += term;
  }
  const last = ((term * a) / c) * (c / (c - a));
  return last / (sum + last);
}

describe('an M/M/c queue', () => {
  /** Ambulances: 3 teams, a call every 12 min, 24 min a journey: a load of 2 erlang. */
  const [C, ARRIVAL_S, SERVICE_S] = [3, 720, 1440];
  const CALLS = 4_000;
  const BATCHES = 30;

  /** Mean wait and share that waited of one batch, driven through the queue of the trace. */
  function batch(n: number): { waitS: number; share: number } {
    const key = keyOf(`erlang ${n}`);
    const draw = (meanS: number, what: number, i: number): number =>
      -meanS * log(drawUniform(key, what, i));
    const q = new ResourceQueue(C);
    const free = Array.from({ length: C }, (_, i) => `team-${i}`);
    const ends: { tick: number; team: string }[] = [];
    const serve = (tick: number): void => {
      while (free.length > 0 && q.first() !== null) {
        const team = free.shift()!;
        const served = q.grant(team, tick)!;
        ends.push({ tick: tick + draw(SERVICE_S, 2, q.requests.indexOf(served)), team });
        ends.sort((a, b) => a.tick - b.tick);
      }
    };
    let now = 0;
    for (let i = 0; i < CALLS; i++) {
      now += draw(ARRIVAL_S, 1, i);
      while (ends.length > 0 && ends[0]!.tick <= now) {
        const { tick, team } = ends.shift()!;
        q.release(team, tick);
        free.push(team);
        serve(tick);
      }
      q.ask('call', now);
      serve(now);
    }
    // The first calls find an empty county: they are no part of the steady state.
    const steady = q.requests.slice(CALLS / 10);
    const waits = steady.map((r) => waitOf(r, now));
    return {
      waitS: waits.reduce((a, b) => a + b, 0) / waits.length,
      share: waits.filter((w) => w > 0).length / waits.length,
    };
  }

  it('waits as long and as often as Erlang’s C formula says', () => {
    const batches = Array.from({ length: BATCHES }, (_, n) => batch(n));
    const load = SERVICE_S / ARRIVAL_S;
    const waits = erlangC(C, load);
    const expectedS = (waits * SERVICE_S) / (C - load);
    expect(waits).toBeCloseTo(0.4444, 4);
    for (const [of, expected] of [
      ['waitS', expectedS],
      ['share', waits],
    ] as const) {
      const values = batches.map((b) => b[of]);
      const mean = values.reduce((a, b) => a + b, 0) / BATCHES;
      const variance = values.reduce((s, v) => s + (v - mean) * (v - mean), 0) / (BATCHES - 1);
      // 99 % interval of the mean of independent batches: t with 29 degrees of freedom, 2.756.
      const half = 2.756 * Math.sqrt(variance / BATCHES);
      expect(Math.abs(mean - expected)).toBeLessThan(half);
      // And the interval says something: within 10 % of the value.
      expect(half).toBeLessThan(0.1 * expected);
    }
  });
});
