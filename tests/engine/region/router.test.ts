import { describe, expect, it } from 'vitest';
import { createRouter } from '../../../engine/region/router.ts';
import { LandCover } from '../../../engine/region/region.ts';
import type { RouteRequest, SpeedProfile } from '../../../engine/region/routing.ts';
import { SPEED_PROFILES } from '../../../engine/response/speed-profiles.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';

const truck = SPEED_PROFILES.truck;

/** A ladder: a short village road and a longer county road between the same two ends. */
function ladder() {
  return syntheticRegion({
    roads: [
      {
        line: [
          { e: 1000, n: 3000 },
          { e: 3000, n: 3000 },
        ],
        class: 'village',
      },
      {
        line: [
          { e: 1000, n: 3000 },
          { e: 1000, n: 3500 },
        ],
        class: 'county',
      },
      {
        line: [
          { e: 1000, n: 3500 },
          { e: 3000, n: 3500 },
        ],
        class: 'county',
      },
      {
        line: [
          { e: 3000, n: 3500 },
          { e: 3000, n: 3000 },
        ],
        class: 'county',
      },
    ],
  });
}

const ask = (over: Partial<RouteRequest> = {}): RouteRequest => ({
  from: { e: 1000, n: 3000 },
  fromNode: 0,
  to: { e: 3000, n: 3000 },
  profile: { ...truck, kmH: { ...truck.kmH, village: 20, county: 36 } },
  departTick: 100,
  closed: new Set(),
  ...over,
});

describe('road routes', () => {
  it('takes the quicker way, not the shorter, in whole seconds', () => {
    // 3,000 m at 36 km/h = 300 s against 2,000 m at 20 km/h = 360 s.
    const r = createRouter(ladder()).route(ask())!;
    expect(r.legs.map((l) => l.edgeId)).toEqual([1, 2, 3]);
    expect(r.arriveTick).toBe(400);
    expect(r.lengthM).toBe(3000);
  });

  it('goes round a closed road and says when there is no way', () => {
    const router = createRouter(ladder());
    const r = router.route(ask({ closed: new Set([2]) }))!;
    expect(r.legs.map((l) => l.edgeId)).toEqual([0]);
    expect(r.arriveTick).toBe(460);
    const far = { e: 3000, n: 3000 };
    const profile = { ...ask().profile, offRoadMaxM: 100 };
    expect(router.route(ask({ to: far, profile, closed: new Set([0, 2]) }))).toBeNull();
  });

  it('leaves legs that join end to start, in time and place', () => {
    const r = createRouter(ladder()).route(ask({ to: { e: 3200, n: 3500 } }))!;
    const ends = r.legs.map((l) => l.line.at(-1)!);
    const starts = r.legs.map((l) => l.line[0]!);
    expect(starts.slice(1)).toEqual(ends.slice(0, -1));
    expect(r.legs.slice(1).map((l) => l.departTick)).toEqual(
      r.legs.slice(0, -1).map((l) => l.arriveTick),
    );
    expect(r.legs.at(-1)).toMatchObject({ mode: 'foot', edgeId: -1, endNodeId: -1 });
    // 200 m on flat ground at 3 km/h.
    expect(r.arriveTick - r.legs.at(-1)!.departTick).toBe(240);
  });

  it('flies straight', () => {
    const r = createRouter(ladder()).route(ask({ profile: SPEED_PROFILES.helicopter }))!;
    expect(r.legs).toHaveLength(1);
    expect(r.legs[0]).toMatchObject({ mode: 'air', departTick: 100, arriveTick: 140 });
  });

  it('walks slower uphill than down, by the slope, and never over a lake', () => {
    const roads = [
      {
        line: [
          { e: 1000, n: 300 },
          { e: 2000, n: 300 },
        ],
      },
    ];
    const hill = createRouter(syntheticRegion({ roads, elevationM: (_e, n) => n / 4 }));
    const low = { e: 1000, n: 300 };
    const high = { e: 1000, n: 1500 };
    const up = hill.route(ask({ to: high, fromNode: -1, from: low }))!;
    const down = hill.route(ask({ from: high, fromNode: -1, to: low }))!;
    // Tobler at slope +0.25 and -0.25: exp(-3.5 * 0.3) against exp(-3.5 * 0.2).
    const ratio = (up.arriveTick - 100) / (down.arriveTick - 100);
    expect(ratio).toBeCloseTo(Math.exp(0.35), 1);
    // Four times as steep as 1 in 3.5, and so a way four times as long at that slope.
    const cliff = createRouter(
      syntheticRegion({ roads, elevationM: (_e, n) => Math.min(3000, (4 * n) / 3.5) }),
    );
    const zigzag = cliff.route(ask({ to: high, fromNode: -1, from: low }))!.arriveTick - 100;
    const flatS = 1200 / (3 / 3.6);
    expect(zigzag / (4 * flatS * Math.exp(3.5 * (1 / 3.5)))).toBeCloseTo(1, 1);
    const lake = createRouter(
      syntheticRegion({ roads, cover: (_e, n) => (n > 600 && n < 900 ? LandCover.water : 9) }),
    );
    expect(lake.route(ask({ from: low, fromNode: -1, to: high }))).toBeNull();
  });
});

describe('against an exhaustive search', () => {
  it('finds the same times as Bellman-Ford on random graphs', () => {
    let seed = 12345;
    const rnd = () => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 4294967296;
    const classes = ['national', 'county', 'township', 'village'] as const;
    for (let trial = 0; trial < 20; trial++) {
      const pts = Array.from({ length: 30 }, () => ({
        e: 100 + Math.floor(rnd() * 5800),
        n: 100 + Math.floor(rnd() * 5800),
      }));
      const roads = Array.from({ length: 60 }, () => {
        const a = pts[Math.floor(rnd() * 30)]!;
        let b = pts[Math.floor(rnd() * 30)]!;
        if (a === b) b = pts[(pts.indexOf(a) + 1) % 30]!;
        return { line: [a, b], class: classes[Math.floor(rnd() * 4)]!, ferry: rnd() < 0.1 };
      });
      const region = syntheticRegion({ roads });
      const noWalk: SpeedProfile = { ...truck, offRoadMaxM: 0 };
      const closed = new Set([Math.floor(rnd() * 60), Math.floor(rnd() * 60)]);
      const ticks = region.roads.edges.map((x) =>
        Math.ceil((x.lengthM * 3.6) / (x.ferry ? truck.ferryKmH : truck.kmH[x.class])),
      );
      const best = region.roads.nodes.map((n) => (n.id === 0 ? 0 : Infinity));
      for (let i = 0; i < best.length; i++)
        for (const x of region.roads.edges) {
          if (closed.has(x.id)) continue;
          best[x.b] = Math.min(best[x.b]!, best[x.a]! + ticks[x.id]!);
          best[x.a] = Math.min(best[x.a]!, best[x.b]! + ticks[x.id]!);
        }
      const router = createRouter(region);
      for (const node of region.roads.nodes) {
        const from = region.roads.nodes[0]!.at;
        const r = router.route({
          from,
          fromNode: 0,
          to: node.at,
          profile: noWalk,
          departTick: 0,
          closed,
        });
        expect(r === null ? Infinity : r.arriveTick).toBe(best[node.id]!);
      }
    }
  });
});

describe('equally quick ways', () => {
  it('takes the one with the fewest stretches', () => {
    // 2,000 m straight on, and 2,000 m in two stretches by a bend without loss.
    const at = (e: number, n: number) => ({ e, n });
    const region = syntheticRegion({
      roads: [
        { line: [at(1000, 3000), at(2000, 3000)] },
        { line: [at(2000, 3000), at(3000, 3000)] },
        { line: [at(1000, 3000), at(2000, 3001), at(3000, 3000)] },
      ],
    });
    const r = createRouter(region).route(ask({ profile: truck }))!;
    expect(r.legs.map((l) => l.edgeId)).toEqual([2]);
  });
});

describe('a router that has been asked before', () => {
  it('answers like a fresh one, whatever it remembers', () => {
    const old = createRouter(ladder());
    const places = [
      { from: { e: 1000, n: 3000 }, fromNode: 0 },
      { from: { e: 1150, n: 3050 }, fromNode: -1 },
    ];
    for (let round = 0; round < 2; round++)
      for (const place of places)
        for (const closed of [new Set<number>(), new Set([2]), new Set([0, 2])])
          for (const profile of [truck, SPEED_PROFILES.foot])
            for (const departTick of [0, 777]) {
              const q = { ...place, closed, profile, departTick, to: { e: 3100, n: 3100 } };
              expect(old.route(q)).toEqual(createRouter(ladder()).route(q));
            }
  });

  it('hands out legs of their own each time', () => {
    const router = createRouter(ladder());
    const first = router.route(ask())!;
    first.legs.pop();
    expect(router.route(ask())!.legs).toHaveLength(3);
  });
});

describe('nearest node', () => {
  it('agrees with a scan of all nodes', () => {
    const roads = Array.from({ length: 40 }, (_, i) => ({
      line: [
        { e: (i * 733) % 5900, n: (i * 411) % 5900 },
        { e: (i * 733 + 90) % 5900, n: (i * 411 + 140) % 5900 },
      ],
    }));
    const region = syntheticRegion({ roads });
    const router = createRouter(region);
    for (let i = 0; i < 50; i++) {
      const at = { e: (i * 1237) % 6100, n: (i * 877) % 6300 };
      const d = Math.min(
        ...region.roads.nodes.map((n) => Math.hypot(n.at.e - at.e, n.at.n - at.n)),
      );
      expect(router.nearestNode(at).distanceM).toBeCloseTo(d, 9);
    }
  });
});
