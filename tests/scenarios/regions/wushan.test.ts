import { beforeAll, describe, expect, it } from 'vitest';
import type { Region } from '../../../engine/region/region.ts';
import { drainsDownhill, isAPackage, sharesPeopleAmongVillages, within } from './package-rules.ts';
import * as m from './wushan-measures.ts';

/** What must hold for a generated place to resemble the county; ranges from published relief. */
let region: Region;
let mask: Uint8Array;
let relief: ReturnType<typeof m.relief>;
let high: Uint8Array;

beforeAll(async () => {
  region = await m.wushan();
  mask = m.countyMask(region);
  relief = m.relief(region, mask);
  high = m.pool(region, 175);
});

describe('relief inside the county', () => {
  it('covers the published area within 1.5 %', () => within(relief.areaKm2, 2914, 3003));
  it('has its lowest bed at 70 to 85 m', () => within(relief.lowestM, 70, 85));
  it('has its summit at 2,450 to 2,720 m', () => within(relief.highestM, 2450, 2720));
  it('has a mean height of 780 to 1,100 m', () => within(relief.meanM, 780, 1100));
  it('stands above 1,000 m on 28 to 52 %', () => within(relief.above1000, 0.28, 0.52));
  it('stands below 500 m on 12 to 32 %', () => within(relief.below500, 0.12, 0.32));
  it('stands above 1,500 m on 5 to 22 %', () => within(relief.above1500, 0.05, 0.22));
  it('has a mean slope of 23 to 30°', () => within(relief.meanSlopeDeg, 23, 30));
  it('is steeper than 25° on 42 to 66 %', () => within(relief.above25Deg, 0.42, 0.66));
  it('is gentler than 6° on 1 to 6 %', () => within(relief.below6Deg, 0.01, 0.06));
});

describe('drainage', () => {
  drainsDownhill(() => ({ region, mask }));
  it('falls 0.1 to 0.3 ‰ on the Yangtze', () =>
    within(m.gradient(m.riverNamed(region, '长江')) * 1000, 0.1, 0.3));
  it('falls 2 to 3.5 ‰ on the Daning', () =>
    within(m.gradient(m.riverNamed(region, '大宁河')) * 1000, 2, 3.5));
});

describe('the reservoir', () => {
  it('covers 55 to 100 km² at 175 m', () => within(m.areaKm2(region, mask, high), 55, 100));
  it('covers 30 to 65 km² at 145 m', () =>
    within(m.areaKm2(region, mask, m.pool(region, 145)), 30, 65));
  it('is 300 to 700 m wide in Wu Gorge', () => {
    const widths = widthsOfYangtze(109.95, 110.1);
    within(m.median(widths), 300, 700);
    within(m.quantile(widths, 0.1), 280, 700);
    within(m.quantile(widths, 0.85), 300, 760);
  });
  it('is 700 to 1,500 m wide at Wushan', () => {
    const widths = widthsOfYangtze(109.8, 109.87);
    within(m.median(widths), 700, 1500);
  });
  it('has walls of 350 to 800 m within 1 km of the bank in Wu Gorge', () => {
    const river = m.riverNamed(region, '长江');
    const walls = m
      .between(region, river, 109.95, 110.1)
      .flatMap((k) =>
        k % 5 === 0
          ? m.banks(region, high, river, k).map((b) => m.highestNear(region, b, 1000) - 175)
          : [],
      );
    within(m.median(walls), 350, 800);
  });
  it('backs up past Dachang and into the Madu below Pinghe', () => {
    const daning = m.riverNamed(region, '大宁河').line;
    const dachang = region.townships.find((t) => t.name.zh === '大昌镇')!.seat;
    const drowned = daning.filter((p) => high[m.cellAt(region.grid, p.e, p.n)] === 1);
    const nearest = daning.reduce((a, b) =>
      m.distance(b, dachang) < m.distance(a, dachang) ? b : a,
    );
    expect(drowned).toContain(nearest);
    expect(drowned[0]!.e).toBeLessThan(dachang.e - 2000);
    const madu = m.riverNamed(region, '马渡河').line;
    const inMadu = madu.filter((p) => high[m.cellAt(region.grid, p.e, p.n)] === 1);
    expect(m.distance(inMadu[0]!, inMadu[inMadu.length - 1]!)).toBeGreaterThan(2500);
  });
  it('lies 80 to 105 m deep over the bed of the Yangtze', () => {
    const depths = m.riverNamed(region, '长江').line.map((p) => 175 - p.bedM);
    within(Math.max(...depths), 85, 105);
    within(Math.min(...depths), 80, 105);
  });
});

function widthsOfYangtze(lon0: number, lon1: number): number[] {
  const river = m.riverNamed(region, '长江');
  return m.between(region, river, lon0, lon1).map((k) => {
    const [a, b] = m.banks(region, high, river, k);
    return m.distance(a, b);
  });
}

describe('land cover', () => {
  it('is forest on 62 ± 1 % (county plan)', () =>
    within(m.coverShare(region, mask, m.isForest), 0.61, 0.63));
  it('is crop and paddy on 15 to 22 %', () => {
    const crop = new Set<number>([m.LandCover.paddy, m.LandCover.dryCrop]);
    within(
      m.coverShare(region, mask, (c) => crop.has(c)),
      0.15,
      0.22,
    );
  });
  it('has pine as the main forest within 3 km of Wu Gorge below 900 m', () => {
    const river = m.riverNamed(region, '长江');
    let [pine, forest] = [0, 0];
    for (const k of m.between(region, river, 109.95, 110.1)) {
      if (k % 6 !== 0) continue;
      m.forCells(region, river.line[k]!, 3000, (cell) => {
        const c = region.landCover[cell]!;
        if (!m.isForest(c) || region.elevationDm[cell]! > 9000) return;
        forest++;
        if (c === m.LandCover.forestPine) pine++;
      });
    }
    expect(pine / forest).toBeGreaterThan(0.8);
  });
});

describe('settlements', () => {
  it('has 26 seats, four in five within 120 m of their known height and all within 250 m', () => {
    expect(region.townships).toHaveLength(26);
    const gaps = region.townships.map((t) => {
      const z = region.elevationDm[m.cellAt(region.grid, t.seat.e, t.seat.n)]! / 10;
      return Math.abs(z - m.facts.townships.find((f) => f.code === t.id)!.elevationM);
    });
    expect(gaps.filter((g) => g <= 120).length / 26).toBeGreaterThanOrEqual(0.8);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(250);
  });
  it('has its seats within 1 km of their points', () => {
    for (const t of region.townships) {
      const f = m.facts.townships.find((x) => x.code === t.id)!;
      expect(m.distance(t.seat, m.project(region, f.lon, f.lat))).toBeLessThan(1000);
    }
  });
  it('has every seat on ground under 12°, dry at 177 m, on a road', () => {
    for (const t of region.townships) {
      const cell = m.cellAt(region.grid, t.seat.e, t.seat.n);
      expect(m.slopeDeg(region, t.seat), t.name.zh).toBeLessThan(12);
      expect(region.elevationDm[cell]!, t.name.zh).toBeGreaterThanOrEqual(1770);
      expect(m.distance(region.roads.nodes[t.nodeId]!.at, t.seat), t.name.zh).toBeLessThan(60);
    }
  });
  it('has 340 villages in the county, 300 m apart or more, within 250 m of a road', () => {
    expect(region.villages).toHaveLength(340);
    region.villages.forEach((v, k) => {
      expect(mask[m.cellAt(region.grid, v.at.e, v.at.n)], v.id).toBe(1);
      expect(m.distance(region.roads.nodes[v.nodeId]!.at, v.at), v.id).toBeLessThan(250);
      for (const w of region.villages.slice(0, k)) {
        expect(m.distance(v.at, w.at), `${v.id} ${w.id}`).toBeGreaterThanOrEqual(300);
      }
    });
  });
  sharesPeopleAmongVillages(() => region);
});

describe('the package', () => isAPackage(() => region, m.PACKAGE));
