import { knowledgeOf } from '../../exercise/knowledge-of.ts';
import type { Command } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { Scenario, SeatId, SeatRole } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import type { Region } from '../../region/region.ts';
import { addressBook } from './address-book.ts';
import { evacuate, rouse } from './evacuating.ts';
import { fireEdgeOf, type FireEdge } from './fire-edge.ts';
import type { SeatPolicy } from './policy.ts';
import { acknowledgements, reports } from './reporting.ts';
import { askForecast, scout } from './scouting.ts';
import { supply } from './supplying.ts';
import { attackEdge, cutLines, dropWater } from './suppression.ts';

/** A command that the policy gives for a seat that nobody sits in. */
export interface PolicyCommand {
  readonly seatId: SeatId;
  readonly command: Command;
}

/**
 * Plays the seats whose occupant is `policy`. What it does follows from the state of the exercise
 * alone, seen through the seat's own knowledge, so that a restored exercise goes on alike.
 */
export interface Autopilot {
  /** Next tick, after now, at which it wants to decide; Infinity without such seats. */
  nextDue(w: World): number;
  /** What it orders at `tick`, in the order in which it is to be submitted. */
  decide(w: World, tick: number): readonly PolicyCommand[];
}

/** Every seat thinks so often, seconds of simulated time; seats take turns a minute apart. */
const TURN_TICKS = 300;
const OFFSET_TICKS = 60;

const POLICIES: Readonly<Record<SeatRole, SeatPolicy>> = {
  incidentCommander: (k, edge) => reports(k, edge),
  technicalCommander: (k, edge, book) =>
    edge === null ? [] : [...scout(k, edge, book), ...askForecast(k)],
  rescue: (k, edge, book) =>
    edge === null
      ? []
      : [...dropWater(k, edge, book), ...cutLines(k, edge), ...attackEdge(k, edge)],
  evacuation: (k, edge, book) => (edge === null ? [] : evacuate(k, edge, book)),
  supply: (k, _edge, book) => supply(k, book),
  township: (k, edge, book) =>
    edge === null
      ? []
      : withoutRepeats([
          ...rouse(k, edge, book),
          ...evacuate(k, edge, book),
          ...attackEdge(k, edge),
        ]),
};

/** A team gets the first of several orders: saving people comes before the fire. */
function withoutRepeats(commands: readonly Command[]): Command[] {
  const used = new Set<string>();
  return commands.filter((c) => {
    if (!('unitId' in c)) return true;
    if (used.has(c.unitId)) return false;
    used.add(c.unitId);
    return true;
  });
}

const offsetOf = (seatAt: number): number => (seatAt * OFFSET_TICKS) % TURN_TICKS;

/** First turn of a seat after `tick`. */
function nextTurn(seatAt: number, tick: number): number {
  const offset = offsetOf(seatAt);
  return Math.floor((tick - offset) / TURN_TICKS + 1) * TURN_TICKS + offset;
}

export function createAutopilot(scenario: Scenario, region: Region): Autopilot {
  const book = addressBook(scenario, region);
  /** The edge of each seat's picture, kept until the picture or the wind changes. */
  const edges = new Map<SeatId, { windFromDeg: number; edge: FireEdge | null }>();
  const edgeFor = (k: SeatKnowledge): FireEdge | null => {
    const windFromDeg = k.weather.windFromDeg;
    const kept = edges.get(k.seat.id);
    if (kept?.edge?.version === k.fireVersion && kept.windFromDeg === windFromDeg) return kept.edge;
    const edge = fireEdgeOf(k);
    edges.set(k.seat.id, { windFromDeg, edge });
    return edge;
  };
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
        const k = knowledgeOf(w, s.id);
        const commands = [...POLICIES[k.seat.role](k, edgeFor(k), book), ...acknowledgements(k)];
        const allowed = new Set<string>(k.seat.commands);
        for (const command of commands)
          if (allowed.has(command.type)) out.push({ seatId: s.id, command });
      });
      return out;
    },
  };
}
