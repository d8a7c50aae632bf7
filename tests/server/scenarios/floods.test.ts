import { beforeAll, describe, expect, it } from 'vitest';
import { layerOf, layerVersions } from '../../../engine/exercise/layers.ts';
import type { LayerId } from '../../../engine/exercise/layer-frame.ts';
import { openScenario, type Loaded } from '../../../server/cli/catalogue.ts';
import { openingCommands, play, stamp, type Occupant } from '../../../server/cli/headless.ts';

const HOUR = 3600;
/** Three runs of hours of water on a busy machine. */
const TIMEOUT_MS = 900_000;

let flash: Loaded;
beforeAll(async () => {
  flash = await openScenario('wushan-flash-flood');
});

const run = (occupant: Occupant, hours: number) =>
  play(flash, '1', (w) => stamp(openingCommands(w, occupant)), hours * HOUR);

describe('the flash flood at Longxi', () => {
  it('takes its torrent, its quarters and its gauges from data', () => {
    const { scenario, region } = flash;
    expect(scenario.flood).toMatchObject({ refine: 2, scheme: 'fv1' });
    expect(region.villages.filter((v) => v.id.startsWith('longxi-'))).toHaveLength(4);
    expect(scenario.instruments.map((i) => i.quantity)).toContain('rainMmH');
    expect(scenario.floodWorks).toHaveLength(2);
  });

  it(
    'is answered by the policy: warned early, sandbags laid, few left to the water',
    { timeout: TIMEOUT_MS },
    () => {
      // The water stands in the streets after 2 h 45 min; an hour later it is decided.
      const caught = (w: {
        state: { casualtyGroups: readonly { persons: readonly unknown[] }[] };
      }) => w.state.casualtyGroups.reduce((n, g) => n + g.persons.length, 0);
      const idle = run('idle', 3.75).world;
      const policy = run('policy', 3.75);
      expect(idle.state.hazards[0]!.beganTick).toBeGreaterThan(2 * HOUR);
      expect(caught(idle)).toBeGreaterThan(30);
      expect(caught(policy.world)).toBeLessThan(caught(idle) / 3);
      expect(policy.lines.find((l) => l.id === 'W4')?.status).toBe('met');
      expect(policy.world.state.floodWorks.every((x) => x.laid > 0)).toBe(true);
      expect(policy.world.state.forecasts.length).toBeGreaterThan(1);
      expect(idle.flood!.fault).toBeNull();
    },
  );

  it(
    'costs an instructor little, and a player nothing, for its layers',
    { timeout: TIMEOUT_MS },
    () => {
      const { world } = run('idle', 3.5);
      // At x60 a second of the wall is a minute of the water.
      const perSecond = (id: LayerId): number =>
      layerOf(world, 'truth', id)!.runs.byteLength / (id === 'flood-depth' || id === 'flood-speed' ? 5 : 15); // prettier-ignore
      const bytes = (['flood-depth', 'flood-speed', 'flood-max', 'flood-arrival'] as const).reduce(
        (n, id) => n + perSecond(id),
        0,
      );
      expect(bytes).toBeGreaterThan(100);
      expect(bytes).toBeLessThan(60_000);
      for (const { id } of world.state.seats)
        expect(Object.keys(layerVersions(world, id)).filter((l) => l.startsWith('flood-'))).toEqual(
          [],
        );
    },
  );
});
