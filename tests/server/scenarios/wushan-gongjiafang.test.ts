import { beforeAll, describe, expect, it } from 'vitest';
import { openScenario, type Loaded } from '../../../server/cli/catalogue.ts';
import { openingCommands, play, stamp, type HeadlessRun } from '../../../server/cli/headless.ts';

let loaded: Loaded;
let run: HeadlessRun;
beforeAll(async () => {
  loaded = await openScenario('wushan-rockfall-gongjiafang-2008');
  run = play(loaded, '1', (w) => stamp(openingCommands(w, 'idle')), 7 * 3600);
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

  it('goes within a quarter of an hour of the published 16:40', () => {
    const failed = run.world.events.find((e) => e.body.type === 'slopeFailed')!;
    expect(Math.abs(failed.tick - (6 * 3600 + 20 * 60))).toBeLessThan(900);
  });

  it('is told once to those who are called', () => {
    const told = run.world.state.messages.filter((m) => m.key?.startsWith('slopeFailed'));
    expect(told.map((m) => m.toSeatIds)).toEqual([
      ['incident-commander', 'maritime', 'technical-commander'],
    ]);
  });

  it('hits whoever is idle; the policy has the banks empty, the boats away, the channel shut', () => {
    // A minute of wave is enough where nobody is left.
    const { landslide } = loaded.scenario;
    const wave = { ...landslide!.wave!, runS: 60 };
    const short = { ...loaded.scenario, landslide: { ...landslide!, wave } };
    const policy = play(
      { ...loaded, scenario: short },
      '1',
      (w) => stamp(openingCommands(w, 'policy')),
      7 * 3600,
    );
    const harm = ({ world }: HeadlessRun): number =>
      world.state.waterfront.reduce((n, { toll }) => {
        if (toll === null) return n;
        return n + toll.sunk + toll.adrift + toll.hurt + toll.missing;
      }, 0);
    expect(harm(run)).toBeGreaterThan(10);
    expect(harm(policy)).toBe(0);
    const status = Object.fromEntries(policy.lines.map((l) => [l.id, l.status]));
    expect(status).toMatchObject({ W1: 'met', W5: 'met', W6: 'met' });
  });
});
