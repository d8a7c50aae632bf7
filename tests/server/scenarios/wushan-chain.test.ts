import { beforeAll, describe, expect, it } from 'vitest';
import { openScenario, type Loaded } from '../../../server/cli/catalogue.ts';
import { openingCommands, play, stamp, type HeadlessRun } from '../../../server/cli/headless.ts';

let loaded: Loaded;
let run: HeadlessRun;
beforeAll(async () => {
  loaded = await openScenario('wushan-chain');
  run = play(loaded, '1', (w) => stamp(openingCommands(w, 'idle')), 10.5 * 3600);
}, 240_000);

describe('the chain at Longxi', () => {
  it('goes from rain to slides, roads, dam and flood, each step with the event that it came from', () => {
    const { events } = run.world;
    const acted = events.filter((e) => e.body.type === 'linkActed');
    const kinds = new Set(acted.map((e) => (e.body.type === 'linkActed' ? e.body.kind : '')));
    expect([...kinds].toSorted()).toEqual(['damBreach', 'rainSlides', 'slideDam', 'slideRoads']);
    const byId = new Map(events.map((e) => [e.id, e]));
    for (const e of acted) expect(byId.get(e.cause!)!.tick).toBeLessThanOrEqual(e.tick);
    const first = (kind: string) =>
      acted.find((e) => e.body.type === 'linkActed' && e.body.kind === kind)!.tick;
    expect(first('rainSlides')).toBeLessThan(first('slideDam'));
    expect(first('slideDam')).toBeLessThan(first('damBreach'));
  });

  it('washes the dam down to where it stood on, and loses no water', () => {
    const [wash] = run.world.state.damWashes;
    expect(wash!.done).toBe(1);
    const { stored, error } = run.world.flood!.ledger();
    expect(Math.abs(error)).toBeLessThan(1e-9 * Math.max(1, stored));
  });

  it('has no dam in the flood when the instructor has shut that link', () => {
    const shut = play(
      loaded,
      '1',
      (w) =>
        stamp([
          ...openingCommands(w, 'idle'),
          { type: 'switchLink', linkId: 'slide-to-dam', on: false },
          { type: 'switchLink', linkId: 'rain-to-slides', on: false },
          { type: 'releaseSlide', slideId: 'gorge-slide' },
        ]),
      1800,
    );
    expect(shut.world.landslide!.elevationEdits()).toHaveLength(1);
    expect(shut.world.state.slideDams).toHaveLength(0);
    expect(shut.world.landslide!.shallowOn).toBe(false);
  });
});
