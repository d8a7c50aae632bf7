import { describe, expect, it, vi } from 'vitest';
import { loadWorld, hashWorld, saveWorld } from '../../../engine/exercise/snapshot.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import { layerVersions } from '../../../engine/exercise/layers.ts';
import type { Scenario } from '../../../engine/exercise/scenario.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { openScenario, type Loaded } from '../../../server/cli/catalogue.ts';
import {
  openingCommands,
  play,
  stamp,
  type HeadlessRun,
  type Occupant,
} from '../../../server/cli/headless.ts';

const IDS = [
  'lezhi-tanker-2017',
  'lezhi-gaosi-2019',
  'lezhi-ammonia-cold-store',
  'lezhi-h2s-well',
  'wushan-fuel-barge',
] as const;

/** Long days are played as far as their tests look. */
const UNTIL: Readonly<Record<string, number>> = {
  'wushan-fuel-barge': 2.5 * 3600,
  'lezhi-ammonia-cold-store': 2 * 3600,
};

const loadeds = new Map<string, Promise<Loaded>>();
const opened = (id: string): Promise<Loaded> => {
  if (!loadeds.has(id)) loadeds.set(id, openScenario(id));
  return loadeds.get(id)!;
};

const runs = new Map<string, HeadlessRun>();
async function runOf(id: string, seed: string, occupant: Occupant): Promise<HeadlessRun> {
  const key = `${id} ${seed} ${occupant}`;
  let run = runs.get(key);
  if (run === undefined) {
    const loaded = await opened(id);
    const commands = (w: World) => stamp(openingCommands(w, occupant));
    run = play(
      loaded,
      seed,
      commands,
      Math.min(loaded.scenario.durationTicks, UNTIL[id] ?? Infinity),
    );
    runs.set(key, run);
  }
  return run;
}

const statusOf = (run: HeadlessRun, id: string) => run.lines.find((l) => l.id === id)?.status;

const harmed = ({ state }: World, classes: readonly string[]): number =>
  state.casualtyGroups.reduce(
    (n, g) => n + g.persons.filter((p) => classes.includes(p.triage)).length,
    0,
  );

// Whole exercises: minutes on a machine that is busy otherwise.
vi.setConfig({ testTimeout: 120_000 });

describe.each(IDS)('%s', (id) => {
  it('keeps every kilogram of its tanks in one place', async () => {
    const { world } = await runOf(id, '1', 'policy');
    const l = world.hazmat!.ledger();
    const out = l.poolKg + l.waterKg + l.airKg + l.absorbedKg + l.burnedKg + l.recoveredKg;
    // 1e-9 of the stock, as the verification of the model asks for.
    const slack = 1e-9 * Math.max(1, l.stockKg);
    expect(Math.abs(l.releasedKg - out)).toBeLessThan(slack);
    expect(Math.abs(l.stockKg - l.tankKg - l.releasedKg - l.transferredKg)).toBeLessThan(slack);
  });

  it('loses nobody from the count of a village', async () => {
    const { world } = await runOf(id, '1', 'policy');
    const { state, index } = world;
    for (const v of state.villages) {
      const away = state.away[v.id] ?? 0;
      const groups = state.cohorts.filter((c) => c.villageId === v.id);
      const all = v.atHome + v.casualties + away + groups.reduce((n, c) => n + c.persons, 0);
      expect([v.id, all]).toEqual([v.id, index.village.get(v.id)!.spec.population]);
    }
  });

  it('goes on alike from a snapshot', async () => {
    const loaded = await opened(id);
    const options = { ...loaded, seed: '7', mode: 'plain' as const };
    const w = createWorld(options);
    for (const c of openingCommands(w, 'policy')) submit(w, { kind: 'instructor' }, c);
    advance(w, 2700);
    const again = loadWorld(options, saveWorld(w));
    advance(w, 4500);
    advance(again, 4500);
    expect(hashWorld(again).parts).toEqual(hashWorld(w).parts);
  });
});

describe('empty seats against the policy', () => {
  it.each(['1', '3'])(
    'in the tanker rollover, seed %s: fewer come to harm, and reports are in time',
    async (seed) => {
      const idle = await runOf('lezhi-tanker-2017', seed, 'idle');
      const policy = await runOf('lezhi-tanker-2017', seed, 'policy');
      const grave = ['dead', 'immediate', 'delayed'];
      expect(harmed(policy.world, grave)).toBeLessThan(harmed(idle.world, grave) / 3);
      expect(statusOf(idle, 'L9')).toBe('notMet');
      expect(statusOf(policy, 'L9')).toBe('met');
      // The last households hear of it at the door.
      expect(statusOf(policy, 'L5')).toBe('met');
      expect(policy.world.hazmat!.ledger().releasedKg).toBeLessThan(
        idle.world.hazmat!.ledger().releasedKg,
      );
      // Crews with apparatus went in, and none of them came to harm.
      const crews = policy.world.state.release.teams.filter((t) => t.airLeftS > 0);
      const plug = policy.world.state.sites.find((x) => x.id === 'plugLeak:tanker')!;
      expect(plug.doneTick).toBeGreaterThan(0);
      expect(crews.every((t) => t.hurt === 0)).toBe(true);
    },
  );

  it('in the sour well: the gas is lit, the preventer closed, and far fewer die', async () => {
    const idle = await runOf('lezhi-h2s-well', '1', 'idle');
    const policy = await runOf('lezhi-h2s-well', '1', 'policy');
    expect(policy.world.hazmat!.sources()[0]!.open).toBe(false);
    expect(idle.world.hazmat!.sources()[0]!.open).toBe(true);
    const lit = policy.world.state.sites.find((x) => x.id === 'lightGas:well')!;
    expect(lit.doneTick).toBeLessThan(3600);
    const { burnedKg, releasedKg } = policy.world.hazmat!.ledger();
    expect(burnedKg).toBeGreaterThan(0.5 * releasedKg);
    expect(idle.world.hazmat!.ledger().burnedKg).toBe(0);
    // What burns as it leaves is in no forecast after that.
    expect(policy.world.state.release.zones.at(-1)!.rateKgS).toBe(0);
    const dead = harmed(policy.world, ['dead']);
    expect(dead).toBeLessThanOrEqual(harmed(idle.world, ['dead']) / 3);
    expect(statusOf(idle, 'L9')).toBe('notMet');
    expect(statusOf(policy, 'L9')).toBe('met');
  });

  it('on the river: booms hold what they can, and it is taken up', async () => {
    const policy = await runOf('wushan-fuel-barge', '1', 'policy');
    // By half past two: what went past before the booms stood is gone, the rest is taken up.
    const { recoveredKg, releasedKg } = policy.world.hazmat!.ledger();
    expect(recoveredKg).toBeGreaterThan(0.2 * releasedKg);
    const booms = policy.world.state.sites.filter((s) => s.kind === 'layBoom');
    expect(booms.map((s) => s.doneTick >= 0)).toEqual([true, true]);
  });

  it('at the barge on fire: the bank hears of it by the distance of the guide', async () => {
    const idle = await runOf('wushan-fuel-barge', '1', 'idle');
    const policy = await runOf('wushan-fuel-barge', '1', 'policy');
    expect(statusOf(idle, 'W11')).toBe('notMet');
    expect(statusOf(policy, 'W11')).toBe('met');
  });

  it('in the pit: crews with air bring everybody out unharmed', async () => {
    const { world } = await runOf('lezhi-gaosi-2019', '1', 'policy');
    const trapped = world.state.casualtyGroups
      .flatMap((g) => g.persons)
      .filter((p) => p.care === 'trapped');
    expect(trapped).toEqual([]);
    expect(world.state.release.teams.every((t) => t.hurt === 0)).toBe(true);
  });

  it.each(['1', '5'])('in the pit, seed %s: whom early air saves', async (seed) => {
    const alive = (w: World): number =>
      w.state.casualtyGroups.flatMap((g) => g.persons).filter((p) => p.triage !== 'dead').length;
    const idle = await runOf('lezhi-gaosi-2019', seed, 'idle');
    const policy = await runOf('lezhi-gaosi-2019', seed, 'policy');
    expect(alive(idle.world)).toBe(0);
    expect(alive(policy.world)).toBeGreaterThan(0);
    // Nobody decides sooner than the one who orders the fan with the first word of it.
    const loaded = await opened('lezhi-gaosi-2019');
    const w = createWorld({ ...loaded, seed, mode: 'plain' });
    for (const c of openingCommands(w, 'policy')) submit(w, { kind: 'instructor' }, c);
    advance(w, 420);
    const order = { type: 'workAt', unitId: 'workshop', siteId: 'ventilate:pit' } as const;
    const { rejection } = submit(w, { kind: 'seat', seatId: 'gaosi' }, order);
    expect(rejection).toBeNull();
    advance(w, loaded.scenario.durationTicks);
    expect(alive(w)).toBeGreaterThanOrEqual(alive(policy.world));
    expect(w.state.release.teams.every((t) => t.hurt === 0)).toBe(true);
  });
});

describe('what a seat is shown', () => {
  /** The same scenario with another hole, known to nobody: what people say stays the same. */
  const withHole = (s: Scenario, diameterM: number): Scenario => ({
    ...s,
    // Crews of the town would smell it at their own doors.
    units: s.units.filter((u) => u.seatId !== 'zhonghe'),
    hazmat: {
      ...s.hazmat!,
      tanks: s.hazmat!.tanks.map((t) => ({ ...t, hole: { ...t.hole, diameterM } })),
    },
  });

  it('does not tell the hole before anybody can know of it', async () => {
    const loaded = await opened('lezhi-tanker-2017');
    const shown = [0.014, 0.011].map((hole) => {
      const scenario = withHole(loaded.scenario, hole);
      const w = createWorld({ region: loaded.region, scenario, seed: '1', mode: 'plain' });
      for (const c of openingCommands(w, 'idle')) submit(w, { kind: 'instructor' }, c);
      const views: string[] = [];
      // Until the first of the people who breathe it can be heard of.
      for (let tick = 60; tick <= 600; tick += 60) {
        advance(w, tick);
        if (tick === 540) {
          const asked = submit(
            w,
            { kind: 'seat', seatId: 'incident-commander' },
            { type: 'requestForecast', hours: 2 },
          );
          expect(asked.rejection).toBeNull();
        }
        for (const { id } of w.state.seats)
          views.push(JSON.stringify([viewOf(w, id), layerVersions(w, id)]));
      }
      return views;
    });
    expect(shown[1]).toEqual(shown[0]);
  });

  it('has no truth in it, and the instructor has', async () => {
    const { world } = await runOf('lezhi-tanker-2017', '1', 'policy');
    const seat = viewOf(world, 'rescue').release!;
    expect(seat.truth).toBeNull();
    expect(seat.judged).toEqual([]);
    expect(seat.sources[0]!.holeDiameterM).toBe(0.01);
    const truth = viewOf(world, 'truth').release!;
    expect(truth.truth!.sources[0]!.id).toBe('tanker');
    expect(truth.judged.length).toBeGreaterThan(0);
    expect(
      Object.keys(layerVersions(world, 'rescue')).filter((id) => id.startsWith('gas-')),
    ).toEqual(['gas-forecast']);
  });
});

describe('staying in or leaving', () => {
  it('is judged for every village that the cloud reached, by both doses', async () => {
    const { world } = await runOf('lezhi-tanker-2017', '1', 'policy');
    const reached = world.state.release.villages.filter((g) => g.outdoor.load > 1e-6);
    const { judged } = world.state.release;
    expect(reached.length).toBeGreaterThan(0);
    // One of them at least was not all the same, or nothing below is asked.
    expect(judged.some((j) => j.better !== 'alike')).toBe(true);
    for (const g of reached) expect(judged.some((j) => j.villageId === g.id)).toBe(true);
    // Walls never make it worse than the open air while the cloud passes.
    for (const g of reached) expect(g.closed.load).toBeLessThanOrEqual(g.outdoor.load * 1.001);
    for (const j of judged) {
      const lower = j.shelterShare < j.leaveShare ? 'shelterInPlace' : 'evacuate';
      if (j.better !== 'alike') expect(j.better).toBe(lower);
    }
  });
});

describe('instructor controls', () => {
  it('open, burst and light a tank, and read the truth at a place', async () => {
    const loaded = await opened('wushan-fuel-barge');
    const w = createWorld({ ...loaded, seed: '1', mode: 'plain' });
    for (const c of openingCommands(w, 'idle')) submit(w, { kind: 'instructor' }, c);
    advance(w, 120);
    const by = { kind: 'instructor' } as const;
    const at = w.scenario.release!.sources[0]!.at;
    const open = { type: 'breakTank', tankId: 'hold', what: 'open', diameterM: 0.2 } as const;
    expect(submit(w, by, open).rejection).toBeNull();
    expect(submit(w, by, { ...open, diameterM: 5 }).rejection?.code).toBe('badArguments');
    expect(submit(w, by, { ...open, tankId: 'nothing' }).rejection?.code).toBe('unknownPlace');
    expect(submit(w, { kind: 'seat', seatId: 'rescue' }, open).rejection?.code).toBe(
      'notAuthorised',
    );
    expect(submit(w, by, { type: 'placeProbe', at }).rejection).toBeNull();
    advance(w, 240);
    expect(w.hazmat!.sources()[0]!.open).toBe(true);
    expect(submit(w, by, { ...open, what: 'burst' }).rejection).toBeNull();
    advance(w, 360);
    expect(w.hazmat!.sources()[0]!.tankKg).toBe(0);
    expect(viewOf(w, 'truth').release!.truth!.probes).toHaveLength(1);
  });
});
