import { z } from 'zod';
import type { Command } from '../../engine/exercise/commands/command.ts';
import { advance, createWorld } from '../../engine/exercise/run.ts';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import { hashWorld } from '../../engine/exercise/snapshot.ts';
import { submit } from '../../engine/exercise/submit.ts';
import type { World } from '../../engine/exercise/world.ts';
import type { Region } from '../../engine/region/region.ts';
import { ENGINE_HASH } from '../../server/exercises/engine-hash.ts';

/** A recorded exercise: the log, and what it came to under the engine that recorded it. */
export const recordingSchema = z.strictObject({
  format: z.literal(1),
  /** Scenario of `ROOMS`, and the hash of its content. */
  room: z.string().min(1),
  contentHash: z.string(),
  seed: z.string(),
  engineHash: z.string().regex(/^[0-9a-f]{64}$/),
  endTick: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  parts: z.record(z.string(), z.string()),
  events: z.int().min(1),
  commands: z.array(
    z.strictObject({
      tick: z.int().min(0),
      actor: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('instructor') }),
        z.strictObject({ kind: z.literal('seat'), seatId: z.string() }),
      ]),
      command: z.looseObject({ type: z.string() }),
    }),
  ),
});
export type Recording = z.infer<typeof recordingSchema>;

/** Plays a log from its beginning to its end, as the server does when a review is opened. */
export function playBack(
  r: Pick<Recording, 'commands' | 'endTick' | 'seed'>,
  scenario: Scenario,
  region: Region,
): World {
  const w = createWorld({ region, scenario, seed: r.seed, mode: 'immer' });
  for (const { tick, actor, command } of r.commands) {
    advance(w, tick);
    submit(w, actor, command as unknown as Command);
  }
  advance(w, r.endTick);
  return w;
}

/** What there is to say of a run, for the file. */
export function record(
  room: string,
  seed: string,
  commands: Recording['commands'],
  endTick: number,
  scenario: Scenario,
  region: Region,
): Recording {
  const w = playBack({ commands, endTick, seed }, scenario, region);
  const { total, parts } = hashWorld(w);
  return {
    format: 1,
    room,
    contentHash: scenario.contentHash,
    seed,
    engineHash: ENGINE_HASH,
    endTick: w.state.tick,
    hash: total,
    parts: { ...parts },
    events: w.events.length,
    commands,
  };
}
