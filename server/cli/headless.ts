import type { Actor, Command, StampedCommand } from '../../engine/exercise/commands/command.ts';
import { advance, createWorld } from '../../engine/exercise/run.ts';
import { hashWorld } from '../../engine/exercise/snapshot.ts';
import type { WorldHash } from '../../engine/exercise/snapshot.ts';
import { submit } from '../../engine/exercise/submit.ts';
import type { World } from '../../engine/exercise/world.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import { worldOfSeed } from '../../engine/study/course.ts';
import type { Loaded } from './catalogue.ts';
import { CliError } from './command.ts';

export type Occupant = 'policy' | 'idle';

/** A whole exercise without an audience: no page, no clock on the wall, plain state. */
export interface HeadlessRun {
  readonly world: World;
  readonly commands: readonly StampedCommand[];
  readonly hash: WorldHash;
  readonly lines: readonly ScoreLine[];
  /** From creation to score, after loading; elapsed and processor time. */
  readonly wallMs: number;
  readonly cpuMs: number;
}

const INSTRUCTOR: Actor = { kind: 'instructor' };

/** Every seat as asked for, then the start: the log of an exercise that nobody touches. */
export function openingCommands(w: World, occupant: Occupant): Command[] {
  const out: Command[] = [];
  for (const s of w.state.seats)
    if (s.occupant !== occupant) out.push({ type: 'setOccupant', seatId: s.id, occupant });
  out.push({ type: 'start' });
  return out;
}

/** Runs `commands`, each at its tick, then on to `untilTick` or the end. */
export function play(
  loaded: Loaded & { readonly plan?: ResponsePlan | null },
  seed: string,
  commandsOf: (w: World) => readonly StampedCommand[],
  untilTick: number,
): HeadlessRun {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const world = createWorld({ ...loaded, ...worldOfSeed(loaded, seed), mode: 'plain' });
  const commands = commandsOf(world);
  for (const c of commands) {
    if (c.tick > world.state.tick) advance(world, c.tick);
    const { rejection } = submit(world, c.actor, c.command);
    if (rejection !== null && c.actor.kind === 'instructor') {
      throw new CliError(`command ${c.seq} (${c.command.type}) is refused: ${rejection.code}`);
    }
  }
  advance(world, untilTick);
  const lines = world.scores.lines(world);
  const wallMs = performance.now() - started;
  const used = process.cpuUsage(cpu);
  return {
    world,
    commands,
    hash: hashWorld(world),
    lines,
    wallMs,
    cpuMs: (used.user + used.system) / 1000,
  };
}

export const stamp = (commands: readonly Command[]): StampedCommand[] =>
  commands.map((command, i) => ({
    seq: i + 1,
    tick: 0,
    actor: INSTRUCTOR,
    clientSeq: null,
    command,
  }));
