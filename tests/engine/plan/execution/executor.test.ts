import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../../engine/exercise/order-book.ts';
import { advance, createWorld } from '../../../../engine/exercise/run.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../../engine/exercise/snapshot.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import type { PlanTrace, TaskTrace } from '../../../../engine/plan/execution/plan-trace.ts';
import type { HumanModel, ResponsePlan } from '../../../../engine/plan/response-plan.ts';
import {
  commandedScenario,
  fig,
  fixed,
  planOf,
  PROMPT,
  RULES,
  task,
} from '../../../support/little-plan.ts';
import { littleRegion } from '../../../support/synthetic-scenario.ts';

const HOUR = 3600;
const region = littleRegion();
const scenario = commandedScenario(region);
const INSTRUCTOR = { kind: 'instructor' } as const;

interface Played {
  readonly w: World;
  readonly trace: PlanTrace;
  of(task: string, seatId?: string): TaskTrace;
}

function play(plan: ResponsePlan, seed = 1, hours = 4, mode: World['mode'] = 'plain'): Played {
  const w = createWorld({ region, scenario, seed, mode, plan });
  submit(w, INSTRUCTOR, { type: 'start' });
  advance(w, hours * HOUR);
  const trace = w.autopilot.trace(w)!;
  const of = (id: string, seatId?: string) =>
    trace.tasks.find((t) => t.taskId === id && (seatId === undefined || t.seatId === seatId))!;
  return { w, trace, of };
}

const whole = (human: Partial<HumanModel> = {}): ResponsePlan =>
  planOf(
    [
      task('declare', 'incidentCommander', RULES.declare),
      task('report', 'incidentCommander', RULES.report),
      task('scout', 'technicalCommander', RULES.scout),
      task('forecast', 'technicalCommander', RULES.forecast),
      task('warn', 'incidentCommander', WARN, { after: [{ task: 'forecast', is: 'done' }] }),
      task('attack', 'rescue', RULES.attack, { fromLevel: 4 }),
      task('evacuate', 'evacuation', RULES.evacuate, { after: [{ task: 'warn', is: 'started' }] }),
      task('supply', 'supply', RULES.supply),
    ],
    { human: { ...PROMPT, ...human } },
  );

const WARN = { kind: 'warn', leaveWithinMin: fig(120), villages: null, channels: null } as const;

describe('carrying out a plan', () => {
  const { w, trace, of } = play(whole());

  it('begins nothing before the seat has heard of the emergency', () => {
    for (const t of trace.tasks) {
      const alerted = w.state.seats.find((s) => s.id === t.seatId)!.alertedTick;
      if (t.possibleTick >= 0) expect(t.possibleTick).toBeGreaterThanOrEqual(alerted!);
    }
    expect(of('report').startedTick).toBeGreaterThan(0);
  });

  it('waits for word of the task before, and notes what it waited for', () => {
    const word = w.state.messages.find((m) => m.text?.includes('〔forecast 完成〕'))!;
    expect(word.from).toEqual({ kind: 'seat', seatId: 'technical' });
    const warn = of('warn');
    expect(warn.possibleTick).toBeGreaterThanOrEqual(word.tick);
    expect(warn.awaited.find((a) => a.task === 'forecast')!.metTick).toBe(warn.possibleTick);
    expect(of('evacuate').startedTick).toBeGreaterThan(warn.startedTick);
    // The forecast's own seat needs no word of what others do not wait for.
    expect(w.state.messages.filter((m) => m.text?.includes('〔attack')).length).toBe(0);
  });

  it('waits for the level', () => {
    const declared = w.state.command.response!.tick;
    expect(of('attack').possibleTick).toBeGreaterThanOrEqual(declared);
    expect(of('attack').awaited[0]).toMatchObject({ kind: 'level' });
  });

  it('gives its orders through the same door as people, to its own teams', () => {
    expect(ordersOf(w).length).toBeGreaterThan(0);
    for (const t of trace.tasks)
      for (const id of t.orders) {
        const o = ordersOf(w).find((x) => x.id === id)!;
        expect(o.seatId).toBe(t.seatId);
        expect(o.byPolicy).toBe(true);
        expect(t.units).toContain(o.order.unitId);
      }
    const all = trace.tasks.flatMap((t) => t.orders);
    expect(new Set(all).size).toBe(ordersOf(w).length);
  });

  it('leaves the policy’s own run as it was', () => {
    const bare = (plan?: null): string => {
      const v = createWorld({
        region,
        scenario,
        seed: 1,
        mode: 'plain',
        ...(plan === null && { plan }),
      });
      submit(v, INSTRUCTOR, { type: 'start' });
      advance(v, 2 * HOUR);
      expect(v.autopilot.trace(v)).toBeNull();
      return hashWorld(v).total;
    };
    expect(bare(null)).toBe(bare());
  });

  it('goes on alike from a snapshot', () => {
    const half = play(whole(), 1, 2).w;
    const again = loadWorld(
      { region, scenario, seed: 1, mode: 'plain', plan: whole() },
      saveWorld(half),
    );
    expect(hashWorld(again).total).toBe(hashWorld(half).total);
    advance(again, 4 * HOUR);
    expect(hashWorld(again).total).toBe(hashWorld(w).total);
    expect(again.autopilot.trace(again)).toEqual(trace);
    // Without the plan the snapshot is not this exercise.
    expect(() => loadWorld({ region, scenario, seed: 1, mode: 'plain' }, saveWorld(half))).toThrow(
      'a plan was under way',
    );
  });

  it('runs alike on plain objects and on drafts, and in how many pieces', () => {
    const pieces = createWorld({ region, scenario, seed: 1, mode: 'immer', plan: whole() });
    submit(pieces, INSTRUCTOR, { type: 'start' });
    for (let tick = 437; tick < 4 * HOUR; tick += 437) advance(pieces, tick);
    advance(pieces, 4 * HOUR);
    expect(hashWorld(pieces).total).toBe(hashWorld(w).total);
    expect(pieces.autopilot.trace(pieces)).toEqual(trace);
  });
});

describe('people', () => {
  it('take the time that the plan gives them', () => {
    const { of } = play(whole({ notice: fixed(2), decide: fixed(5), order: fixed(1) }));
    for (const id of ['declare', 'report', 'forecast', 'attack'])
      expect(of(id).readyTick - of(id).possibleTick).toBe(8 * 60);
  });

  it('forget a task for as long as it takes to be remembered', () => {
    const { of } = play(whole({ omission: fig(1), recover: fixed(30) }));
    expect(of('declare').forgotten).toBe(true);
    expect(of('declare').startedTick - of('declare').possibleTick).toBe(30 * 60);
  });

  it('lose orders: no team moves when every order is lost', () => {
    const { w, of } = play(whole({ lostOrder: fig(1) }));
    expect(ordersOf(w)).toEqual([]);
    expect(of('attack').lostOrders).toBeGreaterThan(0);
  });

  it('lose word between seats: who waits for it never begins', () => {
    const { of } = play(whole({ lostMessage: fig(1) }));
    expect(of('forecast').doneTick).toBeGreaterThan(0);
    expect(of('warn').possibleTick).toBe(-1);
  });

  it('name wrong places: teams go to the village next by', () => {
    const { w, of } = play(whole({ wrongPlace: fig(1) }));
    expect(of('attack').wrongPlaces).toBeGreaterThan(0);
    for (const o of ordersOf(w)) expect(o.order.type).toBe('move');
  });

  it('draw alike in two plans on one seed', () => {
    const spread = { kind: 'lognormal', medianMin: 5, logSd: 0.8, ...ORIGIN } as const;
    const human = { decide: spread };
    const a = play(whole(human), 7);
    // Another plan: fewer tasks, in another order, but the same people for those that it keeps.
    const base = whole(human);
    const b = play({ ...base, tasks: base.tasks.filter((t) => t.id !== 'report').toReversed() }, 7);
    for (const id of ['declare', 'forecast']) {
      const delay = (p: Played) => p.of(id).readyTick - p.of(id).possibleTick;
      expect(delay(a)).toBe(delay(b));
      expect(delay(a)).toBeGreaterThan(0);
    }
    const c = play(whole(human), 8);
    expect(c.of('declare').readyTick - c.of('declare').possibleTick).not.toBe(
      a.of('declare').readyTick - a.of('declare').possibleTick,
    );
  });

  const ORIGIN = { provenance: 'assumed', clause: null, source: null } as const;
});

describe('teams', () => {
  const crews = (atLeast: number, atMost: number | null) =>
    ({
      of: 'teams',
      capability: 'handCrew',
      kind: null,
      atLeast: fig(atLeast),
      atMost: atMost === null ? null : fig(atMost),
    }) as const;

  it('are not taken in greater number than the plan says', () => {
    const plan = planOf([task('attack', 'rescue', RULES.attack, { needs: [crews(1, 1)] })]);
    const { w } = play(plan);
    const busy: { from: number; to: number }[] = ordersOf(w)
      .filter((o) => o.status !== 'refused')
      .map((o) => ({ from: o.tick, to: o.endTick < 0 ? Infinity : o.endTick }));
    expect(busy.length).toBeGreaterThan(0);
    for (const a of busy)
      expect(busy.filter((b) => b.from <= a.from && b.to > a.from).length).toBeLessThanOrEqual(1);
  });

  it('are waited for, and the wait is on record', () => {
    const plan = planOf([task('attack', 'rescue', RULES.attack, { needs: [crews(3, null)] })]);
    const { w, of, trace } = play(plan);
    expect(of('attack').readyTick).toBeGreaterThan(0);
    expect(of('attack').startedTick).toBe(-1);
    expect(ordersOf(w)).toEqual([]);
    const pool = trace.pools.find((p) => p.id === 'rescue/handCrew')!;
    expect(pool.teams).toBe(2);
    // Two stand by and one is wanting: one wish, unanswered.
    expect(pool.requests.map((r) => [r.by, r.grantedTick])).toEqual([['attack', -1]]);
  });
});
