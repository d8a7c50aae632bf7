import { describe, expect, it } from 'vitest';
import type { Actor, Command } from '../../../engine/exercise/commands/command.ts';
import { layerOf, layerVersions } from '../../../engine/exercise/layers.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import type { Scenario } from '../../../engine/exercise/scenario.ts';
import { setupOf } from '../../../engine/exercise/setup-of.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import { littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

/**
 * Noninterference: two exercises with the same commands, of which one hides things that nobody can
 * have observed yet, must show every player the same bytes at every moment.
 */
const region = littleRegion();
const base = littleScenario(region);
const both = (s: string) => ({ zh: s, en: s });

/**
 * Inside the four hours that are compared: a fire far from every eye, an inject to the supply seat
 * alone (which is therefore not compared), one more that only the instructor can fire, and other
 * expected actions.
 */
const TOLD = 'supply';
const secrets: Scenario = {
  ...base,
  wildfire: {
    ...base.wildfire!,
    ignitions: [...base.wildfire!.ignitions, { at: { e: 700, n: 11300 }, tick: 600 }],
  },
  injects: [
    { ...base.injects[0]!, expected: both('another expected action') },
    { ...base.injects[0]!, id: 'inject-7', number: '7', atTick: 1800, toSeatIds: [TOLD] },
    { ...base.injects[0]!, id: 'inject-8', number: '8', atTick: 7200, toSeatIds: [TOLD] },
    { ...base.injects[0]!, id: 'inject-9', number: '9', atTick: null, text: both('a secret') },
  ],
  contentHash: 'other',
};

const script: readonly { tick: number; seatId: string; command: Command }[] = [
  {
    tick: 900,
    seatId: 'rescue',
    command: { type: 'move', unitId: 'crew-a', to: { e: 7000, n: 8000 } },
  },
  {
    tick: 1200,
    seatId: 'evacuation',
    command: { type: 'evacuate', unitId: 'bus', villageId: 'v-2', shelterId: 'shelter' },
  },
  {
    tick: 2400,
    seatId: 'technical',
    command: { type: 'recon', unitId: 'drone', at: { e: 8500, n: 8000 } },
  },
  { tick: 3000, seatId: 'rescue', command: { type: 'move', unitId: 'bus', to: { e: 0, n: 0 } } },
];

/** Everything that each seat gets, moment by moment, as text. */
function shown(scenario: Scenario): { out: string[]; burnedHa: number } {
  const w = createWorld({ region, scenario, seed: 7, mode: 'immer' });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  for (const s of scenario.seats.slice(0, 5))
    submit(w, { kind: 'instructor' }, { type: 'setOccupant', seatId: s.id, occupant: 'human' });
  const out: string[] = [];
  for (let tick = 300; tick <= 4 * 3600; tick += 300) {
    for (const s of script.filter((x) => x.tick === tick)) {
      const actor: Actor = { kind: 'seat', seatId: s.seatId };
      out.push(JSON.stringify(submit(w, actor, s.command).rejection));
    }
    advance(w, tick);
    for (const seat of scenario.seats.filter((x) => x.id !== TOLD)) {
      out.push(JSON.stringify(setupOf(w, seat.id)), JSON.stringify(viewOf(w, seat.id)));
      for (const id of Object.keys(layerVersions(w, seat.id)))
        out.push(JSON.stringify(layerOf(w, seat.id, id as 'fire-known')));
    }
  }
  return { out, burnedHa: viewOf(w, 'truth').control!.burnedHa };
}

describe('what players are shown', () => {
  it('is the same bytes whatever nobody can have observed yet', () => {
    const { out: open, burnedHa } = shown(base);
    const { out: hiding, burnedHa: withSecret } = shown(secrets);
    // The hidden fire is really there.
    expect(withSecret).toBeGreaterThan(burnedHa + 1);
    expect(open.length).toBeGreaterThan(500);
    expect(hiding.length).toBe(open.length);
    const first = open.findIndex((text, i) => text !== hiding[i]);
    expect(first < 0 ? null : { open: open[first], hiding: hiding[first] }).toBeNull();
  });

  it('gives the refused orders and messages of others no trace in the numbers of a seat', () => {
    const numbersOf = (noise: boolean) => {
      const w = createWorld({ region, scenario: base, seed: 7, mode: 'immer' });
      submit(w, { kind: 'instructor' }, { type: 'start' });
      const say = (seatId: string, command: Command) =>
        submit(w, { kind: 'seat', seatId }, command);
      if (noise) {
        say('evacuation', { type: 'move', unitId: 'crew-b', to: { e: 0, n: 0 } });
        say('evacuation', { type: 'message', toSeatIds: ['supply'], text: 'between us' });
      }
      say('rescue', { type: 'move', unitId: 'crew-a', to: { e: 7000, n: 8000 } });
      say('rescue', { type: 'move', unitId: 'bus', to: { e: 0, n: 0 } });
      say('commander', { type: 'message', toSeatIds: ['rescue'], text: 'go on' });
      return JSON.stringify(viewOf(w, 'rescue'));
    };
    expect(numbersOf(true)).toBe(numbersOf(false));
    expect(numbersOf(false)).toContain('"id":-1');
  });

  it('never holds the truth layer, the score or the injects while it runs', () => {
    const w = createWorld({ region, scenario: base, seed: 7, mode: 'immer' });
    submit(w, { kind: 'instructor' }, { type: 'start' });
    advance(w, 2 * 3600);
    for (const s of base.seats) {
      const view = viewOf(w, s.id);
      expect(view.score).toBeNull();
      expect(view.control).toBeNull();
      expect(Object.keys(layerVersions(w, s.id))).not.toContain('fire-truth');
      expect(layerOf(w, s.id, 'fire-truth')).toBeNull();
    }
    expect(viewOf(w, 'truth').control?.injects.length).toBe(1);
  });

  it('shows a message to its addressees and its sender alone', () => {
    const w = createWorld({ region, scenario: base, seed: 7, mode: 'immer' });
    submit(w, { kind: 'instructor' }, { type: 'start' });
    submit(
      w,
      { kind: 'seat', seatId: 'rescue' },
      { type: 'message', toSeatIds: ['supply'], text: 'for supply' },
    );
    const readers = base.seats.filter((s) => viewOf(w, s.id).messages.length > 0).map((s) => s.id);
    expect(readers).toEqual(['rescue', 'supply']);
  });
});
