import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Region } from '../../../engine/region/region.ts';
import { slopeOf, visibleForest } from '../../../engine/region/terrain.ts';
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

const within = (value: number, low: number, top: number): void => {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(top);
};

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
  it('leaves no pit on land', () => expect(m.pits(region, mask)).toHaveLength(0));
  it('never rises downstream, in the line or in the heights under it', () => {
    for (const river of region.rivers) {
      const beds = river.line.map((p) => region.elevationDm[m.cellAt(region.grid, p.e, p.n)]!);
      for (let k = 1; k < beds.length; k++) {
        expect(beds[k]!).toBeLessThanOrEqual(beds[k - 1]!);
        expect(beds[k]! / 10).toBeCloseTo(river.line[k]!.bedM, 5);
      }
    }
  });
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
  it('shares each township’s people among its villages exactly', () => {
    for (const t of region.townships) {
      const sum = region.villages
        .filter((v) => v.townshipId === t.id)
        .reduce((a, v) => a + v.population, 0);
      expect(sum).toBe(t.population);
    }
  });
});

describe('roads', () => {
  it('keep the grade of their class over 100 m, 99 of 100 times', () => {
    const limits: Record<string, number> = {
      expressway: 0.04,
      national: 0.05,
      provincial: 0.055,
      county: 0.065,
      township: 0.07,
      village: 0.1,
    };
    for (const [cls, grades] of m.gradesByClass()) {
      expect(m.quantile(grades, 0.99), cls).toBeLessThanOrEqual(limits[cls]! + 0.015);
    }
  });
  it('are 1.35 to 1.9 times the drawn line on county roads between seats (median)', () => {
    within(m.median(detours('county')), 1.35, 1.9);
  });
  it('are at least 1.5 times the line where the line climbs 8 to 11 %', () => {
    for (const name of ['官阳—平河', '抱龙—邓家', '庙宇—红椿', '骡坪—三溪']) {
      expect(detourOf(name), name).toBeGreaterThanOrEqual(1.5);
    }
  });
  it('join all seats without a ferry', () => {
    const from = region.townships[0]!.nodeId;
    for (const t of region.townships) {
      const length = m.roadLength(region, from, t.nodeId, (e) => !e.ferry);
      expect(length, t.name.zh).toBeLessThan(400_000);
    }
  });
  it('cross the Yangtze on one bridge alone, with four ferries beside it', () => {
    const bridge = (e: { name: string }): boolean => e.name === '巫山长江大桥';
    expect(region.roads.edges.filter(bridge).length).toBeGreaterThanOrEqual(1);
    expect(region.roads.edges.filter((e) => e.ferry)).toHaveLength(4);
    const seat = (zh: string): number => region.townships.find((t) => t.name.zh === zh)!.nodeId;
    const noBridge = m.roadLength(
      region,
      seat('高唐街道'),
      seat('官渡镇'),
      (e) => !e.ferry && !bridge(e),
    );
    expect(noBridge).toBe(Infinity);
  });
  it('stand on the ground, give or take cuts and fills, save for bridges and tunnels', () => {
    const off = m.roadOffsets(region);
    // A cell of 30 m on a 30° slope spans 17 m; layouts cut and fill up to 18 m.
    expect(m.quantile(off, 0.9)).toBeLessThan(18);
  });
  it('form one network of 500 to 3,000 edges', () => {
    within(region.roads.edges.length, 500, 3000);
    const lonely = region.roads.nodes.filter(
      (n) => !region.roads.edges.some((e) => e.a === n.id || e.b === n.id),
    );
    expect(lonely).toHaveLength(0);
    const reached = m.reachable(region, region.townships[0]!.nodeId);
    expect(reached.size).toBe(region.roads.nodes.length);
  });
});

const fact = (name: string) => m.facts.roads.find((r) => r.name.startsWith(name))!;

function detourOf(name: string): number {
  const road = fact(name);
  const nodeAt = ([lon, lat]: readonly [number, number]): number | null => {
    const p = m.project(region, lon, lat);
    const seat = region.townships.find((t) => {
      const f = m.facts.townships.find((x) => x.code === t.id)!;
      return m.distance(m.project(region, f.lon, f.lat), p) < 150;
    });
    return seat?.nodeId ?? null;
  };
  const a = nodeAt(road.polyline[0]!);
  const b = nodeAt(road.polyline[road.polyline.length - 1]!);
  if (a === null || b === null) return NaN;
  return m.roadLength(region, a, b, (e) => e.class !== 'village') / (road.lineLengthKm * 1000);
}

const detours = (cls: string): number[] =>
  m.facts.roads
    .filter((r) => r.class === cls)
    .map((r) => detourOf(r.name))
    .filter((d) => !Number.isNaN(d));

describe('hazard sites', () => {
  const site = (zh: string) =>
    region.facilities.find((f) => f.kind === 'hazardPoint' && f.name.zh.startsWith(zh))!;
  it('has its gorge cliffs within 0.9 km of the Yangtze, with walls of 45° or more', () => {
    const line = m.riverNamed(region, '长江').line;
    for (const zh of ['望霞', '箭穿洞', '黄岩窝', '板壁岩']) {
      const at = site(zh).at;
      expect(Math.min(...line.map((p) => m.distance(p, at))), zh).toBeLessThanOrEqual(900);
      let steep = 0;
      m.forCells(region, at, 250, (cell) => {
        if (m.degrees(slopeOf(region, cell).tangent) >= 45) steep++;
      });
      expect(steep, zh).toBeGreaterThanOrEqual(4);
    }
  });
  it('has its shoreline sites on the 175 m water line', () => {
    for (const zh of ['红岩子', '龙门寨', '龚家方', '箭穿洞', '塔坪']) {
      let wet = false;
      m.forCells(region, site(zh).at, 65, (cell) => {
        if (high[cell] === 1) wet = true;
      });
      expect(wet, zh).toBe(true);
    }
  });
});

describe('facilities by the plan', () => {
  const of = (kind: string) => region.facilities.filter((f) => f.kind === kind);
  const sum = (kind: string, key: string, stage?: string): number =>
    of(kind)
      .filter((f) => stage === undefined || f.attributes['stage'] === stage)
      .reduce((a, f) => a + Number(f.attributes[key]), 0);
  it('shelters 26,000 people in 8 places, over 50,000 on 10 ha with the schools planned', () => {
    expect(of('shelter').filter((f) => f.attributes['stage'] === 'existing')).toHaveLength(8);
    expect(sum('shelter', 'capacity', 'existing')).toBe(26_000);
    expect(sum('shelter', 'capacity')).toBeGreaterThan(50_000);
    expect(sum('shelter', 'areaM2')).toBeGreaterThan(100_000);
  });
  it('stores kits for 3,000 people in one county and 26 township depots', () => {
    expect(sum('depot', 'kits')).toBe(3000);
    expect(of('depot').filter((f) => f.attributes['tier'] === 'county')).toHaveLength(1);
    expect(of('depot').filter((f) => f.attributes['tier'] === 'township')).toHaveLength(26);
  });
  it('has 5 cameras and 91 planned, 10 tanks, 78 checkpoints of which 3 standard', () => {
    expect(of('camera').filter((f) => f.attributes['stage'] === 'existing')).toHaveLength(5);
    expect(of('camera').filter((f) => f.attributes['stage'] === 'planned')).toHaveLength(91);
    expect(of('waterSource').filter((f) => f.name.zh.startsWith('森林消防水池'))).toHaveLength(10);
    expect(of('checkpoint')).toHaveLength(78);
    expect(sum('checkpoint', 'standard')).toBe(3);
  });
  it('sees little forest with 5 cameras and 80 to 97 % with all 96 (plan: 90 %)', () => {
    const cameras = of('camera').map((f) => ({
      ...f.at,
      heightM: Number(f.attributes['heightM']),
      rangeM: Number(f.attributes['rangeM']),
      stage: f.attributes['stage'],
    }));
    const existing = cameras.filter((c) => c.stage === 'existing');
    expect(visibleForest(region, existing, 900, mask).share).toBeLessThan(0.4);
    within(visibleForest(region, cameras, 900, mask).share, 0.8, 0.97);
  });
  it('has portals to Fengjie, Wuxi and Hubei on the network', () => {
    const neighbours = of('portal').map((f) => String(f.attributes['neighbour']));
    for (const n of ['奉节', '巫溪', '湖北建始', '湖北巴东']) expect(neighbours).toContain(n);
    for (const f of of('portal')) {
      expect(m.distance(region.roads.nodes[f.nodeId]!.at, f.at)).toBeLessThan(30);
    }
  });
  it('has a landing point in each township and reaches where helicopters fill', () => {
    expect(new Set(of('landing').map((f) => f.townshipId)).size).toBe(26);
    expect(of('waterSource').filter((f) => f.attributes['aerial'] === 1).length).toBeGreaterThan(5);
  });
});

describe('the package', () => {
  it('takes at most 16 MB', () => {
    const bytes = readdirSync(m.PACKAGE).reduce((a, f) => a + statSync(join(m.PACKAGE, f)).size, 0);
    expect(bytes).toBeLessThanOrEqual(16e6);
  });
  it('states that terrain is synthetic and credits GeoNames', () => {
    const shown = region.attribution.map((t) => t.en).join('\n');
    expect(shown).toMatch(/synthetic/i);
    expect(shown).toMatch(/GeoNames.*CC BY 4\.0/);
    expect(readFileSync(join(m.PACKAGE, 'SOURCES.md'), 'utf8')).toMatch(/synthetic/i);
  });
});
