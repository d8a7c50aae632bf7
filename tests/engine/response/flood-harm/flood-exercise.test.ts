import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../support/runs-of.ts';
import { advance } from '../../../../engine/exercise/run.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import { layerOf, layerVersions } from '../../../../engine/exercise/layers.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../../engine/exercise/snapshot.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import { floodRating, sweptShare } from '../../../../engine/response/flood-harm/rating.ts';
import { everything } from '../../../support/flood-world.ts';
import { drillScenario, eventsOf, give, personsIn } from '../drill.ts';
import { floodTown } from '../flood-town.ts';

describe('a flood in a town', () => {
  it('is rated by depth and speed, as the British guidance does', () => {
    // FD2320: 0.5 m at 1 m/s with a debris factor of 0.5: 0.5 × 1.5 + 0.5.
    expect(floodRating(0.5, 1)).toBeCloseTo(1.25, 12);
    expect(floodRating(0.2, 1)).toBeCloseTo(0.3, 12);
    expect(sweptShare(1, false)).toBe(0);
    expect(sweptShare(2.5, false)).toBeGreaterThan(sweptShare(1.5, false));
    expect(sweptShare(2.5, true)).toBeLessThan(sweptShare(2.5, false));
  });

  it('puts people to flight, cuts others off for boats, and counts everybody once', () => {
    const w = floodTown();
    const before = personsIn(w);
    advance(w, 7200);
    expect(personsIn(w)).toBe(before);
    expect(w.state.flooded[0]!.share).toBeGreaterThan(0.3);
    expect(eventsOf(w, 'peopleDisplaced').length).toBeGreaterThan(0);
    const stuck = w.state.casualtyGroups.find((g) => g.id === 'cut-off:v1')!;
    expect(stuck.persons.length).toBeGreaterThan(0);
    const site = w.state.sites.find((s) => s.id === 'rescueTrapped:cut-off:v1')!;
    expect(site.needs[0]!.capability).toBe('waterRescue');
    expect(w.state.hazards[0]!.beganTick).toBeGreaterThan(0);
  });

  it('closes roads in the water and opens them, or leaves silt, once it has gone', () => {
    const w = floodTown();
    advance(w, 7200);
    const closed = w.state.closures.filter((c) => c.reason === 'water').map((c) => c.edgeId);
    expect(closed).toContain(0);
    expect(w.state.buildingsOut.map((b) => b.id)).toEqual(['shelter-low']);
    advance(w, 36_000);
    const opened = eventsOf(w, 'roadOpened').map((e) => e.body.edgeId);
    const silted = w.state.sites
      .filter((s) => s.kind === 'clearRoad')
      .map((s) => Number(s.subject));
    for (const id of closed) expect([...opened, ...silted]).toContain(id);
    expect(w.state.buildingsOut).toEqual([]);
  });

  it('takes nobody into a shelter that is under water', () => {
    const w = floodTown();
    advance(w, 7200);
    const goals = new Set(eventsOf(w, 'peopleDisplaced').map((e) => e.body.shelterId));
    expect(goals.has('shelter-high')).toBe(true);
    const late = eventsOf(w, 'peopleDisplaced').filter(
      (e) => e.tick > eventsOf(w, 'buildingOut')[0]!.tick,
    );
    for (const e of late) expect(e.body.shelterId).not.toBe('shelter-low');
  });

  it('shows its water to the instructor alone', () => {
    const w = floodTown();
    advance(w, 3600);
    expect(Object.keys(layerVersions(w, 'truth'))).toEqual(
      expect.arrayContaining(['flood-depth', 'flood-max', 'flood-arrival', 'flood-speed']),
    );
    expect(Object.keys(layerVersions(w, 'command'))).toEqual([]);
    const depth = layerOf(w, 'truth', 'flood-depth')!;
    expect(depth.runs.byteLength).toBeGreaterThan(0);
    expect(runsOf(depth)).not.toEqual([]);
  });

  it('gives the seats the depths that a forecast has ahead, dated, on cells twice as wide', () => {
    const seats = drillScenario().seats.map((seat) => ({
      ...seat,
      commands: [...seat.commands, 'requestForecast' as const],
    }));
    const w = floodTown({ seats });
    advance(w, 700);
    expect(give(w, { type: 'requestForecast', hours: 2 }).rejection).toBeNull();
    advance(w, 1200);
    const layer = layerOf(w, 'command', 'flood-forecast')!;
    // It speaks from the last full ten minutes.
    expect(layer.asOfTick).toBe(600);
    expect(layer.grid.cellM).toBe(2 * w.flood!.grid.cellM);
    expect(layer.runs.byteLength).toBeGreaterThan(0);
    // What lies ahead of it is more than what is there: the river rises after the work began.
    const now = layerOf(w, 'truth', 'flood-depth')!;
    const cells = (x: typeof layer) => runsOf(x).reduce((n, run) => n + run.length, 0);
    expect(4 * cells(layer)).toBeGreaterThan(cells(now));
    const { region, scenario, seed } = w;
    const other = loadWorld({ region, scenario, seed, mode: 'plain' }, saveWorld(w));
    expect(layerOf(other, 'command', 'flood-forecast')).toEqual(layer);
  });

  it('obeys the instructor: rain, release and what is none of these', () => {
    const w = floodTown();
    advance(w, 300);
    const by = { kind: 'instructor' } as const;
    expect(submit(w, by, { type: 'setRain', mmH: 60, hours: 1 }).rejection).toBeNull();
    const still = w.flood!.ledger().rain;
    advance(w, 900);
    expect(w.flood!.ledger().rain).toBeGreaterThan(still);
    expect(submit(w, by, { type: 'releaseWeather' }).rejection).toBeNull();
    advance(w, 960);
    const rained = w.flood!.ledger().rain;
    advance(w, 1500);
    expect(w.flood!.ledger().rain).toBe(rained);
    const nothing = { type: 'setStructure', structureId: 'lock', kind: 'gate', value: 1, rateMH: 1 } as const; // prettier-ignore
    expect(submit(w, by, nothing).rejection?.code).toBe('unknownPlace');
  });

  it('takes a structure back in the moment in which it was set', () => {
    const w = floodTown({ flood: { ...everything, coarsen: 2 } });
    advance(w, 60);
    const by = { kind: 'instructor' } as const;
    const pump = () => w.flood!.structures().find((s) => s.kind === 'pump')!;
    const { id, value } = pump();
    const set = { type: 'setStructure', structureId: id, kind: 'pump', rateMH: 1 } as const;
    expect(submit(w, by, { ...set, value: 1 - value! }).rejection).toBeNull();
    expect(submit(w, by, { ...set, value }).rejection).toBeNull();
    advance(w, 90);
    expect(pump().value).toBe(value);
    expect(submit(w, by, { ...set, value: 1 - value! }).rejection).toBeNull();
    advance(w, 120);
    expect(pump().value).toBe(1 - value!);
  });

  it('shows players the same whatever has not reached them yet', () => {
    const now = (seed: number) => {
      const w = floodTown({}, seed);
      advance(w, 240);
      return JSON.stringify(viewOf(w, 'command'));
    };
    // Chance of harm differs by seed; before anybody is harmed or has told, the view does not.
    expect(now(1)).toBe(now(2));
  });

  it('goes on alike after a save, and in odd pieces', () => {
    const w = floodTown();
    const pieces = floodTown();
    advance(w, 2400);
    for (let t = 137; t < 2400; t += 137) advance(pieces, t);
    advance(pieces, 2400);
    expect(hashWorld(pieces).total).toBe(hashWorld(w).total);
    const { region, scenario, seed } = w;
    const other = loadWorld({ region, scenario, seed, mode: 'plain' }, saveWorld(w));
    advance(w, 4800);
    advance(other, 4800);
    expect(hashWorld(other).total).toBe(hashWorld(w).total);
  });

  it('stands still and says so when it cannot be computed on', () => {
    const w = floodTown();
    advance(w, 600);
    const fault = {
      code: 'time-step',
      field: 'depth',
      cell: 7,
      value: 1e9,
      step: 42,
      reason: 'a step of less than 1 ms',
      tick: 600,
    } as const;
    Object.defineProperty(w.flood, 'fault', { get: () => null, configurable: true });
    const run = w.flood!.advance.bind(w.flood);
    w.flood!.advance = (...args) => {
      const events = run(...args);
      Object.defineProperty(w.flood, 'fault', { get: () => fault });
      return events;
    };
    advance(w, 1200);
    const told = eventsOf(w, 'hazardFault');
    expect(told).toHaveLength(1);
    expect(told[0]!.body).toMatchObject({ hazard: 'flood', cell: 7, field: 'depth', step: 42 });
  });
});
