import { beforeAll, expect, test } from 'vitest';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import type { ScenarioEngine } from '../../../server/exercises/engine-port.ts';
import type { Published } from '../../../server/exercises/host-port.ts';
import { openHost } from '../../../server/exercises/open-host.ts';
import { MemoryStore } from '../../../server/store/memory.ts';
import { SECRET, SECRET_TICK, TOLD, openScenario } from '../support/secret-engine.ts';

/**
 * Noninterference to the last byte: on a wall clock of its own a host says the same at the same
 * moments, so that two runs with the same commands, of which one hides what nobody can know yet,
 * must send every player the same frames with the same numbers.
 */
let engines: ScenarioEngine[];
beforeAll(async () => {
  engines = await Promise.all(['open', 'hiding'].map(openScenario));
}, 30_000);

/** Wall seconds that are played at ×60: well past the moment at which the secrets begin. */
const PLAYED_S = (SECRET_TICK + 2400) / 60;

async function play(engine: ScenarioEngine) {
  let nowMs = 1_700_000_000_000;
  const said: Published[] = [];
  const store = new MemoryStore();
  const meta = {
    id: 'x',
    code: 'ABC234',
    scenarioId: 'open',
    seed: '11',
    fingerprint: engine.fingerprint,
    instructorKeyHash: 'h',
    createdMs: nowMs,
    parent: null,
  };
  await store.createExercise(meta, [], { tick: 0, phase: 'standby' });
  const [row] = await store.listExercises();
  const publish = (batch: readonly Published[]) => void said.push(...batch);
  const host = await openHost({ row: row!, engine, store, publish, nowMs: () => nowMs });
  const pass = async (ms: number) => {
    nowMs += ms;
    // How many views fit into a slice is the machine's affair; here time waits for all of them.
    do {
      host.beat();
      await new Promise((r) => setImmediate(r));
    } while (host.restMs < 40);
  };
  await host.submit({ kind: 'instructor' }, 1, { type: 'start' });
  const told: Command = { type: 'setOccupant', seatId: TOLD, occupant: 'idle' };
  await host.submit({ kind: 'instructor' }, 2, told);
  await host.pace({ type: 'speed', speed: 60 });
  for (const s of [...engine.seats.map((x) => x.id), 'truth']) await host.join(s, s, 0);
  for (let ms = 0, n = 1; ms < PLAYED_S * 1000; ms += 50) {
    await pass(50);
    if (ms % 10_000 === 0)
      await host.submit({ kind: 'seat', seatId: 'rescue' }, n++, {
        type: 'message',
        toSeatIds: ['incident-commander'],
        text: `第 ${n} 次报告`,
      });
  }
  return said;
}

/** What the sockets of one seat would carry, as text. */
const heard = (said: readonly Published[], seat: string): string[] =>
  said.flatMap((p) => {
    if ('view' in p && p.view !== seat) return [];
    if (p.kind === 'layer') return [JSON.stringify({ ...p.layer, runs: [...p.layer.runs] })];
    return [
      JSON.stringify(p, (_, v: unknown) => (v instanceof Uint8Array ? [...v] : v) as unknown),
    ];
  });

test('two exercises that differ in what nobody can know yet send every player the same bytes', async () => {
  const [open, hiding] = [await play(engines[0]!), await play(engines[1]!)];
  // The secrets are really there.
  expect(heard(open, 'truth')).not.toEqual(heard(hiding, 'truth'));
  expect(heard(hiding, TOLD).join()).toContain(SECRET);
  for (const { id } of engines[0]!.seats) {
    if (id === TOLD) continue;
    const [a, b] = [heard(open, id), heard(hiding, id)];
    expect(a.length).toBeGreaterThan(PLAYED_S * 2);
    const at = a.findIndex((text, i) => text !== b[i]);
    expect([id, at < 0 ? null : { open: a[at], hiding: b[at] }]).toEqual([id, null]);
    expect(b.length).toBe(a.length);
    expect(b.join()).not.toContain(SECRET);
  }
}, 120_000);
