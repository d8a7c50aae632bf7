import { beforeAll, describe, expect, it } from 'vitest';
import { LandCover, type Facility, type Region } from '../../../engine/region/region.ts';
import { isAPackage, keepsGrades, within } from './package-rules.ts';
import * as m from './lezhi-measures.ts';

/** The network and the places of the plan in the generated county. */
let region: Region;
let mask: Uint8Array;

beforeAll(async () => {
  region = await m.lezhi();
  mask = m.countyMask(region);
});

const of = (kind: string): Facility[] => m.facilitiesOf(region, kind);
const where = (kind: string, key: string, value: string): Facility[] =>
  of(kind).filter((f) => f.attributes[key] === value);
const seatOf = (zh: string) => region.townships.find((t) => t.name.zh === zh)!;

describe('roads', () => {
  keepsGrades(() => m.gradesByClass(m.PACKAGE));
  it('are 1.15 to 1.4 times the drawn line on county roads between seats (median)', () => {
    within(m.median(detours('county')), 1.15, 1.4);
  });
  it('join all seats without an expressway', () => {
    const from = region.townships[0]!.nodeId;
    for (const t of region.townships) {
      const length = m.roadLength(region, from, t.nodeId, (e) => e.class !== 'expressway');
      expect(length, t.name.zh).toBeLessThan(80_000);
    }
  });
  it('stand on the ground, give or take cuts and fills, save for bridges and tunnels', () => {
    expect(m.quantile(m.roadOffsets(region, m.PACKAGE), 0.9)).toBeLessThan(8);
  });
  it('have bridges over water alone, of at most 300 m, beside the expressways', () => {
    const local = region.roads.edges.filter((e) => e.class !== 'expressway');
    expect(local.filter((e) => e.tunnel).reduce((a, e) => a + e.lengthM, 0)).toBe(0);
    const bridges = local.filter((e) => e.bridge);
    const all = local.reduce((a, e) => a + e.lengthM, 0);
    expect(bridges.reduce((a, e) => a + e.lengthM, 0) / all).toBeLessThan(0.005);
    for (const b of bridges) {
      expect(b.lengthM).toBeLessThan(300);
      let wet = false;
      for (const p of b.line) {
        m.forCells(region, p, 60, (cell) => {
          if (region.landCover[cell] === LandCover.water) wet = true;
        });
      }
      expect(wet || nearStream(b.line[0]!), `edge ${b.id}`).toBe(true);
    }
  });
  it('let nothing join an expressway but the ramps of its interchanges', () => {
    const fast = region.roads.edges.filter((e) => e.class === 'expressway');
    const onFast = new Set(fast.flatMap((e) => [e.a, e.b]));
    const joints = region.roads.edges.filter(
      (e) => e.class !== 'expressway' && (onFast.has(e.a) || onFast.has(e.b)),
    );
    expect(joints.length).toBeGreaterThanOrEqual(4);
    for (const e of joints) expect(e.name).toBe('互通连接线');
  });
  it('have 1.6 to 3 km on each km²', () => {
    const km = region.roads.edges.reduce((a, e) => a + e.lengthM, 0) / 1000;
    within(km / m.relief(region, mask).areaKm2, 1.6, 3);
  });
  it('form one network of at most 5,000 edges', () => {
    expect(region.roads.edges.length).toBeLessThanOrEqual(5000);
    expect(m.reachable(region, region.townships[0]!.nodeId).size).toBe(region.roads.nodes.length);
  });
});

/** Heads of streams are too narrow to show as water. */
const nearStream = (p: { e: number; n: number }): boolean =>
  region.rivers.some((r) => r.line.some((q) => m.distance(p, q) < 250));

function detours(cls: string): number[] {
  const nodeAt = ([lon, lat]: readonly [number, number]): number | null => {
    const p = m.project(region, lon, lat);
    const f = m.facts.townships.find((t) => m.distance(m.project(region, t.lon, t.lat), p) < 150);
    return f ? seatOf(f.name).nodeId : null;
  };
  return m.facts.roads
    .filter((r) => r.class === cls)
    .flatMap((r) => {
      const a = nodeAt(r.polyline[0]!);
      const b = nodeAt(r.polyline[r.polyline.length - 1]!);
      if (a === null || b === null) return [];
      const length = m.roadLength(region, a, b, (e) => e.class !== 'village');
      return [length / (r.lineLengthKm * 1000)];
    });
}

describe('facilities by the plan', () => {
  it('keeps its stores in 1 + 9 + 15 + N depots', () => {
    const tier = (t: string) => where('depot', 'tier', t);
    expect(tier('county')).toHaveLength(1);
    expect(tier('township')).toHaveLength(9);
    expect(tier('village')).toHaveLength(15);
    expect(tier('agency').length).toBeGreaterThan(0);
    expect(new Set(tier('township').map((f) => f.townshipId)).size).toBe(9);
    for (const f of of('depot')) expect(Number(f.attributes['kits'])).toBeGreaterThan(0);
  });
  it('builds two fire stations and rebuilds five, where the plan says', () => {
    const towns = (stage: string) =>
      where('fireStation', 'stage', stage)
        .map((f) => f.name.zh.slice(0, 2))
        .sort();
    expect(towns('new')).toEqual(['石佛', '盛池'].sort());
    expect(towns('rebuilt')).toEqual(['回澜', '童家', '劳动', '通旅', '良安'].sort());
    expect(towns('existing')).toEqual(['乐至']);
    for (const f of where('fireStation', 'stage', 'new')) expect(f.provenance).toBe('plan');
    for (const f of of('fireStation')) {
      const seat = region.townships.find((t) => t.id === f.townshipId)!;
      expect(m.distance(f.at, seat.seat), f.name.zh).toBeLessThan(2500);
    }
  });
  it('shelters people on 1.5 m² or more each, in the county seat, every town and every village', () => {
    for (const f of of('shelter')) {
      const perPerson = Number(f.attributes['areaM2']) / Number(f.attributes['capacity']);
      expect(perPerson, f.name.zh).toBeGreaterThanOrEqual(1.5);
    }
    expect(where('shelter', 'type', 'central')).toHaveLength(1);
    expect(new Set(where('shelter', 'type', 'fixed').map((f) => f.townshipId)).size).toBe(21);
    const places = where('shelter', 'type', 'emergency');
    expect(places).toHaveLength(315);
    for (const v of region.villages) {
      const nearest = Math.min(...places.map((f) => m.distance(f.at, v.at)));
      expect(nearest, v.name.zh).toBeLessThan(800);
    }
  });
  it('has the two quake sites and the relay of the plan', () => {
    expect(where('monitor', 'type', 'quake')).toHaveLength(2);
    expect(where('monitor', 'type', 'quakeRelay')).toHaveLength(1);
  });
  it('has portals to the five neighbours of the plan, on the network, at the border', () => {
    const neighbours = of('portal').map((f) => String(f.attributes['neighbour']));
    for (const n of ['简阳', '雁江', '安岳', '安居', '金堂']) expect(neighbours).toContain(n);
    for (const f of of('portal')) {
      expect(m.distance(region.roads.nodes[f.nodeId]!.at, f.at), f.name.zh).toBeLessThan(30);
      const toBorder = Math.min(...region.boundary.map((p) => m.distance(p, f.at)));
      expect(toBorder, f.name.zh).toBeLessThan(1500);
    }
  });
  it('feeds every substation but the first from another one', () => {
    const ids = new Set(of('substation').map((f) => f.id));
    const roots = of('substation').filter((f) => f.attributes['fedBy'] === undefined);
    expect(roots.map((f) => f.attributes['kV'])).toEqual([220]);
    for (const f of of('substation')) {
      if (f.attributes['fedBy'] === undefined) continue;
      expect(ids.has(String(f.attributes['fedBy'])), f.name.zh).toBe(true);
      expect(f.attributes['fedBy']).not.toBe(f.id);
    }
  });
  it('stands on dry ground', () => {
    for (const f of region.facilities) {
      if (f.kind === 'portal') continue;
      const cell = m.cellAt(region.grid, f.at.e, f.at.n);
      expect(region.landCover[cell], f.name.zh).not.toBe(LandCover.water);
    }
  });
});

describe('the package', () => isAPackage(() => region, m.PACKAGE));
