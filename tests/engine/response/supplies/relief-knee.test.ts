import { describe, expect, it } from 'vitest';
import { advance, createWorld } from '../../../../engine/exercise/run.ts';
import type { UnitSpec } from '../../../../engine/exercise/scenario.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { LandCover } from '../../../../engine/region/region.ts';
import { syntheticRegion } from '../../../support/synthetic-region.ts';
import { target } from '../../plan/score-support.ts';
import { DRILL_UNITS, drillScenario } from '../drill.ts';

const HOUR = 3600;
const KITS = 3000;

const team = (id: string, over: Partial<UnitSpec>): UnitSpec => ({
  ...DRILL_UNITS[0]!,
  seatsForPeople: 0,
  id,
  ...over,
});

/** A village of so many beside a county road, a shelter for all of them, 3,000 kits, many wheels. */
function evacuated(persons: number, kits = KITS): World {
  const at = (e: number, n: number) => ({ e, n });
  const region = syntheticRegion({
    cover: () => LandCover.paddy,
    roads: [{ line: [at(200, 3000), at(3000, 3000)] }, { line: [at(3000, 3000), at(5800, 3000)] }],
    villages: [{ id: 'v1', at: at(5800, 3000), population: persons }],
    facilities: [
      { id: 'shelter-1', kind: 'shelter', at: at(200, 3000) },
      { id: 'depot-1', kind: 'depot', at: at(3000, 3000) },
    ],
  });
  const units = [
    ...Array.from({ length: 20 }, (_, i) =>
      team(`bus-${String(i).padStart(2, '0')}`, { vehicle: 'bus', seatsForPeople: 60 }),
    ),
    ...Array.from({ length: 10 }, (_, i) =>
      team(`lorry-${i}`, {
        capabilities: ['transportGoods'],
        vehicle: 'truck',
        kitCapacity: 400,
      }),
    ),
  ];
  const scenario = drillScenario({
    units,
    villageIds: ['v1'],
    depots: [{ facilityId: 'depot-1', kits, loadingPerMin: 60 }],
    shelters: [{ facilityId: 'shelter-1', areaM2: 20_000, capacity: 5000 }],
    targets: [
      target('reliefWithin', { id: 'W1', limit: 12 }),
      target('stockCovers', { id: 'W2', op: '>=', limit: KITS, unit: 'persons' }),
    ],
    wildfire: { ...drillScenario().wildfire!, ignitions: [] },
  });
  const w = createWorld({ region, scenario, seed: 'knee', mode: 'plain' });
  for (const { id } of scenario.seats)
    submit(w, { kind: 'instructor' }, { type: 'setOccupant', seatId: id, occupant: 'idle' });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  const seat = { kind: 'seat', seatId: 'command' } as const;
  const shelterId = 'shelter-1';
  for (const u of units)
    if (u.seatsForPeople > 0)
      submit(w, seat, { type: 'evacuate', unitId: u.id, villageId: 'v1', shelterId });
  let left = kits;
  for (let tick = HOUR; tick <= 14 * HOUR; tick += HOUR / 2) {
    advance(w, tick);
    for (const u of w.state.units) {
      if (!u.id.startsWith('lorry') || u.status !== 'standby' || left === 0) continue;
      const count = Math.min(400, left);
      left -= count;
      const order = { type: 'sendSupplies', unitId: u.id, depotId: 'depot-1' } as const;
      const done = submit(w, seat, { ...order, shelterId, item: 'reliefKit', count });
      expect(done.rejection).toBeNull();
    }
  }
  return w;
}

const line = (w: World, id: string) => w.scores.lines(w).find((l) => l.id === id)!;
const also = (w: World, label: string) =>
  line(w, 'W2').also.find((row) => row.label.en === label)!.value;

describe('relief of people by a stock of 3,000', () => {
  it.each([
    [2999, 'met', 2999],
    [3000, 'met', 3000],
    [3001, 'notMet', 3000],
  ] as const)('with %i displaced', (persons, status, relieved) => {
    const w = evacuated(persons);
    expect(w.state.shelters[0]!.occupants).toBe(persons);
    expect(line(w, 'W1')).toMatchObject({ status, cases: persons, casesMet: relieved });
    // The inventory is what the plan asks for, whatever the day brings; the run says what was needed.
    const stock = line(w, 'W2');
    expect(stock).toMatchObject({ status: 'met', cases: 1, casesMet: 1 });
    // Kits needed and kits issued to people stand beside it.
    expect(stock.also.slice(1, 3).map((x) => x.value)).toEqual([persons, relieved]);
    expect(also(w, 'Kits needed')).toBe(persons);
    expect(also(w, 'Kits issued to people')).toBe(relieved);
    expect(w.state.shelters[0]!.waiting).toBe(persons - relieved);
    expect(w.state.shelters[0]!.kits).toBe(KITS - relieved);
    // Every kit has left the depot in all three; the last is short of takers only in the first.
    expect(also(w, 'Stock-out at')).not.toBeNull();
  });

  it('fails the inventory with one kit less, even where nobody goes without', () => {
    const w = evacuated(2999, 2999);
    expect(line(w, 'W1').status).toBe('met');
    const stock = line(w, 'W2');
    expect(stock).toMatchObject({ status: 'notMet', value: 2999, casesMet: 0 });
    expect(stock.also[2]!.value).toBe(2999);
  });
});
