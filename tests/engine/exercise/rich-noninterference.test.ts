import { describe, expect, it } from 'vitest';
import { layerOf, layerVersions } from '../../../engine/exercise/layers.ts';
import { advance } from '../../../engine/exercise/run.ts';
import { setupOf } from '../../../engine/exercise/setup-of.ts';
import { check, submit } from '../../../engine/exercise/submit.ts';
import type { LayerId } from '../../../engine/exercise/layer-frame.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { play, RICH, startRich } from '../../support/rich-run.ts';
import { TWINS, type Twin } from './twins.ts';

/**
 * Noninterference with every part of the response in play: what nobody can have observed yet
 * changes no byte that a seat gets, no refusal, and no decision of the policy.
 */
const LOOK = 150;

/** All that the seats get, moment by moment, with a name for the first that differs. */
function shown(t: Twin, hiding: boolean, policy: boolean): { out: Map<string, string>; w: World } {
  const scenario = { ...RICH, ...t.open, ...(hiding ? t.hiding : {}) };
  const w = startRich('immer', scenario);
  if (!policy)
    for (const s of scenario.seats)
      submit(w, { kind: 'instructor' }, { type: 'setOccupant', seatId: s.id, occupant: 'human' });
  const given = [...(t.also ?? []), ...(hiding ? (t.secret ?? []) : [])];
  const out = new Map<string, string>();
  for (let tick = LOOK; tick <= t.untilTick; tick += LOOK) {
    play(w, tick, (x, to) => {
      for (const g of given.filter((y) => y.tick > x.state.tick && y.tick <= to)) {
        advance(x, g.tick);
        submit(x, { kind: 'seat', seatId: g.seatId }, g.command);
      }
      advance(x, to);
    });
    for (const { id } of scenario.seats) {
      if (t.notCompared?.includes(id) === true) continue;
      const say = (what: string, value: unknown) =>
        out.set(`${tick} ${id} ${what}`, JSON.stringify(value));
      for (const [part, value] of Object.entries(viewOf(w, id))) say(part, value);
      say('setup', setupOf(w, id));
      for (const layer of Object.keys(layerVersions(w, id)))
        say(layer, layerOf(w, id, layer as LayerId));
      t.probes?.forEach((c, i) => say(`probe ${i}`, check(w, { kind: 'seat', seatId: id }, c)));
    }
    if (policy) out.set(`${tick} policy`, JSON.stringify(decisions(w, t.notCompared ?? [])));
  }
  return { out, w };
}

/** What the policy did so far, without numbers that run through the whole exercise. */
function decisions(w: World, without: readonly string[]): unknown {
  const { orders, reports, surveys, warnings, aid, forecastRequests, command } = w.state;
  const of = <T extends { seatId: string }>(list: readonly T[]) =>
    list.filter((x) => !without.includes(x.seatId));
  return [
    of(orders).map((o) => [o.tick, o.seatId, o.order, o.status, o.rejection, o.endTick]),
    of(reports).map((r) => ({ ...r, id: 0 })),
    of(surveys).map((s) => [s.id, s.requestedTick, s.area]),
    of(warnings).map((x) => [x.id, x.tick, x.zone]),
    aid.map((a) => [a.id, a.askedTick, a.answeredTick]),
    of(forecastRequests),
    command,
  ];
}

function firstDifference(t: Twin, policy: boolean): unknown {
  const open = shown(t, false, policy);
  const hiding = shown(t, true, policy);
  // The secret is really there, and in the other run it is not.
  expect(t.proof(hiding.w)).toBe(true);
  expect(t.proof(open.w)).toBe(false);
  expect([...hiding.out.keys()]).toEqual([...open.out.keys()]);
  for (const [key, text] of open.out)
    if (hiding.out.get(key) !== text) return { key, open: text, hiding: hiding.out.get(key) };
  return null;
}

describe('seats learn nothing of', () => {
  for (const t of TWINS) {
    it(`${t.name}, with people in the seats`, () => {
      expect(firstDifference(t, false)).toBeNull();
    });
    it(`${t.name}, with the policy in the seats`, () => {
      expect(firstDifference(t, true)).toBeNull();
    });
  }
});
