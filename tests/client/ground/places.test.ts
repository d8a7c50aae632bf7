import { describe, expect, it } from 'vitest';
import type { SeatView } from '../../../engine/exercise/view.ts';
import type { SiteView } from '../../../engine/exercise/part-views.ts';
import { closuresOf, incidentsOf, sitesOf } from '../../../client/ground/places.ts';
import { VIEW } from '../fixture.ts';

const site = (over: Partial<SiteView>): SiteView => ({
  id: 'clearRoad:7',
  kind: 'clearRoad',
  subject: '7',
  at: { e: 100, n: 200 },
  openedTick: 0,
  doneTick: -1,
  dropped: false,
  needs: [{ capability: 'clearRoad', amount: 300, left: 300, minPersons: 1 }],
  ...over,
});
const view = (sites: readonly SiteView[]): SeatView => ({
  ...VIEW,
  sites,
  closures: [
    { id: 1, edgeId: 7, at: { e: 100, n: 200 } },
    { id: 2, edgeId: 8, at: { e: 900, n: 200 } },
  ],
});

describe('places of the moment', () => {
  it('show a blocked road that can be cleared once, as the site that can be chosen', () => {
    const now = view([site({})]);
    expect(sitesOf(now)).toMatchObject([
      { selection: { kind: 'site', id: 'clearRoad:7' }, symbol: 'haz-roadblock' },
    ]);
    expect(closuresOf(now).map((p) => p.key)).toEqual(['closure:2']);
  });

  it('leave out a site that is done; the road is then closed for another reason', () => {
    const now = view([site({ doneTick: 90 })]);
    expect(sitesOf(now)).toEqual([]);
    expect(closuresOf(now).map((p) => p.key)).toEqual(['closure:1', 'closure:2']);
  });

  it('name a site in both languages and give each kind a symbol', () => {
    const [place] = sitesOf(view([site({ kind: 'restorePower', id: 'restorePower:s' })]));
    expect(place!.name.zh).not.toBe('restorePower');
    expect(place!.name.en).not.toBe(place!.name.zh);
    expect(place!.symbol).toBe('haz-blackout');
  });
});

describe('incidents on the map', () => {
  const incident = (id: string, closedTick: number) => ({
    id,
    kind: 'waterTraffic' as const,
    name: { zh: '沉船', en: 'Boat sunk' },
    at: { e: 1, n: 2 },
    aroseTick: 60,
    closedTick,
    edgeId: null,
    siteIds: [],
    groupIds: [],
  });

  it('stand there by name until they are over', () => {
    const now = { ...view([]), incidents: [incident('a', -1), incident('b', 900)] };
    expect(incidentsOf(now)).toMatchObject([
      { key: 'place:a', name: { zh: '沉船' }, symbol: 'team-boat', at: { e: 1, n: 2 } },
    ]);
  });
});
