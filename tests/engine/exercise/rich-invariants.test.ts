import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Command } from '../../../engine/exercise/commands/command.ts';
import { apply } from '../../../engine/exercise/apply.ts';
import { HOUSEKEEPING, type EventBody } from '../../../engine/exercise/event.ts';
import { isEventName } from '../../../engine/exercise/msel/event-facts.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { hashWorld } from '../../../engine/exercise/snapshot.ts';
import { check, isUnitOrder, submit } from '../../../engine/exercise/submit.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { commandSchema } from '../../../engine/protocol/command-schema.ts';
import { firstIssue } from '../../../engine/protocol/wire-schema.ts';
import { play, RICH, richOptions, startRich } from '../../support/rich-run.ts';
import { ROCKFALL } from '../../support/rich-events.ts';
import { mustHold } from './invariants.ts';
import { anyCommand, garbage } from './rich-commands.ts';

const actor: fc.Arbitrary<Actor> = fc.oneof(
  {
    weight: 9,
    // The commander may order everybody and declare: most of what is tried by this seat is allowed.
    arbitrary: fc
      .oneof(fc.constant('commander'), fc.constantFrom(...RICH.seats.map((s) => s.id)))
      .map((seatId) => ({ kind: 'seat' as const, seatId })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'instructor' as const }) },
);
const script = fc.array(fc.tuple(actor, anyCommand, fc.integer({ min: 0, max: 900 })), {
  minLength: 15,
  maxLength: 60,
});

/** Everything but the record of refused orders and its two counters. */
function standing(w: World): string {
  const { orders, next, ...rest } = w.state;
  const kept = orders.filter((o) => o.status !== 'refused');
  return JSON.stringify([rest, kept, { ...next, order: 0, event: 0 }, w.pendingActions]);
}

function refusalLeavesNoTrace(w: World, who: Actor, command: Command): void {
  const before = standing(w);
  const total = hashWorld(w).total;
  const checked = check(w, who, command);
  expect(hashWorld(w).total).toBe(total);
  const { rejection } = submit(w, who, command);
  expect(rejection?.code).toBe(checked.ok ? undefined : checked.error.code);
  if (rejection === null) return;
  expect(standing(w)).toBe(before);
  if (!isUnitOrder(command)) expect(hashWorld(w).total).toBe(total);
}

function start(occupant: 'policy' | 'idle'): World {
  const w = startRich('plain');
  if (occupant === 'idle')
    for (const { id: seatId } of RICH.seats)
      submit(w, { kind: 'instructor' }, { type: 'setOccupant', seatId, occupant });
  return w;
}

describe('whatever anybody orders', () => {
  it('all holds that must, with the policy in the seats', () => {
    const w = start('policy');
    for (let tick = 600; tick <= RICH.durationTicks; tick += 600) {
      play(w, tick);
      mustHold(w);
    }
    expect(w.state.phase).toBe('ended');
    // What an inject may wait for is what the story keeps.
    const told = new Set(w.events.map((e) => e.body.type));
    expect([...told].filter((type) => !isEventName(type))).toEqual([]);
    expect(HOUSEKEEPING.filter((type) => isEventName(type))).toEqual([]);
  });

  it('nothing throws, refusals leave no trace, and all holds that must', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom('policy', 'idle'), script, (occupant, steps) => {
        const w = start(occupant);
        for (const [who, command, wait] of steps) {
          if (command.type === 'end') continue;
          const from = w.events.length;
          refusalLeavesNoTrace(w, who, command);
          if (w.events.slice(from).some((e) => e.body.type !== 'orderRefused')) accepted++;
          advance(w, w.state.tick + wait);
          mustHold(w);
        }
      }),
      { numRuns: 12, seed: 20260318 },
    );
    expect(accepted).toBeGreaterThan(40);
  });

  it('an incident harms nobody who is not there', () => {
    // More than live in the village, of whom some are away and some have left by then.
    const many = { immediate: 30, delayed: 30, minor: 60, dead: 5 };
    const slide = { ...ROCKFALL, atTick: 2400, villageId: 'v-2', casualties: many };
    const incidents = [...RICH.incidents.filter((x) => x.id !== slide.id), slide];
    const w = startRich('plain', { ...RICH, incidents });
    for (let tick = 600; tick <= 7200; tick += 600) {
      play(w, tick);
      mustHold(w);
    }
    expect(w.state.villages.find((v) => v.id === 'v-2')!.casualties).toBeGreaterThan(0);
  });

  it('who is called out twice at one moment leaves once, and does not go to work', () => {
    const w = createWorld(richOptions('plain'));
    const village = w.state.villages[0]!;
    const { atHome } = village;
    const away = w.state.away['v-1']!;
    let id = 1;
    const emit = (body: EventBody) => apply(w.state, { id: id++, tick: 1, cause: null, body });
    const leave = { type: 'peopleDisplaced', villageId: 'v-1', persons: atHome - 4 } as const;
    const on = { shelterId: 'shelter', unitId: null, dueTick: 60 };
    emit({ ...leave, ...on, cohortId: 1 });
    emit({ ...leave, ...on, cohortId: 2 });
    emit({ type: 'populationShifted', away: { 'v-1': away + 30 } });
    emit({ ...leave, ...on, cohortId: 3 });
    expect(village.atHome).toBe(0);
    expect(w.state.cohorts.map((c) => [c.persons, c.stage])).toEqual([
      [atHome - 4, 'preparing'],
      [4, 'preparing'],
      [0, 'relieved'],
    ]);
    expect(w.state.away['v-1']).toBe(away);
  });

  it('what is no command is turned away at the door, and never by an exception', () => {
    let refused = 0;
    fc.assert(
      fc.property(garbage, (value) => {
        const parsed = commandSchema.safeParse(value);
        // What a change left a command is taken as it was typed: nothing is dropped or made of it.
        if (parsed.success) expect(parsed.data).toEqual(value);
        else {
          refused++;
          expect(firstIssue(parsed.error).expected).not.toBe('');
        }
      }),
      { numRuns: 500, seed: 3 },
    );
    expect(refused).toBeGreaterThan(400);
  });
});
