import type { Scenario } from '../../../engine/exercise/scenario.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { LandCover, type Region } from '../../../engine/region/region.ts';
import { everything } from '../../support/flood-world.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';
import { drillScenario, startDrill } from './drill.ts';

/** A flat valley floor of 1.8 km with a town on it, a road through it, and hills on both sides. */
const valley: Region = syntheticRegion({
  id: 'flood-town',
  cols: 60,
  rows: 40,
  elevationM: (e, n) => 200 - 0.002 * e + Math.max(0, Math.abs(n - 600) - 240) * 0.2,
  cover: (_e, n) => (Math.abs(n - 600) < 210 ? LandCover.builtUp : LandCover.forestMixed),
  roads: [
    { line: [{ e: 60, n: 600 }, { e: 900, n: 600 }], class: 'county' }, // prettier-ignore
    { line: [{ e: 900, n: 600 }, { e: 900, n: 1150 }], class: 'township' }, // prettier-ignore
  ],
  villages: [{ id: 'v1', at: { e: 900, n: 600 }, population: 300, households: 100 }],
  facilities: [
    { id: 'shelter-high', kind: 'shelter', at: { e: 900, n: 1140 } },
    { id: 'shelter-low', kind: 'shelter', at: { e: 450, n: 600 } },
    { id: 'depot-1', kind: 'depot', at: { e: 900, n: 1110 } },
  ],
});

/** Its flood: a river that rises in ten minutes and falls after two hours; no rain, no structures. */
export function floodTown(over: Partial<Scenario> = {}, seed = 1): World {
  const { window } = everything;
  const base = drillScenario();
  return startDrill(
    {
      wildfire: null,
      window,
      flood: {
        ...everything,
        scheme: 'inertia',
        coarsen: 2,
        rain: { useWeather: false, factor: 1, zones: [] },
        inflows: [
          {
            id: 'river',
            at: { e: 105, n: 600 },
            m3S: [
              [0, 0],
              [600, 700],
              [7200, 700],
              [9000, 0],
            ],
          },
        ],
        catchments: [],
        levees: [],
        gates: [],
        reservoirs: [],
        pumps: [],
        underpasses: [],
        gauges: [],
        infiltration: false,
        drainMmH: 0,
        edges: [{ side: 'east', slope: 0.002 }],
      },
      villageIds: ['v1'],
      units: [],
      depots: [{ facilityId: 'depot-1', kits: 10, loadingPerMin: 10 }],
      shelters: [
        { facilityId: 'shelter-high', areaM2: 900, capacity: 400 },
        { facilityId: 'shelter-low', areaM2: 900, capacity: 400 },
      ],
      weather: base.weather,
      ...over,
    },
    { region: valley, seed },
  );
}
