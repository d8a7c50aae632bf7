import { knowledgeOf } from '../../exercise/knowledge-of.ts';
import type { Command } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { Scenario, SeatId, SeatRole } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import type { Region } from '../../region/region.ts';

/** A command that the policy gives for a seat that nobody sits in. */
export interface PolicyCommand {
  readonly seatId: SeatId;
  readonly command: Command;
}

/**
 * Plays the seats whose occupant is `policy`. Keeps nothing between two decisions: what it does
 * follows from the state of the exercise alone, so that a restored exercise goes on alike.
 */
export interface Autopilot {
  /** Next tick, after now, at which it wants to decide; Infinity without such seats. */
  nextDue(w: World): number;
  /** What it orders at `tick`, in the order in which it is to be submitted. */
  decide(w: World, tick: number): readonly PolicyCommand[];
}

/** What one kind of seat does at its turn, from what it knows. */
export type SeatPolicy = (k: SeatKnowledge) => readonly Command[];

/** Every seat thinks so often, seconds of simulated time; seats take turns a minute apart. */
const TURN_TICKS = 300;
const OFFSET_TICKS = 60;

const POLICIES: Partial<Record<SeatRole, SeatPolicy>> = {};

const offsetOf = (seatAt: number): number => (seatAt * OFFSET_TICKS) % TURN_TICKS;

/** First turn of a seat after `tick`. */
function nextTurn(seatAt: number, tick: number): number {
  const offset = offsetOf(seatAt);
  return Math.floor((tick - offset) / TURN_TICKS + 1) * TURN_TICKS + offset;
}

export function createAutopilot(_scenario: Scenario, _region: Region): Autopilot {
  return {
    nextDue(w) {
      let due = Infinity;
      w.state.seats.forEach((s, i) => {
        if (s.occupant === 'policy') due = Math.min(due, nextTurn(i, w.state.tick));
      });
      return due;
    },
    decide(w, tick) {
      const out: PolicyCommand[] = [];
      w.state.seats.forEach((s, i) => {
        if (s.occupant !== 'policy' || tick % TURN_TICKS !== offsetOf(i)) return;
        const policy = POLICIES[w.index.seat.get(s.id)!.spec.role];
        if (policy === undefined) return;
        for (const command of policy(knowledgeOf(w, s.id))) out.push({ seatId: s.id, command });
      });
      return out;
    },
  };
}
