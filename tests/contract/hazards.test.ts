import { describe, expect, test } from 'vitest';
import { floodModel } from '../../engine/hazards/flood/model.ts';
import { HAZARD_IDS, type HazardModel, type HazardRun } from '../../engine/hazards/hazard.ts';
import { hazmatModel } from '../../engine/hazards/hazmat/model.ts';
import { landslideModel } from '../../engine/hazards/landslide/model.ts';
import type { Drivers } from '../../engine/hazards/weather.ts';
import { wildfireModel } from '../../engine/hazards/wildfire/model.ts';
import { cellCentre } from '../../engine/kernel/grid.ts';
import { calm, newFlood } from '../support/flood-world.ts';
import * as hazmat from '../support/hazmat-world.ts';
import { newLandslides, rainyDays } from '../support/landslide-world.ts';
import * as wildfire from '../support/wildfire-world.ts';

/** One hazard in a small world, with something that can be done to it. */
interface Case<A> {
  readonly model: HazardModel<never, A>;
  readonly newRun: () => HazardRun<A>;
  readonly drivers: Drivers;
  readonly action: A;
  /** Long enough for much to happen, s; the action comes at a third of it. */
  readonly lengthS: number;
}

const asCase = <P, A>(c: Omit<Case<A>, 'model'> & { model: HazardModel<P, A> }): Case<unknown> =>
  c as unknown as Case<unknown>;

const summer = wildfire.driversOf(wildfire.summerAir());
const slow = hazmat.driversOf(hazmat.air());

const CASES: readonly Case<unknown>[] = [
  asCase({
    model: wildfireModel,
    newRun: () => wildfire.newFire(),
    drivers: summer,
    action: { kind: 'ignite', at: wildfire.cellPoint(60, 60), cause: 'test' },
    lengthS: 9000,
  }),
  asCase({
    model: floodModel,
    newRun: () => newFlood(),
    drivers: calm,
    action: { kind: 'openGate', gate: 'lock', open: 0.3 },
    lengthS: 900,
  }),
  asCase({
    model: landslideModel,
    newRun: () => newLandslides(),
    drivers: rainyDays,
    action: { kind: 'release', slideId: 'bank-1' },
    lengthS: 6 * 3600,
  }),
  asCase({
    model: hazmatModel,
    newRun: () => hazmat.newRelease(),
    drivers: slow,
    action: { kind: 'waterCurtain', tank: 'tanker', waterKgS: 60, untilTick: 1500 },
    lengthS: 1800,
  }),
];

const ARRAYS = { f32: Float32Array, f64: Float64Array, u8: Uint8Array, i32: Int32Array };
const bytesOf = (run: HazardRun<unknown>): Map<string, Buffer> =>
  new Map(
    Object.entries(run.fields()).map(([k, a]) => [
      k,
      Buffer.from(a.buffer, a.byteOffset, a.byteLength),
    ]),
  );

/** Played to the end: the action at a third of the time. */
function play({ newRun, drivers, action, lengthS }: Case<unknown>): HazardRun<unknown> {
  const run = newRun();
  run.advance(lengthS / 3, drivers, []);
  run.advance(lengthS, drivers, [action]);
  return run;
}

test('every kind of hazard is held to the contract', () => {
  expect(CASES.map((c) => c.model.id)).toEqual([...HAZARD_IDS]);
});

describe.each(CASES.map((c) => [c.model.id, c] as const))('%s', (_id, c) => {
  const { model, newRun, drivers, action, lengthS } = c;

  test('names its sources and says of every field what it is, in which unit', () => {
    expect(model.cites.length).toBeGreaterThan(0);
    expect(Number.isInteger(model.version)).toBe(true);
    for (const [name, spec] of Object.entries(model.fields)) {
      expect(spec.doc.length, name).toBeGreaterThan(5);
      expect(spec.unit.length, name).toBeGreaterThan(0);
      if (spec.wire !== undefined) expect(spec.wire.scale, name).toBeGreaterThan(0);
    }
  });

  test('has the fields that it says, one value a cell, and none of them is NaN', () => {
    const run = play(c);
    const fields = run.fields();
    expect(Object.keys(fields).sort()).toEqual(Object.keys(model.fields).sort());
    for (const [name, spec] of Object.entries(model.fields)) {
      expect(fields[name], name).toBeInstanceOf(ARRAYS[spec.dtype]);
      expect(fields[name], name).toHaveLength(run.grid.cols * run.grid.rows);
      expect(fields[name]!.some(Number.isNaN), name).toBe(false);
    }
  });

  test('tells what happened in the order of time, within the time that passed', () => {
    const run = newRun();
    run.advance(lengthS / 3, drivers, []);
    const events = run.advance(lengthS, drivers, [action]);
    const ticks = events.map((e) => e.tick);
    expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
    for (const t of ticks) {
      expect(t).toBeGreaterThanOrEqual(lengthS / 3);
      expect(t).toBeLessThanOrEqual(lengthS);
    }
    expect(run.tick).toBe(lengthS);
  });

  test('is the same run again from the same seed, and moves its hash as it goes on', () => {
    const run = play(c);
    expect(run.hash()).toBe(play(c).hash());
    expect(run.hash()).not.toBe(newRun().hash());
  });

  test('goes on to the same bits from what it saved', () => {
    const run = newRun();
    run.advance(lengthS / 3, drivers, [action]);
    const saved = run.save();
    const loaded = newRun();
    loaded.load(saved);
    expect(loaded.tick).toBe(run.tick);
    expect(loaded.hash()).toBe(run.hash());
    for (const r of [run, loaded]) r.advance(lengthS, drivers, []);
    expect(loaded.hash()).toBe(run.hash());
    expect(bytesOf(loaded)).toEqual(bytesOf(run));
  });

  test('forks into a run of its own that ends where the first one does', () => {
    const run = newRun();
    run.advance(lengthS / 3, drivers, []);
    const before = run.hash();
    const fork = run.fork();
    fork.advance(lengthS, drivers, [action]);
    expect(run.hash()).toBe(before);
    run.advance(lengthS, drivers, [action]);
    expect(run.hash()).toBe(fork.hash());
  });

  test('touches people, roads and assets by exposures under its own name', () => {
    const run = play(c);
    const { cols, rows } = run.grid;
    const seen = new Set<string>();
    for (let cell = 0; cell < cols * rows; cell += 7)
      for (const x of run.exposure(cellCentre(run.grid, cell), lengthS)) {
        expect(x.hazard).toBe(model.id);
        expect(x.value).toBeGreaterThanOrEqual(0);
        seen.add(x.quantity);
      }
    expect(seen.size).toBeGreaterThan(0);
  });
});
