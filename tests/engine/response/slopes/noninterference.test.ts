import { beforeAll, describe, expect, it } from 'vitest';
import { layerOf, layerVersions } from '../../../../engine/exercise/layers.ts';
import { advance, createWorld } from '../../../../engine/exercise/run.ts';
import type { Scenario } from '../../../../engine/exercise/scenario.ts';
import { setupOf } from '../../../../engine/exercise/setup-of.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import type { Command } from '../../../../engine/exercise/commands/command.ts';
import { openScenario, type Loaded } from '../../../../server/cli/catalogue.ts';
import { openingCommands } from '../../../../server/cli/headless.ts';

let loaded: Loaded;
beforeAll(async () => {
  loaded = await openScenario('wushan-hongyanzi-2015');
});

const GIVEN: readonly {
  readonly tick: number;
  readonly seatId: string;
  readonly command: Command;
}[] = [
  {
    tick: 600,
    seatId: 'technical-commander',
    command: {
      type: 'issueWarning',
      hazard: 'landslide',
      level: 'yellow',
      advice: 'prepare',
      villageIds: ['v-500237002-h1'],
      channels: ['sms'],
    },
  },
  {
    tick: 900,
    seatId: 'maritime',
    command: { type: 'workAt', unitId: 'maritime-1', siteId: 'moveBoats:berth-fishing' },
  },
  {
    tick: 1200,
    seatId: 'longmen',
    command: { type: 'workAt', unitId: 'police-longmen', siteId: 'inspectSlope:hongyanzi' },
  },
];

/** Everything that each seat gets, moment by moment, as text; answers to its orders among it. */
function shown(scenario: Scenario, untilTick: number, secret?: (w: World) => void) {
  const w = createWorld({ ...loaded, scenario, seed: '5', mode: 'plain' });
  for (const c of openingCommands(w, 'idle')) submit(w, { kind: 'instructor' }, c);
  const seats = w.state.seats.map((s) => s.id);
  const out: string[] = seats.map((id) => JSON.stringify(setupOf(w, id)));
  let hidden = false;
  for (let tick = 300; tick <= untilTick; tick += tick < 1800 || tick >= 2100 ? 300 : 60) {
    advance(w, tick);
    if (!hidden && tick >= 1800) {
      secret?.(w);
      hidden = true;
    }
    for (const g of GIVEN)
      if (g.tick === tick) {
        const answer = submit(w, { kind: 'seat', seatId: g.seatId }, g.command);
        out.push(JSON.stringify(answer.rejection));
      }
    for (const id of seats) {
      out.push(`${id} ${tick} ${JSON.stringify(viewOf(w, id))}`);
      for (const layer of Object.keys(layerVersions(w, id)).sort())
        out.push(JSON.stringify(layerOf(w, id, layer as never)));
    }
  }
  return { out, world: w };
}

const differing = (a: readonly string[], b: readonly string[]): string[] => {
  const at = a.findIndex((text, i) => text !== b[i]);
  return at < 0 ? [] : [a[at]!.slice(0, 400), b[at]!.slice(0, 400)];
};

describe('slopes and what nobody can know of them yet', () => {
  it('show every seat the same bytes whatever the volume, the friction and the speed of failure are', () => {
    const { landslide } = loaded.scenario;
    const other: Scenario = {
      ...loaded.scenario,
      landslide: {
        ...landslide!,
        runout: { ...landslide!.runout, mu: 0.2, xiMS2: 900 },
        wave: { ...landslide!.wave!, densityKgM3: 2400 },
        slides: landslide!.slides.map((s) => ({
          ...s,
          volumeM3: s.volumeM3 / 2,
          creep: { ...s.creep, failureMS: s.creep.failureMS * 3 },
        })),
      },
      contentHash: 'other',
    };
    const a = shown(loaded.scenario, 3600);
    const b = shown(other, 3600);
    expect(differing(a.out, b.out)).toEqual([]);
    expect(b.out.length).toBe(a.out.length);
    // The orders did something: a warning stands and boats are on their way to safety.
    expect(a.world.state.warnings).toHaveLength(1);
  });

  it('tell nobody of a slide, its wave and its dead before the first word of it', () => {
    const quiet = shown(loaded.scenario, 1920);
    const gone = shown(loaded.scenario, 1920, (w) => {
      submit(w, { kind: 'instructor' }, { type: 'releaseSlide', slideId: 'hongyanzi' });
    });
    expect(gone.world.landslide!.releases()).toHaveLength(1);
    expect(gone.world.state.slopes.find((s) => s.id === 'hongyanzi')!.failureKnownTo).toEqual([]);
    expect(differing(quiet.out, gone.out)).toEqual([]);
  });
});
