import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../../../engine/exercise/event.ts';
import { ASSUMED_BURNOVER } from '../../../../engine/response/forces/assumed.ts';
import { sufferFlames } from '../../../../engine/response/forces/losses.ts';
import { flameLimitM } from '../../../../engine/response/tactics.ts';
import { Shared } from '../../../../engine/response/within-step.ts';
import { beginTurn, type Turn } from '../../../../engine/response/turn.ts';
import type { Point } from '../../../../engine/kernel/grid.ts';
import { LandCover } from '../../../../engine/region/region.ts';
import { advance, drillRegion, drillScenario, startDrill, unitOf, withFire } from '../drill.ts';

/** A crew beside the longest flame of a shrub fire in that wind. */
function beside(windMs: number, strength: number) {
  const units = drillScenario().units.map((u) => (u.id === 'crew' ? { ...u, strength } : u));
  const region = drillRegion(() => LandCover.shrub);
  const fire = withFire({ e: 1000, n: 3600 }, windMs);
  const params = {
    ...fire.wildfire!.params,
    deadMoisture: [0.04, 0.05, 0.06] as const,
    liveWoodyMoisture: 0.6,
  };
  const wildfire = { ...fire.wildfire!, params };
  const w = startDrill({ units, ...fire, wildfire }, { region });
  advance(w, 2400);
  const cells = w.fire.front(w.state.tick).toSorted((a, b) => a.flameLengthM - b.flameLengthM);
  const cell = cells.at(-1)!;
  const events: EventBody[] = [];
  const emit = (body: EventBody): number => events.push(body);
  const crew = unitOf(w, 'crew');
  const stand = (at: Point): Turn => {
    crew.at = at;
    const t = beginTurn(w, { ...emptyContext(w.state.tick), emit }, crew, new Shared());
    t.cause = 1;
    return t;
  };
  return { t: stand(cell.at), cell, events };
}

const emptyContext = (tick: number) => ({ tick, id: () => 1, hazardAction: () => {} });

describe('a team that flames catch up with', () => {
  it('loses people to injury, who become casualties in equal number', () => {
    const { t, cell, events } = beside(18, 1000);
    const times = cell.flameLengthM / flameLimitM(t.spec);
    expect(times).toBeGreaterThan(ASSUMED_BURNOVER.atTimesLimit);
    sufferFlames(t);
    const left = t.set.strength!;
    const hurt = 1000 - left;
    // Binomial of a thousand: four standard deviations either side.
    const mean = 1000 * Math.min(ASSUMED_BURNOVER.most, ASSUMED_BURNOVER.perMultiple * times);
    expect(Math.abs(hurt - mean)).toBeLessThan(4 * Math.sqrt(mean));
    const arose = events.filter((e) => e.type === 'casualtiesArose');
    expect(arose).toHaveLength(1);
    expect(arose[0]!.persons).toBe(hurt);
    expect(arose[0]!.group.origin).toEqual({ kind: 'team', id: 'crew' });
    expect(arose[0]!.villageId).toBeNull();
  });

  it('never loses its last', () => {
    const { t } = beside(18, 1);
    sufferFlames(t);
    expect(t.set.strength ?? 1).toBe(1);
  });

  it('loses nobody beside flames that it can stand', () => {
    const { t, events } = beside(1, 1000);
    sufferFlames(t);
    expect(t.set.strength).toBeUndefined();
    expect(events).toEqual([]);
  });
});
