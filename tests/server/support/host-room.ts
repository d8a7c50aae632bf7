import type { Actor, Command } from '../../../engine/exercise/commands/command.ts';
import type { ExerciseHost } from '../../../server/exercises/host.ts';
import type { Published } from '../../../server/exercises/host-port.ts';
import { openHost } from '../../../server/exercises/open-host.ts';
import { MemoryStore } from '../../../server/store/memory.ts';
import { twinEngine } from './twin-engine.ts';

export const INSTRUCTOR: Actor = { kind: 'instructor' };
export const RESCUE: Actor = { kind: 'seat', seatId: 'rescue' };
export const hold: Command = { type: 'hold', unitId: 'u1' };

export const meta = {
  id: 'x',
  code: 'ABC234',
  scenarioId: 'twin',
  seed: '5',
  fingerprint: twinEngine.fingerprint,
  instructorKeyHash: 'h',
  createdMs: 1,
  parent: null,
};

/** A store whose appends wait until they are let go. */
class SlowStore extends MemoryStore {
  #gate: Promise<void> | null = null;
  open: () => void = () => undefined;
  hold(): void {
    this.#gate = new Promise((resolve) => (this.open = resolve));
  }
  override async append(...a: Parameters<MemoryStore['append']>) {
    await this.#gate;
    return super.append(...a);
  }
}

export const settle = () => new Promise((r) => setTimeout(r, 5));

/** A host of the twin in this thread, on a memory store, with a wall clock that the test moves. */
export class HostRoom {
  readonly store = new SlowStore();
  readonly said: Published[] = [];
  nowMs = 1_000_000;

  /** Opens the stored exercise, as a server that starts does. */
  async open(intervals = { commands: 1000, ticks: 1e9, minWallMs: 0 }): Promise<ExerciseHost> {
    if ((await this.store.listExercises()).length === 0)
      await this.store.createExercise(meta, [], { tick: 0, phase: 'standby' });
    const [row] = await this.store.listExercises();
    return openHost({
      row: row!,
      engine: twinEngine,
      store: this.store,
      publish: (batch) => this.said.push(...batch),
      nowMs: () => this.nowMs,
      intervals,
    });
  }

  /** Lets wall time pass in beats of 50 ms. */
  async pass(host: ExerciseHost, ms: number): Promise<void> {
    for (let t = 0; t < ms; t += 50) {
      this.nowMs += 50;
      host.beat();
      await new Promise((r) => setImmediate(r));
    }
  }
}
