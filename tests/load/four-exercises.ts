import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreatedAnswer } from '../../engine/protocol/http.ts';
import { Browser, until } from '../server/support/browser.ts';
import type { Page } from '../server/support/browser.ts';
import { ChildServer } from '../server/support/child-server.ts';
import { giveOrders, quantile, round } from './orders.ts';

const SCENARIO = 'wushan-forest-fire';
/** The scenario with more seats than these people need. */
const ENGINE = new URL('../bench/fifty-seats.ts', import.meta.url).href;
/** People in each exercise: thirty in all. */
const PEOPLE = [8, 8, 7, 7];
const ORDERS = 15;
const BUSY_TICK = 7200;

interface Load {
  readonly exercises: number;
  readonly seats: number;
  readonly orders: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  /** Resident memory of the server, MB; null where the system does not tell. */
  readonly rssMb: number | null;
  /** Speed that the slowest exercise held, of 60. */
  readonly heldSpeed: number;
}

async function rssMb(pid: number): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024);
  } catch {
    return null;
  }
}

/** One exercise two hours into its fire, with `people` at their seats; pages go into `open`. */
async function openRoom(
  base: string,
  people: number,
  seed: string,
  open: Page[],
): Promise<{ desk: Page; players: readonly Page[] }> {
  const instructor = new Browser(base);
  const made = await instructor.post<CreatedAnswer>('/api/exercises', {
    scenarioId: SCENARIO,
    seed,
  });
  const desk = await instructor.connect('desk');
  open.push(desk);
  await until(() => desk.lobby !== null, 'the lobby');
  const seats = desk.lobby!.seats.slice(0, people).map((s) => s.id);
  const players: Page[] = [];
  for (const [i, id] of seats.entries()) {
    players.push(await new Browser(base).sit(made.body.code, `人${i}`, id));
    open.push(players[i]!);
  }
  await desk.command(1, { type: 'start' });
  await desk.pace({ type: 'jump', ticks: BUSY_TICK });
  await until(() => desk.clock!.tick >= BUSY_TICK && desk.clock!.jumpTo === null, 'jump', 120_000);
  await desk.pace({ type: 'speed', speed: 60 });
  return { desk, players };
}

/** Four exercises at once on one server, at ×60, with people giving orders in all of them. */
export async function fourExercises(): Promise<Load> {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-load-'));
  const server = await ChildServer.start(dir, { engineModule: ENGINE });
  const open: Page[] = [];
  try {
    const rooms = [];
    for (const [i, people] of PEOPLE.entries())
      rooms.push(await openRoom(server.base, people, String(i + 1), open));
    const players = rooms.flatMap((r) => r.players);
    const times = await giveOrders(players, ORDERS, 1);
    return {
      exercises: rooms.length,
      seats: players.length,
      orders: times.length,
      p50Ms: round(quantile(times, 0.5)),
      p95Ms: round(quantile(times, 0.95)),
      maxMs: round(times.at(-1)!),
      rssMb: await rssMb(server.pid),
      heldSpeed: Math.min(...rooms.map((r) => r.desk.clock!.heldSpeed)),
    };
  } finally {
    for (const p of open) p.close();
    await server.end('SIGTERM');
    await rm(dir, { recursive: true, force: true });
  }
}
