import { describe, expect, it } from 'vitest';
import { advance, createWorld } from '../../../../engine/exercise/run.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import { target } from '../../plan/score-support.ts';
import { DRILL_UNITS, drillRegion, order, startDrill, unitOf } from '../drill.ts';
import { littleRegion, littleScenario } from '../../../support/synthetic-scenario.ts';

const HOUR = 3600;
const SEEDS = ['1', '2', '3', '4'];
const region = littleRegion();

/** Share of the displaced who got their kit in time, three and a half hours played by the policy. */
function shareRelieved(seed: string, kits: number): number {
  const base = littleScenario(region);
  const scenario = {
    ...base,
    // Below the larger village, with the wind towards it.
    wildfire: { ...base.wildfire!, ignitions: [{ at: { e: 8600, n: 9150 }, tick: 0 }] },
    weather: base.weather.map((r) => ({ ...r, windMs: 2 * r.windMs })),
    targets: base.targets.map((t) => (t.id === 'W1' ? { ...t, limit: 2 } : t)),
    depots: base.depots.map((d) => ({ ...d, kits })),
    // Nobody fights the fire, so that it comes to the villages in every run.
    units: base.units
      .filter((u) => !['crew-a', 'crew-b', 'heli'].includes(u.id))
      .map((u) => (u.id === 'truck' ? { ...u, kitCapacity: 60 } : u)),
  };
  const w = createWorld({ region, scenario, seed, mode: 'plain' });
  for (const { id } of scenario.seats)
    submit(w, { kind: 'instructor' }, { type: 'setOccupant', seatId: id, occupant: 'policy' });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  advance(w, 3.5 * HOUR);
  const { cases, casesMet } = w.scores.lines(w).find((l) => l.id === 'W1')!;
  if (cases === 0) throw new Error(`nobody was displaced with seed ${seed}`);
  return casesMet / cases;
}

const meanWith = (kits: number): number =>
  SEEDS.reduce((sum, seed) => sum + shareRelieved(seed, kits), 0) / SEEDS.length;

describe('on average over the same seeds', () => {
  it('more stock never lowers the share of people relieved in time', () => {
    const shares = [0, 60, 120, 500].map(meanWith);
    for (let i = 1; i < shares.length; i++)
      expect(shares[i]).toBeGreaterThanOrEqual(shares[i - 1]!);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBeGreaterThan(0.5);
  });

  it('a nearer lorry never lowers it, and where the lorry decides it raises it', () => {
    // By road from the depot: 4.3 km, 1.3 km and none, with the bus always at the same work.
    const shares = [5800, 200, 1500].map(meanFrom);
    for (let i = 1; i < shares.length; i++)
      expect(shares[i]).toBeGreaterThanOrEqual(shares[i - 1]!);
    expect(shares.at(-1)).toBeGreaterThan(shares[0]!);
  });
});

/** Share relieved within an hour when a village is fetched by bus and the lorry starts from `e`. */
function meanFrom(e: number): number {
  const at = { e, n: 3000 };
  let sum = 0;
  for (const seed of SEEDS) {
    const place = drillRegion();
    const nodeId = place.roads.nodes.find((n) => n.at.e === e && n.at.n === 3000)!.id;
    const units = DRILL_UNITS.map((u) =>
      u.id === 'lorry' ? { ...u, kitCapacity: 150, home: { ...u.home, at, nodeId } } : u,
    );
    const targets = [target('reliefWithin', { id: 'W1', limit: 1 })];
    const w = startDrill({ units, targets }, { region: place, seed: Number(seed) });
    const shelterId = 'shelter-1';
    order(w, { type: 'evacuate', unitId: 'bus', villageId: 'v1', shelterId });
    // The supply group hears of it when the first bus is full.
    for (let t = 60; unitOf(w, 'bus').people === 0; t += 60) advance(w, t);
    const send = { type: 'sendSupplies', unitId: 'lorry', depotId: 'depot-1', shelterId } as const;
    order(w, { ...send, item: 'reliefKit', count: 130 });
    advance(w, 6 * HOUR);
    const { cases, casesMet } = w.scores.lines(w).find((l) => l.id === 'W1')!;
    sum += casesMet / cases;
  }
  return sum / SEEDS.length;
}
