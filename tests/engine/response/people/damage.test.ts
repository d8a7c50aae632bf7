import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../../engine/exercise/views.ts';
import { LandCover } from '../../../../engine/region/region.ts';
import {
  COVER_LOSS,
  HOUSE_YUAN,
  housesLost,
  NO_DAMAGE,
  ROAD_YUAN_M,
} from '../../../../engine/response/people/damage.ts';
import { advance, drillRegion, eventsOf, startDrill, villageOf, withFire } from '../drill.ts';

const HOUR = 3600;

describe('the vulnerability of houses', () => {
  it('is nothing without flames, rises with them and stays at its last point', () => {
    expect(housesLost(0)).toBe(0);
    expect(housesLost(3)).toBe(0.03);
    expect(housesLost(4.5)).toBeCloseTo(0.065, 12);
    expect(housesLost(50)).toBe(0.25);
    for (let m = 0; m < 20; m += 0.5)
      expect(housesLost(m + 0.5)).toBeGreaterThanOrEqual(housesLost(m));
  });
});

describe('losses', () => {
  /** Shrub around the first village, fields elsewhere. */
  const region = drillRegion((e, n) =>
    e > 2000 && e < 3400 && n > 1400 && n < 3400 ? LandCover.shrub : LandCover.paddy,
  );

  it('are nothing without a fire and cost nothing', () => {
    const w = startDrill({}, { region });
    advance(w, 6 * HOUR);
    expect(w.state.damage).toEqual(NO_DAMAGE);
    expect(eventsOf(w, 'damageAssessed')).toEqual([]);
    expect(viewOf(w, 'command').people.damage).toBeNull();
  });

  it('follow from the burned land by cover, the houses, the roads and the people', () => {
    const w = startDrill(withFire({ e: 2400, n: 2010 }, 8), { region });
    advance(w, 6 * HOUR);
    const { damage } = w.state;
    const shrubHa = damage.burnedHa.shrub!;
    const land = Object.values(damage.burnedHa).reduce((n, ha) => n + ha, 0);
    const [, last] = [0, eventsOf(w, 'damageAssessed').at(-1)!];
    expect(last.tick % HOUR).toBe(0);
    expect(land).toBeCloseTo(w.fire.burnedAreaHa(last.tick), 1);
    const shrub = COVER_LOSS.shrub!;
    expect(damage.yuan.forest).toBe(Math.round(shrubHa * shrub.yuanHa * shrub.lost));
    const households = w.index.village.get('v1')!.spec.households;
    const burned = eventsOf(w, 'housesBurned').reduce((n, e) => n + e.body.houses, 0);
    expect(burned).toBeGreaterThan(0);
    expect(burned).toBeLessThanOrEqual(Math.ceil(households * 0.25));
    expect(damage).toMatchObject({ houses: burned });
    expect(damage.yuan.houses).toBe(burned * HOUSE_YUAN);
    const edges = new Set(
      eventsOf(w, 'roadClosed').flatMap((e) => (e.body.reason === 'fire' ? [e.body.edgeId] : [])),
    );
    expect(w.state.burnedRoads).toEqual([...edges].toSorted((a, b) => a - b));
    const roads = [...edges].map((id) => w.region.roads.edges[id]!);
    expect(damage.yuan.roads).toBe(
      Math.round(roads.reduce((n, r) => n + r.lengthM * ROAD_YUAN_M[r.class], 0)),
    );
    // The fire reached the first village: all its people are affected, whatever became of them.
    expect(villageOf(w, 'v1').reachedTick).toBeGreaterThan(0);
    expect(damage.affectedPersons).toBe(130);
  });

  it('are to a seat what it has seen, never the houses that nobody has counted', () => {
    const w = startDrill(withFire({ e: 2400, n: 2010 }, 8), { region });
    advance(w, 3 * HOUR);
    const seen = viewOf(w, 'command').people.damage;
    const truth = viewOf(w, 'truth').people.damage!;
    expect(truth.houses).toBeGreaterThan(0);
    const ha = (d: typeof truth) => Object.values(d.burnedHa).reduce((n, x) => n + x, 0);
    expect(seen!.houses).toBe(0);
    expect(ha(seen!)).toBeGreaterThan(0);
    expect(ha(seen!)).toBeLessThanOrEqual(w.fire.burnedAreaHa(w.state.tick) + 0.1);
  });
});
