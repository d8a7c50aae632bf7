import { beforeAll, describe, expect, it } from 'vitest';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../engine/exercise/snapshot.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { openScenario, type Loaded } from '../../../server/cli/catalogue.ts';
import { openingCommands, play, stamp, type HeadlessRun } from '../../../server/cli/headless.ts';

/** After the failure of every seed that is played here; nothing is decided later. */
const END = 12.5 * 3600;
let loaded: Loaded;
beforeAll(async () => {
  const { scenario, ...rest } = await openScenario('wushan-hongyanzi-2015');
  const { landslide } = scenario;
  // Two minutes of wave: by then it has been at every berth and bank of the scenario.
  const wave = { ...landslide!.wave!, runS: 120 };
  loaded = { ...rest, scenario: { ...scenario, landslide: { ...landslide!, wave } } };
});

const runs = new Map<string, HeadlessRun>();
function runOf(seed: string, occupant: 'policy' | 'idle'): HeadlessRun {
  const key = `${occupant} ${seed}`;
  let run = runs.get(key);
  if (run === undefined) {
    run = play(loaded, seed, (w) => stamp(openingCommands(w, occupant)), END);
    runs.set(key, run);
  }
  return run;
}

const tollOf = (run: HeadlessRun) =>
  run.world.state.waterfront.reduce(
    (sum, p) => ({
      boats: sum.boats + (p.toll?.sunk ?? 0) + (p.toll?.adrift ?? 0),
      people: sum.people + (p.toll?.hurt ?? 0) + (p.toll?.missing ?? 0),
    }),
    { boats: 0, people: 0 },
  );

describe('the Hongyanzi landslide of 2015', () => {
  it('has the published volumes, households and persons', () => {
    const { scenario, region } = loaded;
    expect(scenario.landslide!.slides.map((s) => s.volumeM3).slice(0, 2)).toEqual([
      230_000, 250_000,
    ]);
    const hamlet = region.villages.find((v) => v.id === 'v-500237002-h1')!;
    expect([hamlet.households, hamlet.population]).toEqual([56, 196]);
    // Nobody is counted twice: its people are taken out of the community's 5,198.
    expect(region.villages.find((v) => v.id === 'v-500237002-3')!.population).toBe(5198 - 196);
  });

  it.each(['1', '2'])(
    'hits idle seats and is met by the policy on seed %s',
    (seed) => {
      const idle = runOf(seed, 'idle');
      const policy = runOf(seed, 'policy');
      expect(tollOf(idle).boats).toBeGreaterThan(15);
      expect(tollOf(idle).people).toBeGreaterThan(5);
      expect(tollOf(policy)).toEqual({ boats: 0, people: 0 });
      const status = Object.fromEntries(policy.lines.map((l) => [l.id, l.status]));
      expect(status).toMatchObject({ W1: 'met', W2: 'met', W5: 'met', W6: 'met', W7: 'met' });
      // The volunteers call, but nobody is told to leave before the slope goes.
      const left = idle.lines.find((l) => l.id === 'W6')!;
      expect([left.casesMet, left.cases]).toEqual([1, 2]);
    },
    120_000,
  );

  it('warns hours before the failure, and the score tells the lead', () => {
    const { lines, world } = runOf('1', 'policy');
    const lead = lines.find((l) => l.id === 'W6')!.also.find((a) => a.unit === 'h')!;
    expect(lead.value).toBeGreaterThan(2);
    const failed = world.events.find((e) => e.body.type === 'slopeFailed')!;
    const told = world.events.find(
      (e) => e.body.type === 'warningIssued' && e.body.warning.advice === 'evacuate',
    )!;
    expect(lead.value).toBeCloseTo((failed.tick - told.tick) / 3600, 9);
  });

  it('raises a wave of the height that was reported at the opposite bank, within a factor of two', () => {
    const { world } = runOf('1', 'idle');
    const wave = world.landslide!.waveAt(
      loaded.scenario.waterfront!.banks.find((b) => b.id === 'bank-landing')!.at,
    )!;
    expect(wave.crestM).toBeGreaterThan(2.75);
    expect(wave.crestM).toBeLessThan(11);
  });

  it('ties every deed of the chain to the event that it came from', () => {
    const { world } = runOf('1', 'idle');
    const acted = world.events.find((e) => e.body.type === 'linkActed')!;
    const cause = world.events.find((e) => e.id === acted.cause)!;
    expect(cause.body).toMatchObject({ type: 'hazardTold', kind: 'slideInWater' });
  });

  it('makes no wave when the instructor has shut the link', () => {
    const run = play(
      loaded,
      '1',
      (w) =>
        stamp([
          ...openingCommands(w, 'idle'),
          { type: 'switchLink', linkId: 'slide-to-river', on: false },
          { type: 'releaseSlide', slideId: 'hongyanzi' },
        ]),
      1800,
    );
    expect(run.world.landslide!.releases()).toHaveLength(1);
    expect(run.world.landslide!.waves()).toHaveLength(0);
  });

  it('goes on alike from a save in the middle of the wave, and tells nobody before they can know', () => {
    const { landslide } = loaded.scenario;
    // Forty seconds of wave are enough to be in the middle of one.
    const wave = { ...landslide!.wave!, runS: 40 };
    const short = {
      ...loaded,
      scenario: { ...loaded.scenario, landslide: { ...landslide!, wave } },
    };
    const start = () => {
      const w = createWorld({ ...short, seed: '4', mode: 'plain' });
      for (const c of openingCommands(w, 'idle')) submit(w, { kind: 'instructor' }, c);
      submit(w, { kind: 'instructor' }, { type: 'releaseSlide', slideId: 'hongyanzi' });
      return w;
    };
    const w = start();
    advance(w, 75);
    expect(w.landslide!.waves().map((x) => x.overTick)).toEqual([-1]);
    const again = loadWorld({ ...short, seed: '4', mode: 'plain' }, saveWorld(w));
    const pieces = start();
    advance(w, 300);
    advance(again, 300);
    for (let t = 37; t <= 300; t += 37) advance(pieces, t);
    advance(pieces, 300);
    expect(hashWorld(again)).toEqual(hashWorld(w));
    expect(hashWorld(pieces).total).toBe(hashWorld(w).total);
    const hit = w.state.waterfront.filter((p) => p.toll !== null);
    expect(hit.length).toBeGreaterThan(0);
    for (const { id } of w.state.seats) {
      const view = viewOf(w, id);
      for (const p of view.waterfront)
        expect(p.toll === null || w.state.waterfront.find((x) => x.id === p.id)!.knownTo.includes(id)).toBe(true); // prettier-ignore
      for (const s of view.slopes)
        expect(s.failed && !w.state.slopes.find((x) => x.id === s.id)!.failureKnownTo.includes(id)).toBe(false); // prettier-ignore
    }
  });
});
