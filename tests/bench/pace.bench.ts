import { openRoom } from '../server/support/twin-in-process.ts';
import { until, type Page } from '../server/support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';
import type { BenchRow } from './measure.ts';

/** Exercises with a model that has to run all the time, and when there is most of it to run, s. */
const PLAYED: readonly (readonly [id: string, fromTick: number])[] = [
  ['wushan-flash-flood', 3 * 3600],
  ['lezhi-hill-flood', 5 * 3600],
  ['wushan-yangtze-flood-2020', 6 * 3600],
  ['lezhi-tanker-2017', 900],
];
const SPEED = 60;
const WALL_MS = 60_000;
const JUMP_MS = 300_000;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function jumpTo(desk: Page, tick: number): Promise<void> {
  await desk.pace({ type: 'jump', ticks: tick - desk.clock!.tick });
  const stands = (): boolean => desk.clock!.tick >= tick && desk.clock!.jumpTo === null;
  await until(stands, `tick ${tick}`, JUMP_MS);
}

/** One exercise on a server of its own, the policy in every seat, with its desk open. */
async function play(id: string, fromTick: number): Promise<BenchRow> {
  const server = await ServerProcess.start();
  try {
    const { desk } = await openRoom(server.base, '1', id);
    await until(() => desk.clock !== null, 'the clock', JUMP_MS);
    await desk.command(1, { type: 'start' });
    await desk.pace({ type: 'pause' });
    await jumpTo(desk, fromTick);
    await desk.pace({ type: 'speed', speed: SPEED });
    await desk.pace({ type: 'resume' });
    let held = SPEED;
    const from = desk.clock!.tick;
    const begun = performance.now();
    while (performance.now() - begun < WALL_MS) {
      await sleep(250);
      held = Math.min(held, desk.clock!.heldSpeed);
    }
    const ranS = desk.clock!.tick - from;
    const value = ranS / ((performance.now() - begun) / 1000);
    const paused = desk.clock!.paused ? 1 : 0;
    desk.close();
    return {
      name: `pace/${id}`,
      value,
      unit: 'simulated s/s',
      asked: SPEED,
      lowestHeld: held,
      fromTick,
      paused,
    };
  } finally {
    await server.stop();
  }
}

/** Wall time, unlike other groups: whether a live exercise keeps the speed that was asked for. */
export async function run(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [id, fromTick] of PLAYED) rows.push(await play(id, fromTick));
  return rows;
}
