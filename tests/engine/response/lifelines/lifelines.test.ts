import { describe, expect, it } from 'vitest';
import { isOutOfUse, isWithoutPower } from '../../../../engine/response/lifelines/network.ts';
import { ASSUMED_LIFELINES } from '../../../../engine/response/lifelines/lifeline.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import { hashWorld } from '../../../../engine/exercise/snapshot.ts';
import { LandCover } from '../../../../engine/region/region.ts';
import { drillRegion, drillScenario, startDrill } from '../drill.ts';
import { advance, eventsOf, give, order, submitInject, withFire } from '../drill.ts';
import { lifelineSpec, LIFELINE_UNITS, outage, startLifelines } from './lifeline-drill.ts';

const HOUR = 3600;
const deskS = ASSUMED_LIFELINES.deskDelayS;

describe('an outage of a substation', () => {
  const dark = () => {
    const w = startLifelines();
    submitInject(w, 'local-out');
    advance(w, 60);
    return w;
  };

  it('leaves dark what it feeds and nothing else', () => {
    const w = dark();
    expect(isOutOfUse(w, 'local')).toBe(true);
    expect(isOutOfUse(w, 'main')).toBe(false);
    for (const id of ['hospital', 'mast-town', 'post', 'works'])
      expect([id, isWithoutPower(w, id)]).toEqual([id, true]);
    expect(isWithoutPower(w, 'mast-county')).toBe(false);
    expect(eventsOf(w, 'serviceCounted').map((e) => e.body)).toMatchObject([
      { kind: 'power', served: 71, total: 201 },
    ]);
  });

  it('goes down the net from the substation above', () => {
    const w = startLifelines({ injects: [outage('main-out', ['main'])] });
    submitInject(w, 'main-out');
    advance(w, 60);
    expect(eventsOf(w, 'assetOut').map((e) => e.body)).toMatchObject([
      { assetId: 'local', why: 'noPower' },
      { assetId: 'main', why: 'damage' },
    ]);
    expect(isWithoutPower(w, 'post')).toBe(true);
    expect(w.state.sites.map((s) => s.id)).toContain('restorePower:main');
    expect(w.state.sites.map((s) => s.id)).not.toContain('restorePower:local');
  });

  it('lets a tower run on its battery, and then the township has no network', () => {
    const w = dark();
    const { reserveS } = lifelineSpec({ county: true, town: true }).assets.find(
      (a) => a.id === 'mast-town',
    )!;
    const [lost] = eventsOf(w, 'powerLost').filter((e) => e.body.facilityId === 'mast-town');
    advance(w, lost!.tick + reserveS - 1);
    expect(isOutOfUse(w, 'mast-town')).toBe(false);
    advance(w, lost!.tick + reserveS + 5);
    expect(isOutOfUse(w, 'mast-town')).toBe(true);
    expect(eventsOf(w, 'assetOut').find((e) => e.body.assetId === 'mast-town')).toMatchObject({
      tick: lost!.tick + reserveS,
      body: { why: 'noPower' },
    });
    expect(eventsOf(w, 'networkLost').map((e) => e.body.placeId)).toEqual(['synthetic']);
    // Two hours of water in the tanks.
    expect(eventsOf(w, 'assetOut').find((e) => e.body.assetId === 'works')!.tick).toBe(
      lost!.tick + 7200,
    );
  });

  it('is repaired by those who can, at the pace of their hands, and everything comes back', () => {
    const w = dark();
    advance(w, deskS.power + 60);
    order(w, { type: 'workAt', unitId: 'linemen', siteId: 'restorePower:local' });
    advance(w, 12 * HOUR);
    const [there] = eventsOf(w, 'unitArrived');
    const [done] = eventsOf(w, 'siteDone');
    // 30 person hours by six people: five hours, in slices of 300 s.
    const workS = done!.tick - there!.tick;
    expect(workS).toBeGreaterThanOrEqual(5 * HOUR - 1);
    expect(workS).toBeLessThanOrEqual(5 * HOUR + 600);
    expect(isOutOfUse(w, 'local')).toBe(false);
    expect(isOutOfUse(w, 'mast-town')).toBe(false);
    expect(isOutOfUse(w, 'works')).toBe(false);
    const power = eventsOf(w, 'serviceCounted').filter((e) => e.body.kind === 'power');
    expect(power.at(-1)!.body).toMatchObject({ served: 201, total: 201 });
    expect(eventsOf(w, 'powerDemandMet').map((e) => e.body.by)).toEqual([
      'grid',
      'grid',
      'grid',
      'grid',
    ]);
    // Nobody needs a generator any more.
    expect(w.state.sites.filter((s) => s.doneTick < 0)).toEqual([]);
  });
});

describe('a command post without power', () => {
  it('is fed by the generator that a team brings, which is bound there until the grid is back', () => {
    const w = startLifelines();
    submitInject(w, 'local-out');
    advance(w, deskS.power + 60);
    order(w, { type: 'workAt', unitId: 'generator-1', siteId: 'connectGenerator:post' });
    advance(w, 2 * HOUR);
    expect(isWithoutPower(w, 'post')).toBe(false);
    expect(viewOf(w, 'command').power).toContainEqual(
      expect.objectContaining({ id: 'post', by: 'generator', generatorFrom: 'generator-1' }),
    );
    const elsewhere = give(w, {
      type: 'workAt',
      unitId: 'generator-1',
      siteId: 'connectGenerator:mast-town',
    });
    expect(elsewhere.rejection).toMatchObject({
      code: 'generatorInUse',
      params: { place: 'post' },
    });
    order(w, { type: 'workAt', unitId: 'linemen', siteId: 'restorePower:local' });
    advance(w, 12 * HOUR);
    expect(eventsOf(w, 'generatorFreed').map((e) => e.body.facilityId)).toEqual(['post']);
    const met = eventsOf(w, 'powerDemandMet').filter((e) => e.body.facilityId === 'post');
    expect(met).toHaveLength(1);
  });

  it('cannot be helped by a team that brings none', () => {
    const w = startLifelines();
    submitInject(w, 'local-out');
    advance(w, deskS.power + 60);
    const refused = give(w, {
      type: 'workAt',
      unitId: 'linemen',
      siteId: 'connectGenerator:post',
    }).rejection;
    expect(refused).toMatchObject({
      code: 'noCapability',
      alternatives: [{ type: 'workAt', unitId: 'generator-1' }],
    });
  });
});

describe('what seats know of outages', () => {
  it('is what the desk has told them, and at once what goes dark around them', () => {
    const w = startLifelines();
    submitInject(w, 'local-out');
    advance(w, 60);
    expect(viewOf(w, 'town').lifelines).toEqual([]);
    expect(viewOf(w, 'town').sites).toEqual([]);
    expect(viewOf(w, 'command').lifelines).toEqual([]);
    // The lights are off in the command post.
    expect(viewOf(w, 'command').power.map((p) => p.id)).toEqual(['post']);
    expect(viewOf(w, 'truth').lifelines.map((x) => x.id)).toEqual(['local']);
    advance(w, deskS.power + 10);
    expect(viewOf(w, 'command').lifelines).toMatchObject([
      {
        id: 'local',
        kind: 'power',
        personsWithout: 130,
        siteId: 'restorePower:local',
        etaTick: -1,
      },
    ]);
    expect(viewOf(w, 'town').lifelines).toEqual([]);
  });

  it('says when it will be over while a team works on it, and that it is over afterwards', () => {
    const w = startLifelines();
    submitInject(w, 'local-out');
    advance(w, deskS.power + 60);
    order(w, { type: 'workAt', unitId: 'linemen', siteId: 'restorePower:local' });
    advance(w, 3 * HOUR);
    const [seen] = viewOf(w, 'command').lifelines;
    advance(w, 12 * HOUR);
    const [over] = viewOf(w, 'command').lifelines;
    expect(Math.abs(seen!.etaTick - over!.backTick)).toBeLessThanOrEqual(301);
    expect(over).toMatchObject({ personsWithout: 0, siteId: null });
  });
});

describe('the fire', () => {
  it('puts out of use a substation that it heats', () => {
    const region = drillRegion((e) => (e > 4000 ? LandCover.shrub : LandCover.paddy));
    const spec = lifelineSpec({ county: true, town: true });
    const burning = (n: number) =>
      startDrill(
        {
          ...withFire({ e: 4500, n: 3400 }, 6),
          units: LIFELINE_UNITS,
          lifelines: {
            ...spec,
            assets: spec.assets.map((a) => (a.id === 'main' ? { ...a, at: { e: 4800, n } } : a)),
          },
        },
        { region },
      );
    const near = burning(3400);
    advance(near, 3 * HOUR);
    expect(eventsOf(near, 'assetDamaged').map((e) => e.body)).toEqual([
      { type: 'assetDamaged', assetId: 'main', why: 'fire' },
    ]);
    const far = burning(500);
    advance(far, HOUR / 2);
    expect(eventsOf(far, 'assetDamaged')).toEqual([]);
  });
});

describe('lifelines at rest', () => {
  it('cost a scenario without them nothing and leave its run alone', () => {
    const run = (over: object) => {
      const w = startDrill({ ...withFire({ e: 2300, n: 2000 }, 5), ...over });
      advance(w, 2 * HOUR);
      return w;
    };
    const without = hashWorld(run({})).parts;
    const within = hashWorld(run({ lifelines: lifelineSpec({ county: true, town: true }) })).parts;
    for (const part of ['units', 'observations', 'wildfireRaster', 'pictures', 'closures'])
      expect(within[part]).toBe(without[part]);
    expect(drillScenario().lifelines).toBeNull();
  });

  it('come out alike on frozen and on plain states, however the time is cut', () => {
    const run = (mode: 'immer' | 'plain', pieceS: number) => {
      const w = startDrill(
        {
          units: LIFELINE_UNITS,
          lifelines: lifelineSpec({ county: true, town: false }),
          injects: [{ ...outage('local-out', ['local', 'mast-town']), atTick: 100 }],
        },
        { mode },
      );
      for (let t = pieceS; t <= 8 * HOUR; t += pieceS) advance(w, t);
      return hashWorld(w).total;
    };
    const whole = run('plain', 8 * HOUR);
    expect(run('immer', 8 * HOUR)).toBe(whole);
    expect(run('plain', 450)).toBe(whole);
  });
});
