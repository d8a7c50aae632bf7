import { describe, expect, it } from 'vitest';
import { advance, createWorld, type WorldOptions } from '../../../engine/exercise/run.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../engine/exercise/snapshot.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { openScenario } from '../../../server/cli/catalogue.ts';
import { numbersAreSound } from './invariants.ts';

const { region, scenario } = await openScenario('wushan-forest-fire');
const HOUR = 3600;
const END = 4 * HOUR;
const options = (mode: World['mode']): WorldOptions => ({ region, scenario, seed: 1, mode });

function started(mode: World['mode']): World {
  const w = createWorld(options(mode));
  submit(w, { kind: 'instructor' }, { type: 'start' });
  return w;
}

const bytes = (x: unknown): number => Buffer.byteLength(JSON.stringify(x));

describe('the first hours of the fire in Wushan', () => {
  const whole = started('plain');
  advance(whole, END);

  it('come out the same on drafts, in odd pieces, saved and loaded on the way', () => {
    let w = started('immer');
    for (let i = 0; w.state.tick < END; i++) {
      advance(w, Math.min(END, w.state.tick + 1 + ((i * 613) % 1399)));
      if (i % 9 === 4) w = loadWorld(options(i % 2 === 0 ? 'immer' : 'plain'), saveWorld(w));
    }
    expect(hashWorld(w).parts).toEqual(hashWorld(whole).parts);
  });

  it('hold only sound numbers, and events that have earlier causes', () => {
    numbersAreSound(whole.state, 'state');
    const ids = new Set(whole.events.map((e) => e.id));
    const orphans = whole.events.filter(
      (e) => e.cause !== null && (e.cause >= e.id || !ids.has(e.cause)),
    );
    expect(orphans).toEqual([]);
  });

  it('stay small: the state within 1.5 MB, a view without rasters within 80 kB', () => {
    expect(bytes(whole.state)).toBeLessThan(1.5e6);
    for (const { id } of scenario.seats) expect(bytes(viewOf(whole, id)), id).toBeLessThan(80_000);
  });
});
