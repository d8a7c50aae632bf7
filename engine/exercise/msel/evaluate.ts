import type { ScoreLine } from '../../plan/target.ts';
import type { World } from '../world.ts';
import { compare, type Condition } from './condition.ts';
import { quantityValue } from './quantity-values.ts';
import type { EventWatch } from './watch.ts';

/** What a look at the world needs; `lines` are worked out once a moment, and only when asked for. */
export interface Look {
  readonly world: World;
  readonly tick: number;
  readonly watch: EventWatch;
  readonly lines: () => readonly ScoreLine[];
}

export function lookAt(w: World, tick: number, watch: EventWatch): Look {
  let lines: readonly ScoreLine[] | null = null;
  return { world: w, tick, watch, lines: () => (lines ??= w.scores.lines(w)) };
}

/** Whether a condition holds in the true state at this moment. */
export function holds(c: Condition, look: Look): boolean {
  switch (c.kind) {
    case 'all':
      return c.of.every((part) => holds(part, look));
    case 'any':
      return c.of.some((part) => holds(part, look));
    case 'not':
      return !holds(c.of, look);
    case 'event':
      return compare(look.watch.seen(c.event, c.where).count, c.op, c.count);
    case 'since': {
      const seen = look.watch.seen(c.event, c.where);
      const from = c.which === 'first' ? seen.firstTick : seen.lastTick;
      return from >= 0 && compare(look.tick - from, c.op, c.ticks);
    }
    case 'quantity':
      return compare(
        quantityValue(c.quantity, look.world, look.tick, c.where, c.value),
        c.op,
        c.value,
      );
    case 'target': {
      const value = lineOf(look, c.targetId)?.value ?? null;
      return value !== null && compare(value, c.op, c.value);
    }
    case 'targetStatus':
      return lineOf(look, c.targetId)?.status === c.status;
  }
}

const lineOf = (look: Look, id: string): ScoreLine | undefined =>
  look.lines().find((l) => l.id === id);
