import { beforeAll, describe, expect, it } from 'vitest';
import type { Region } from '../../../engine/region/region.ts';
import { slopeOf, visibleForest } from '../../../engine/region/terrain.ts';
import { keepsGrades, within } from './package-rules.ts';
import * as m from './wushan-measures.ts';

/** The network, the hazard sites and the places of the plan in the generated county. */
let region: Region;
let mask: Uint8Array;
let high: Uint8Array;

beforeAll(async () => {
  region = await m.wushan();
  mask = m.countyMask(region);
  high = m.pool(region, 175);
});

describe('roads', () => {
  keepsGrades(m.gradesByClass);
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
