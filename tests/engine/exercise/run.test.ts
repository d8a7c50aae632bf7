import { describe, expect, it } from 'vitest';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../engine/exercise/snapshot.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

const region = littleRegion();
const scenario = littleScenario(region);
const HOUR = 3600;

function started(mode: World['mode'], seed = 1): World {
  const w = createWorld({ region, scenario, seed, mode });
  expect(submit(w, { kind: 'instructor' }, { type: 'start' }).rejection).toBeNull();
  return w;
}

describe('a run', () => {
  it('is the same on plain objects and on immer drafts', () => {
    const plain = started('plain');
    const drafts = started('immer');
    for (let t = HOUR; t <= 4 * HOUR; t += HOUR) {
      advance(plain, t);
      advance(drafts, t);
      expect(hashWorld(drafts).parts).toEqual(hashWorld(plain).parts);
    }
  });

  it('does not depend on how often somebody looks', () => {
    const often = started('plain');
    for (let t = 60; t <= 2 * HOUR; t += 60) advance(often, t);
    const once = started('plain');
    advance(once, 2 * HOUR);
    expect(hashWorld(often).parts.fire).toBe(hashWorld(once).parts.fire);
    expect(hashWorld(often).parts.orders).toBe(hashWorld(once).parts.orders);
    expect(hashWorld(often).total).toBe(hashWorld(once).total);
  });

  it('differs with the seed', () => {
    const one = started('plain', 1);
    const two = started('plain', 2);
    advance(one, 2 * HOUR);
    advance(two, 2 * HOUR);
    expect(hashWorld(one).total).not.toBe(hashWorld(two).total);
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    const w = started('immer');
    advance(w, 1.5 * HOUR);
    const saved = saveWorld(w);
    const restored = loadWorld({ region, scenario, seed: 1, mode: 'immer' }, saved);
    expect(hashWorld(restored)).toEqual(hashWorld(w));
    advance(w, 3 * HOUR);
    advance(restored, 3 * HOUR);
    expect(hashWorld(restored)).toEqual(hashWorld(w));
    expect(restored.events.length).toBe(w.events.length);
  });

  it('refuses a snapshot that is cut short or of another seed', () => {
    const w = started('plain');
    advance(w, 600);
    const saved = saveWorld(w);
    const o = { region, scenario, seed: 1, mode: 'plain' } as const;
    expect(() => loadWorld(o, saved.subarray(0, saved.length - 9))).toThrow(/cut short/);
    expect(() => loadWorld({ ...o, seed: 2 }, saved)).toThrow(/another seed/);
  });

  it('ends by itself when the time of the scenario is over', () => {
    const w = started('plain');
    advance(w, 100 * HOUR);
    expect(w.state.tick).toBe(scenario.durationTicks);
    expect(w.state.phase).toBe('ended');
    expect(w.events.at(-1)!.body).toEqual({ type: 'exerciseEnded', reason: 'duration' });
  });
});
