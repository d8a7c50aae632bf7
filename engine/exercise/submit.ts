import { err, ok, type Result } from '../kernel/result.ts';
import {
  refuse,
  type Actor,
  type Command,
  type Rejection,
  type UnitOrder,
} from './commands/command.ts';
import type { CommandDef, DecideContext, OrderPreview } from './commands/command-def.ts';
import { COMMANDS } from './commands/registry.ts';
import { whoMay } from './commands/who-may.ts';
import type { ExerciseEvent } from './event.ts';
import type { SeatId } from './scenario.ts';
import { Moment } from './step.ts';
import type { World } from './world.ts';

export interface Submitted {
  readonly rejection: Rejection | null;
  readonly events: readonly ExerciseEvent[];
}

/**
 * Decides and applies one command at the current tick. A refused order to a team is kept as an
 * event (it is evidence), any other refusal leaves no trace in the state.
 */
export function submit(w: World, actor: Actor, command: Command): Submitted {
  const from = w.events.length;
  const moment = new Moment(w, w.state.tick);
  const decided = decide(w, moment, actor, command);
  if (decided.ok) {
    moment.commit(w);
    return { rejection: null, events: w.events.slice(from) };
  }
  if (isUnitOrder(command) && actor.kind !== 'instructor' && w.state.phase === 'running') {
    const record = new Moment(w, w.state.tick);
    record.emit({
      type: 'orderRefused',
      orderId: record.id('order'),
      seatId: actor.seatId,
      byPolicy: actor.kind === 'policy',
      order: command,
      rejection: decided.error,
    });
    record.commit(w);
  }
  return { rejection: decided.error, events: w.events.slice(from) };
}

/** What a command would lead to; changes nothing. */
export function check(w: World, actor: Actor, command: Command): Result<OrderPreview, Rejection> {
  return decide(w, new Moment(w, w.state.tick), actor, command);
}

function decide(
  w: World,
  moment: Moment,
  actor: Actor,
  command: Command,
): Result<OrderPreview, Rejection> {
  const def = COMMANDS[command.type] as CommandDef | undefined;
  if (def === undefined) return err(refuse('unknownCommand', { type: String(command.type) }));
  const denied = authority(w, actor, command, def);
  if (denied !== null) return err(denied);
  const seatId: SeatId | null = actor.kind === 'instructor' ? null : actor.seatId;
  const ctx: DecideContext = {
    tick: moment.tick,
    actor,
    seatId,
    emit: (body, cause) => moment.emit(body, cause),
    id: (counter) => moment.id(counter),
    hazardAction: (hazard, action) => moment.hazardAction(hazard, action),
  };
  const decided = def.decide(w, command as never, ctx);
  return decided.ok ? ok(decided.value) : decided;
}

function authority(w: World, actor: Actor, command: Command, def: CommandDef): Rejection | null {
  if ((def.by === 'instructor') !== (actor.kind === 'instructor'))
    return refuse('notAuthorised', { command: command.type });
  if (actor.kind === 'instructor') return null;
  if (w.state.phase !== 'running') return refuse('notRunning', { phase: w.state.phase });
  const seat = w.index.seat.get(actor.seatId);
  if (seat === undefined) return refuse('notAuthorised', { command: command.type });
  const unit = isUnitOrder(command) ? w.index.unit.get(command.unitId) : undefined;
  const others = () =>
    whoMay(
      w,
      (s) =>
        s.commands.includes(command.type) &&
        (s.span === 'all' || unit === undefined || unit.spec.seatId === s.id),
    );
  if (!seat.spec.commands.includes(command.type))
    return refuse('notAuthorised', { command: command.type, seat: actor.seatId, ...others() });
  if (!isUnitOrder(command)) return null;
  if (unit === undefined) return refuse('unknownUnit', { unit: command.unitId });
  if (seat.spec.span === 'own' && unit.spec.seatId !== actor.seatId)
    return refuse('notAuthorised', {
      command: command.type,
      unit: command.unitId,
      ...others(),
    });
  return null;
}

export const isUnitOrder = (c: Command): c is UnitOrder => 'unitId' in c;
