import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../engine/exercise/order-book.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { noticedKgM3 } from '../../../engine/response/protection/in-gas.ts';
import { canKnock } from '../../../engine/response/warnings/doors.ts';
import { openScenario } from '../../../server/cli/catalogue.ts';
import { openingCommands } from '../../../server/cli/headless.ts';

describe('rescuers without air', () => {
  it('become casualties when they are sent into the pit', async () => {
    const loaded = await openScenario('lezhi-gaosi-2019');
    const w = createWorld({ ...loaded, seed: '1', mode: 'plain' });
    for (const c of openingCommands(w, 'idle')) submit(w, { kind: 'instructor' }, c);
    advance(w, 900);
    const siteId = 'rescueTrapped:incident:pit';
    const reply = submit(
      w,
      { kind: 'seat', seatId: 'gaosi' },
      { type: 'workAt', unitId: 'workshop', siteId },
    );
    expect(reply.rejection).toBeNull();
    advance(w, 3600);
    const team = w.state.release.teams.find((t) => t.id === 'workshop')!;
    expect(team.hurt).toBeGreaterThan(0);
    expect(w.state.units.find((u) => u.id === 'workshop')!.strength).toBeLessThan(6);
    expect(w.state.casualtyGroups.some((g) => g.id === 'team:workshop:gas')).toBe(true);
  });
});

describe('crews at the doors of a town in gas', () => {
  it('breathe it and turn back without air, and with air tell people unharmed', async () => {
    const loaded = await openScenario('lezhi-tanker-2017');
    const w = createWorld({ ...loaded, seed: '1', mode: 'plain' });
    for (const c of openingCommands(w, 'idle')) submit(w, { kind: 'instructor' }, c);
    advance(w, 1800);
    const limit = noticedKgM3(w);
    const { id } = w.region.villages
      .map((v) => ({ id: v.id, kgM3: w.hazmat!.cell(v.at).kgM3 }))
      .toSorted((a, b) => b.kgM3 - a.kgM3)[0]!;
    expect(w.hazmat!.cell(w.index.village.get(id)!.spec.at).kgM3).toBeGreaterThan(limit);
    const by = { kind: 'seat', seatId: 'incident-commander' } as const;
    const warn = { type: 'issueWarning', hazard: 'hazmat', level: 'red' } as const;
    const words = { advice: 'shelterInPlace', villageIds: [id], channels: ['sms'] } as const;
    expect(submit(w, by, { ...warn, ...words }).rejection).toBeNull();
    const bare = w.scenario.units.find((u) => u.seatId === 'zhonghe' && canKnock(u))!;
    for (const unitId of [bare.id, 'brigade-1']) {
      const order = { type: 'doorToDoor', unitId, villageId: id } as const;
      expect(submit(w, by, order).rejection).toBeNull();
    }
    advance(w, 3 * 3600);
    const team = (unitId: string) => w.state.release.teams.find((t) => t.id === unitId)!;
    expect(team(bare.id).load).toBeGreaterThan(0);
    // The crew walks out with air left; masks are off in the last traces of gas.
    const crew = team('brigade-1');
    expect(crew.hurt).toBe(0);
    expect(crew.airLeftS).toBeGreaterThan(0);
    expect(crew.load).toBeLessThan(1e-6);
    const orders = ordersOf(w).filter((o) => o.order.type === 'doorToDoor');
    const ended = (unitId: string) => orders.find((o) => o.order.unitId === unitId);
    expect(ended(bare.id)).toMatchObject({ status: 'failed', endReason: 'inGas' });
    expect(ended('brigade-1')?.endReason).not.toBe('inGas');
    const told = w.events.filter(
      ({ body: b }) => b.type === 'warningDelivered' && b.channel === 'doorToDoor',
    );
    expect(told.length).toBeGreaterThan(0);
  });
});
