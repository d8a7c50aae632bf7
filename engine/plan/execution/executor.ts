import type { Command } from '../../exercise/commands/command.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import type { RandomStreams } from '../../kernel/random.ts';
import type { Region } from '../../region/region.ts';
import { addressBook } from '../autopilot/address-book.ts';
import type { Autopilot, PolicyCommand } from '../autopilot/autopilot.ts';
import { deskOf } from '../autopilot/desk.ts';
import { createOrderLog } from '../autopilot/order-log.ts';
import { isIdle, type Available, type Desk } from '../autopilot/policy.ts';
import { acknowledgements } from '../autopilot/reporting.ts';
import type { ResponsePlan } from '../response-plan.ts';
import { chancesOf } from './chances.ts';
import { carryOut } from './giving.ts';
import type { PlanTrace } from './plan-trace.ts';
import { Pools, serves, teamNeeds, type SavedPools } from './pools.ts';
import { ordersOf } from '../../exercise/order-book.ts';
import { NEVER_TICK, newsOf, seatRuns, type SeatRun } from './seat-run.ts';
import { considerTask, type TaskRun } from './task-run.ts';
import { wordOf, type Moment } from './word.ts';

/** What is kept of a plan under way, so that a restored exercise goes on alike. */
export interface SavedPlan {
  readonly seats: readonly SeatRun[];
  readonly pools: SavedPools;
  readonly given: readonly (readonly [string, number])[];
  readonly read: number;
  /** Team, seat and task of orders just given. */
  readonly asked: readonly (readonly [string, string, string])[];
}

/** Seats look at their desks at full minutes, when most else is due too, and not twice in one. */
const MINUTE = 60;

/**
 * Plays the seats that nobody holds by a plan: the same commands as people, on what each seat knows,
 * with the delays, slips and lost words of people.
 */
export class PlanAutopilot implements Autopilot {
  readonly #plan: ResponsePlan;
  readonly #book: ReturnType<typeof addressBook>;
  readonly #log = createOrderLog();
  readonly #chances: ReturnType<typeof chancesOf>;
  #seats: SeatRun[];
  #pools: Pools;
  /** Orders given to each team so far: the occurrence of what may befall the next. */
  #given = new Map<string, number>();
  /** Orders of the state that have been looked through. */
  #read = 0;
  /** Teams that have just been given something, until the ids of their orders are known. */
  readonly #asked = new Map<string, TaskRun>();

  constructor(plan: ResponsePlan, scenario: Scenario, region: Region, random: RandomStreams) {
    this.#plan = plan;
    this.#book = addressBook(scenario, region);
    this.#chances = chancesOf(plan.human, random);
    this.#seats = seatRuns(plan, scenario);
    this.#pools = new Pools(this.#book.teams);
  }

  nextDue(w: World): number {
    let due = Infinity;
    const news = newsOf(w.state);
    for (const seat of this.#seats) {
      if (w.state.seats[seat.at]!.occupant !== 'policy') continue;
      due = Math.min(due, seat.lookTick, seat.readyTick);
      if (seat.waiting > 0 && seat.heard !== news(seat.at)) return w.state.tick + 1;
    }
    return due;
  }

  decide(w: World, tick: number): readonly PolicyCommand[] {
    const out: PolicyCommand[] = [];
    this.#readOrders(w);
    const news = newsOf(w.state);
    for (const seat of this.#seats) {
      if (w.state.seats[seat.at]!.occupant !== 'policy') continue;
      const heard = news(seat.at);
      const looks = tick >= seat.lookTick;
      if (!looks && tick < seat.readyTick && (seat.waiting === 0 || heard === seat.heard)) continue;
      seat.heard = heard;
      const desk = deskOf(w, seat.seatId, this.#book, this.#log);
      const say = (command: Command): unknown => out.push({ seatId: seat.seatId, command });
      this.#seatTurn(seat, desk, looks, say);
    }
    return out;
  }

  /** One seat at its desk: what can begin, what is ready, and at a look what is in hand. */
  #seatTurn(seat: SeatRun, desk: Desk, looks: boolean, say: (c: Command) => unknown): void {
    const { tick } = desk.k;
    const allowed = new Set<string>(desk.k.seat.commands);
    const order = (c: Command): unknown => allowed.has(c.type) && say(c);
    if (seat.waiting > 0) {
      const own = new Map(seat.tasks.map((r) => [r.task.id, r]));
      for (const run of seat.tasks)
        if (run.trace.possibleTick < 0) considerTask(run, desk, own, this.#chances);
    }
    if (looks) this.#releaseTeams(seat, desk);
    const used = new Set<string>();
    for (const run of seat.tasks) {
      const isNew = run.trace.startedTick < 0;
      if (run.trace.readyTick < 0 || run.trace.readyTick > tick) continue;
      if (isNew && !this.#begins(run, desk, used)) continue;
      if (isNew || looks) this.#work(run, desk, used, order);
    }
    this.#tell(seat, order);
    if (looks) {
      acknowledgements(desk.k).forEach(order);
      const wait = this.#chances.delay('review', seat.seatId, ++seat.looks);
      seat.lookTick = MINUTE * Math.ceil((tick + Math.max(MINUTE, wait)) / MINUTE);
    }
    seat.waiting = seat.tasks.filter((r) => r.trace.possibleTick < 0).length;
    seat.readyTick = NEVER_TICK;
    for (const { trace } of seat.tasks)
      if (trace.readyTick > tick) seat.readyTick = Math.min(seat.readyTick, trace.readyTick);
  }

  /** A task is begun when the teams without which it cannot begin stand by. */
  #begins(run: TaskRun, desk: Desk, used: ReadonlySet<string>): boolean {
    let short = false;
    run.wished = [];
    for (const need of teamNeeds(run.task)) {
      const idle = desk.idle().filter((t) => !used.has(t.unit.id) && serves(need, t.spec)).length;
      const lack = need.atLeast.value - idle;
      if (lack > 0) short = true;
      run.wished.push(need.capability);
      this.#pools.wish(run.task, run.seatId, Math.max(0, lack), desk.k.tick, need.capability);
    }
    if (!short) run.trace.startedTick = desk.k.tick;
    return !short;
  }

  #work(run: TaskRun, desk: Desk, used: Set<string>, order: (c: Command) => unknown): void {
    const means = {
      chances: this.#chances,
      pools: this.#pools,
      given: this.#given,
      asked: this.#asked,
      order,
    };
    carryOut(run, { plan: this.#plan, desk: this.#deskFor(run, desk), used }, means);
  }

  /** The desk with the teams that the task may have. */
  #deskFor(run: TaskRun, desk: Desk): Desk {
    const needs = teamNeeds(run.task);
    const may = (t: Available): boolean => needs.some((n) => serves(n, t.spec));
    if (needs.length === 0) return desk;
    let teams: readonly Available[] | undefined;
    let idle: readonly Available[] | undefined;
    return {
      ...desk,
      teams: () => (teams ??= desk.teams().filter(may)),
      idle: () => (idle ??= desk.idle().filter(may)),
    };
  }

  /** Teams that have come to the end of what they were told; the pool has them again. */
  #releaseTeams(seat: SeatRun, desk: Desk): void {
    for (const { unit } of desk.teams()) {
      if (!isIdle(unit) || !this.#pools.isServing(unit.id)) continue;
      const last = desk.recent().find((o) => o.order.unitId === unit.id);
      const endTick = last === undefined || last.endTick < 0 ? desk.k.tick : last.endTick;
      this.#pools.release(unit.id, endTick);
      for (const run of seat.tasks) run.busy = run.busy.filter((id) => id !== unit.id);
    }
  }

  /** Tells the seats whose tasks come after one of this seat's that it has begun or is done. */
  #tell(seat: SeatRun, order: (c: Command) => unknown): void {
    for (const run of seat.tasks)
      for (const is of ['started', 'done'] as const) {
        const to = seat.followers[`${run.task.id} ${is}`];
        if (to === undefined || run.told.includes(is) || !hasCome(run, is)) continue;
        const who = `${seat.seatId}/${run.task.id}/${is}`;
        run.tries++;
        if (this.#chances.happens('lostMessage', who, run.tries)) continue;
        run.told.push(is);
        order(wordOf(run.task, is, to));
      }
  }

  /** Finds out under which ids the orders given last stand. */
  #readOrders(w: World): void {
    const orders = ordersOf(w);
    for (; this.#read < orders.length; this.#read++) {
      const o = orders[this.#read]!;
      if (o.byPolicy) this.#asked.get(o.order.unitId)?.trace.orders.push(o.id);
    }
    this.#asked.clear();
  }

  trace(w: World): PlanTrace {
    this.#readOrders(w);
    return {
      planId: this.#plan.id,
      version: this.#plan.version,
      endTick: w.state.tick,
      tasks: this.#seats.flatMap((s) => s.tasks.map((r) => structuredCopy(r.trace))),
      pools: this.#pools.traces(),
    };
  }

  save(): SavedPlan {
    return structuredCopy({
      seats: this.#seats,
      pools: this.#pools.traces(),
      given: [...this.#given],
      read: this.#read,
      asked: [...this.#asked].map(([unitId, r]) => [unitId, r.seatId, r.task.id] as const),
    });
  }

  load(saved: SavedPlan): void {
    const { seats, given, read, asked } = structuredCopy(saved);
    this.#seats = seats.slice();
    this.#pools = new Pools(this.#book.teams, saved.pools);
    this.#given = new Map(given);
    this.#read = read;
    this.#asked.clear();
    for (const [unitId, seatId, taskId] of asked) {
      const tasks = this.#seats.find((x) => x.seatId === seatId)?.tasks;
      const run = tasks?.find((r) => r.task.id === taskId);
      if (run !== undefined) this.#asked.set(unitId, run);
    }
  }
}

const hasCome = ({ trace }: TaskRun, is: Moment): boolean =>
  (is === 'started' ? trace.startedTick : trace.doneTick) >= 0;

/** Plain JSON throughout. */
const structuredCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
