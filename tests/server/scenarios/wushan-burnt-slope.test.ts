import { beforeAll, describe, expect, it } from 'vitest';
import type { LinkKind } from '../../../engine/exercise/chain/chain.ts';
import { openScenario, type Loaded } from '../../../server/cli/catalogue.ts';
import { openingCommands, play, stamp, type HeadlessRun } from '../../../server/cli/headless.ts';
import { storyTeller } from '../../../engine/review/told.ts';

let loaded: Loaded;
let idle: HeadlessRun;
beforeAll(async () => {
  loaded = await openScenario('wushan-burnt-slope');
  idle = play(loaded, '1', (w) => stamp(openingCommands(w, 'idle')), 13 * 3600);
}, 240_000);

const acted = ({ world }: HeadlessRun, kind: LinkKind) =>
  world.events.filter((e) => e.body.type === 'linkActed' && e.body.kind === kind);

describe('a burnt slope under a thunderstorm at Longxi', () => {
  it('goes from fire to run-off and debris, from the torrent to the slide, the dam and the flood', () => {
    const kinds = ['burntRunoff', 'burntDebris', 'floodSlope', 'slideDam', 'damBreach'] as const;
    const first = kinds.map((kind) => acted(idle, kind)[0]!.tick);
    expect(first).toEqual(first.toSorted((a, b) => a - b));
    // The storm breaks at 9 h 50 min; nothing comes down before.
    expect(first[1]!).toBeGreaterThan(9 * 3600 + 50 * 60);
  });

  it('lets debris go in the burnt part of the landslide ground, as much as the law says', () => {
    const released = idle.world.landslide!.releases().filter((r) => r.id.startsWith('burnt-'));
    const said = acted(idle, 'burntDebris').map((e) => e.body.type === 'linkActed' && e.body.value);
    expect(released).toHaveLength(2);
    // The law gives whole m³; what the cells hold is that volume to rounding.
    released.forEach((r, k) => expect(r.volumeM3).toBeCloseTo(Number(said[k]), 3));
  });

  it('lists every deed in the review', () => {
    const all = idle.world.events.filter((e) => e.body.type === 'linkActed');
    expect(all.length).toBeGreaterThan(5);
    const told = storyTeller(loaded.scenario, loaded.region)(all);
    // Deeds of one moment and kind share a line.
    const moments = new Set(all.map((e) => e.tick));
    expect(new Set(told.map((x) => x.tick))).toEqual(moments);
  });

  it('has none of it where the instructor has shut the links', () => {
    const shut = play(
      loaded,
      '1',
      (w) =>
        stamp([
          ...openingCommands(w, 'idle'),
          { type: 'switchLink', linkId: 'burnt-debris', on: false },
          { type: 'switchLink', linkId: 'burnt-runoff', on: false },
          { type: 'switchLink', linkId: 'torrent-to-slope', on: false },
        ]),
      13 * 3600,
    );
    expect(shut.world.state.fire.burnedHa).toBeCloseTo(idle.world.state.fire.burnedHa, 6);
    expect(shut.world.landslide!.releases()).toHaveLength(0);
    expect(shut.world.events.some((e) => e.body.type === 'linkActed')).toBe(false);
    // Sealed ground lets more water stand and run: the window holds more of it with the link.
    expect(idle.world.flood!.ledger().infiltrated).toBeLessThan(
      shut.world.flood!.ledger().infiltrated,
    );
  });
});
