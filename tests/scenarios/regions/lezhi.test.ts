import { beforeAll, describe, expect, it } from 'vitest';
import { isForest, LandCover, type Region } from '../../../engine/region/region.ts';
import { drainsDownhill, sharesPeopleAmongVillages, within } from './package-rules.ts';
import * as m from './lezhi-measures.ts';

/** What must hold for a generated place to resemble the county; ranges from published relief. */
let region: Region;
let mask: Uint8Array;
let relief: ReturnType<typeof m.relief>;

beforeAll(async () => {
  region = await m.lezhi();
  mask = m.countyMask(region);
  relief = m.relief(region, mask);
});

describe('relief inside the county', () => {
  it('covers the published area within 1.5 %', () => within(relief.areaKm2, 1403, 1446));
  it('has its lowest bed at 290 to 315 m', () => within(relief.lowestM, 290, 315));
  it('has its summit at 540 to 600 m', () => within(relief.highestM, 540, 600));
  it('has a mean height of 395 to 450 m', () => within(relief.meanM, 395, 450));
  it('has nothing above 1,000 m', () => expect(relief.above1000).toBe(0));
  it('stands below 500 m on 95 % or more', () => within(relief.below500, 0.95, 1));
  it('has a mean slope of 8.5 to 13°', () => within(relief.meanSlopeDeg, 8.5, 13));
  it('is steeper than 25° on 3 to 13 %', () => within(relief.above25Deg, 0.03, 0.13));
  it('is gentler than 6° on 30 to 50 %', () => within(relief.below6Deg, 0.3, 0.5));
  it('is high in the north-west and low in the south-east', () => {
    const mean = (lon: number, lat: number): number => {
      let [sum, cells] = [0, 0];
      m.forCells(region, m.project(region, lon, lat), 4000, (cell) => {
        sum += region.elevationDm[cell]! / 10;
        cells++;
      });
      return sum / cells;
    };
    expect(mean(104.92, 30.56)).toBeGreaterThan(mean(105.2, 30.12) + 50);
  });
  it('has hills 40 to 130 m over the valleys within 1 km', () => {
    const heights = region.villages
      .filter((_, k) => k % 5 === 0)
      .map((v) => {
        let lowest = Infinity;
        m.forCells(region, v.at, 1000, (cell) => {
          lowest = Math.min(lowest, region.elevationDm[cell]! / 10);
        });
        return m.highestNear(region, v.at, 1000) - lowest;
      });
    within(m.quantile(heights, 0.1), 40, 130);
    within(m.median(heights), 60, 130);
  });
});

describe('drainage', () => {
  drainsDownhill(() => ({ region, mask }));
  it('falls 4 to 9 ‰ along its main streams', () => {
    for (const zh of ['蟠龙河', '井市河', '高寺河', '童家河', '良安河']) {
      within(m.gradient(m.riverNamed(region, zh)) * 1000, 3.5, 9);
    }
  });
  it('sheds water on both sides of the divide', () => {
    const ends = (zh: string) => {
      const line = m.riverNamed(region, zh).line;
      return [line[0]!, line[line.length - 1]!] as const;
    };
    for (const zh of ['高寺河', '童家河', '劳动河', '中和河', '盛池河']) {
      const [head, mouth] = ends(zh);
      expect(mouth.e, zh).toBeLessThan(head.e - 5000);
    }
    for (const zh of ['蟠龙河', '回澜河', '卷洞河', '金顺河']) {
      const [head, mouth] = ends(zh);
      expect(mouth.e, zh).toBeGreaterThan(head.e + 5000);
    }
  });
  it('keeps 1.5 to 3 % of the area under water', () =>
    within(
      m.coverShare(region, mask, (c) => c === LandCover.water),
      0.015,
      0.03,
    ));
  it('holds its reservoirs behind dams that stand in valleys', () => {
    const dams = m
      .facilitiesOf(region, 'waterSource')
      .filter((f) => Number(f.attributes['levelM']) > 0);
    expect(dams).toHaveLength(11);
    for (const f of dams) {
      within(Number(f.attributes['damHeightM']), 6, 30);
      const meanDepth = Number(f.attributes['volumeM3']) / Number(f.attributes['areaM2']);
      within(meanDepth, 2, 15);
      let wet = false;
      m.forCells(region, f.at, 400, (cell) => {
        if (region.landCover[cell] === LandCover.water) wet = true;
      });
      expect(wet, f.name.zh).toBe(true);
    }
  });
});

describe('land cover', () => {
  it('is forest on 40 ± 3 %', () => within(m.coverShare(region, mask, isForest), 0.37, 0.43));
  it('is crop and paddy on 38 to 50 %', () => {
    const crop = new Set<number>([LandCover.paddy, LandCover.dryCrop]);
    within(
      m.coverShare(region, mask, (c) => crop.has(c)),
      0.38,
      0.5,
    );
  });
  it('has its rice in the valleys and its forest on the hills', () => {
    const mean = (is: (c: number) => boolean): number => {
      let [sum, cells] = [0, 0];
      for (let i = 0; i < mask.length; i += 7) {
        if (mask[i] !== 1 || !is(region.landCover[i]!)) continue;
        sum += region.elevationDm[i]! / 10;
        cells++;
      }
      return sum / cells;
    };
    expect(mean(isForest)).toBeGreaterThan(mean((c) => c === LandCover.paddy) + 20);
  });
});

describe('settlements', () => {
  it('has 21 seats, four in five within 30 m of their known height and all within 70 m', () => {
    expect(region.townships).toHaveLength(21);
    const gaps = region.townships.map((t) => {
      const z = region.elevationDm[m.cellAt(region.grid, t.seat.e, t.seat.n)]! / 10;
      return Math.abs(z - m.facts.townships.find((f) => f.code === t.id)!.elevationM);
    });
    expect(gaps.filter((g) => g <= 30).length / 21).toBeGreaterThanOrEqual(0.8);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(70);
  });
  it('has its seats within 1 km of their points, under 8°, on a road, in the county', () => {
    for (const t of region.townships) {
      const f = m.facts.townships.find((x) => x.code === t.id)!;
      expect(m.distance(t.seat, m.project(region, f.lon, f.lat)), t.name.zh).toBeLessThan(1000);
      expect(m.slopeDeg(region, t.seat), t.name.zh).toBeLessThan(8);
      expect(m.distance(region.roads.nodes[t.nodeId]!.at, t.seat), t.name.zh).toBeLessThan(60);
      expect(mask[m.cellAt(region.grid, t.seat.e, t.seat.n)], t.name.zh).toBe(1);
    }
  });
  it('has 315 villages in the county, 300 m apart or more, within 250 m of a road', () => {
    expect(region.villages).toHaveLength(315);
    region.villages.forEach((v, k) => {
      const cell = m.cellAt(region.grid, v.at.e, v.at.n);
      expect(mask[cell], v.id).toBe(1);
      expect(region.landCover[cell], v.id).not.toBe(LandCover.water);
      expect(m.distance(region.roads.nodes[v.nodeId]!.at, v.at), v.id).toBeLessThan(250);
      for (const w of region.villages.slice(0, k)) {
        expect(m.distance(v.at, w.at), `${v.id} ${w.id}`).toBeGreaterThanOrEqual(300);
      }
    });
  });
  sharesPeopleAmongVillages(() => region);
  it('has 490,573 people in all (±1 %)', () => {
    const all = region.townships.reduce((a, t) => a + t.population, 0);
    within(all, 490_573 * 0.99, 490_573 * 1.01);
  });
});
