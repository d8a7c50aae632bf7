import { beforeAll, describe, expect, it } from 'vitest';
import { openScenario } from '../../../server/cli/catalogue.ts';
import { openingCommands, play, stamp, type HeadlessRun } from '../../../server/cli/headless.ts';

let run: HeadlessRun;
beforeAll(async () => {
  const loaded = await openScenario('wushan-rockfall-gongjiafang-2008');
  run = play(loaded, '1', (w) => stamp(openingCommands(w, 'idle')), 2400);
}, 120_000);

/** Published figure, and the factor either way within which formulas outside of their tests may lie. */
const near = (published: number, got: number): void => {
  expect(got).toBeGreaterThan(published / 4);
  expect(got).toBeLessThan(published * 4);
};

describe('the replay of Gongjiafang 2008', () => {
  it('has amplitude, run-up and the dock within a factor of four of the published figures', () => {
    const [wave] = run.world.landslide!.waves();
    near(31.8, wave!.crestM);
    near(13.1, wave!.wettedM);
    const dock = run.world.scenario.waterfront!.banks.find((b) => b.id === 'bank-dock')!;
    near(1.1, run.world.landslide!.waveAt(dock.at)!.crestM);
  });

  it('says which numbers leave the range of the law', () => {
    const notes = run.world.landslide!.notes();
    expect(notes.filter((n) => n.startsWith('wave:gongjiafang'))).toHaveLength(2);
    expect(notes).toContain('wave:fv1 on cells of 30 m');
  });

  it('tells the failure once to whoever is there', () => {
    const told = run.world.state.messages.filter((m) => m.key?.startsWith('slopeFailed'));
    expect(told.map((m) => m.toSeatIds)).toEqual([['observer']]);
  });
});
