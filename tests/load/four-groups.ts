import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ActAnswer, BoardAnswer, SetAct, SetCreated } from '../../engine/protocol/groups.ts';
import { Browser, until } from '../server/support/browser.ts';
import type { Page } from '../server/support/browser.ts';
import { ChildServer } from '../server/support/child-server.ts';
import { beginCounting, threadLoads, type ThreadLoad } from './threads.ts';
import { giveOrders, quantile, round } from './orders.ts';

const SCENARIO = 'wushan-forest-fire';
/** The scenario with more seats than these people need. */
const ENGINE = new URL('../bench/fifty-seats.ts', import.meta.url).href;
/** People in each group: thirty in all. */
const PEOPLE = [8, 8, 7, 7];
const ORDERS = 15;
const BUSY_TICK = 7200;

interface Load {
  readonly groups: number;
  readonly seats: number;
  readonly orders: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  /** The conductor's board, asked for every second meanwhile. */
  readonly boardP95Ms: number;
  /** Resident memory of the server, MB; null where the system does not tell. */
  readonly rssMb: number | null;
  /** Speed that the slowest group held, of 60. */
  readonly heldSpeed: number;
  /** How late the event loops come to what is due, ms: the server's own and the worst exercise's. */
  readonly mainLoopP95Ms: number;
  readonly mainLoopMaxMs: number;
  readonly exerciseLoopP95Ms: number;
  readonly exerciseLoopMaxMs: number;
  /** What all threads computed while the orders were given, ms an order. */
  readonly cpuMsPerOrder: number;
  readonly mainCpuMsPerOrder: number;
}

async function rssMb(pid: number): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024);
  } catch {
    return null;
  }
}

/** Whoever conducts the groups from one board. */
class Conductor extends Browser {
  code = '';

  async found(): Promise<void> {
    const groups = PEOPLE.map((_, i) => `第 ${i + 1} 组`);
    const order = { scenarioIds: [SCENARIO], seed: '1', groups };
    const made = await this.post<SetCreated>('/api/sets', order);
    if (made.status !== 201) throw new Error(`found: ${JSON.stringify(made.body)}`);
    this.code = made.body.code;
  }

  async board(): Promise<BoardAnswer> {
    return (await this.get<BoardAnswer>('/api/sets/current')).body;
  }

  async act(act: SetAct['act']): Promise<void> {
    const { results } = (await this.post<ActAnswer>('/api/sets/current/act', { act })).body;
    const no = results.find((r) => r.refused !== null);
    if (no !== undefined) throw new Error(`group ${no.number}: ${no.refused}`);
  }

  /** Asks for the board every second until `over`; the times, ascending, ms. */
  async watch(over: () => boolean): Promise<number[]> {
    const times: number[] = [];
    while (!over()) {
      const from = performance.now();
      await this.board();
      times.push(performance.now() - from);
      await sleep(1000);
    }
    return times.sort((a, b) => a - b);
  }
}

/** Everybody joins with the one code, chooses a group and sits down; pages go into `open`. */
async function seated(conductor: Conductor, open: Page[]): Promise<void> {
  const { groups } = await conductor.board();
  for (const [g, people] of PEOPLE.entries())
    for (const seat of groups[g]!.seats.slice(0, people)) {
      const b = new Browser(conductor.base);
      await b.post('/api/join', { code: conductor.code, person: '人', group: g + 1 });
      const sat = await b.post('/api/seat', { seatId: seat.id });
      if (sat.status !== 200) throw new Error(`seat: ${JSON.stringify(sat.body)}`);
      open.push(await b.connect('seat'));
    }
}

const cpuOf = (threads: readonly ThreadLoad[]): number =>
  threads.reduce((sum, t) => sum + t.cpuMs, 0);

function loopRows(before: readonly ThreadLoad[], after: readonly ThreadLoad[], orders: number) {
  const mains = (all: readonly ThreadLoad[]) => all.filter((t) => t.main);
  const others = after.filter((t) => !t.main && t.counting);
  const main = mains(after)[0]!;
  return {
    mainLoopP95Ms: round(main.p95Ms),
    mainLoopMaxMs: round(main.maxMs),
    exerciseLoopP95Ms: round(Math.max(...others.map((t) => t.p95Ms))),
    exerciseLoopMaxMs: round(Math.max(...others.map((t) => t.maxMs))),
    cpuMsPerOrder: round((cpuOf(after) - cpuOf(before)) / orders),
    mainCpuMsPerOrder: round((cpuOf(mains(after)) - cpuOf(mains(before))) / orders),
  };
}

/** Four groups of one set on one server, two hours into their fires, at ×60, all giving orders. */
export async function fourGroups(): Promise<Load> {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-load-'));
  const loops = await mkdtemp(join(tmpdir(), 'sandtable-loops-'));
  const server = await ChildServer.start(dir, {
    engineModule: ENGINE,
    preload: new URL('./loop-watch.ts', import.meta.url).href,
    env: { SANDTABLE_LOOP_DIR: loops },
  });
  const open: Page[] = [];
  try {
    const conductor = new Conductor(server.base);
    await conductor.found();
    await seated(conductor, open);
    await conductor.act({ type: 'start' });
    await conductor.act({ type: 'jump', ticks: BUSY_TICK });
    const there = (p: Page) => p.clock!.tick >= BUSY_TICK && p.clock!.jumpTo === null;
    await until(() => open.every(there), 'jump', 240_000);
    await conductor.act({ type: 'speed', speed: 60 });
    await beginCounting(loops);
    await sleep(1000);
    const before = await threadLoads(loops);
    let over = false;
    const watching = conductor.watch(() => over);
    const times = await giveOrders(open, ORDERS, 1);
    over = true;
    const boards = await watching;
    await sleep(1000);
    const after = await threadLoads(loops);
    return {
      groups: PEOPLE.length,
      seats: open.length,
      orders: times.length,
      p50Ms: round(quantile(times, 0.5)),
      p95Ms: round(quantile(times, 0.95)),
      maxMs: round(times.at(-1)!),
      boardP95Ms: round(quantile(boards, 0.95)),
      rssMb: await rssMb(server.pid),
      heldSpeed: Math.min(...open.map((p) => p.clock!.heldSpeed)),
      ...loopRows(before, after, times.length),
    };
  } finally {
    for (const p of open) p.close();
    await server.end('SIGTERM');
    for (const d of [dir, loops]) await rm(d, { recursive: true, force: true });
  }
}
