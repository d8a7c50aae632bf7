import { describe, expect, it } from 'vitest';
import type { MselCommand } from '../../../../engine/exercise/commands/command.ts';
import { type InjectDraft } from '../../../../engine/exercise/msel/draft.ts';
import { advance, createWorld } from '../../../../engine/exercise/run.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../../engine/exercise/snapshot.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import {
  drillRegion,
  drillScenario,
  eventsOf,
  give,
  startDrill,
  withFire,
} from '../../response/drill.ts';

import { both, control, draft, fired, inject, must, textsTo, when } from './msel-drill.ts';

describe('the list itself', () => {
  it('is edited until an inject is fired, with faults named', () => {
    const w = startDrill({
      injects: [inject('a', { atTick: 600 }), inject('b', { atTick: 1200 })],
    });
    must(w, { type: 'putInject', inject: draft('a', { atTick: 600, text: both('other words') }) });
    advance(w, 700);
    expect(textsTo(w, 'command')).toContain('other words');
    const late = draft('a', { atTick: 600, text: both('too late') });
    expect(control(w, { type: 'putInject', inject: late })?.code).toBe('alreadyDone');
    const fault = (over: Partial<InjectDraft>) =>
      control(w, { type: 'putInject', inject: draft('b', over) })?.params['fault'];
    expect(fault({ toSeatIds: ['nobody'] })).toBe('unknownSeat');
    expect(fault({ number: 'a' })).toBe('numberTaken');
    expect(fault({ atTick: 300 })).toBe('timePast');
    expect(fault({ atTick: 1e8 })).toBe('timeOutside');
    expect(fault({ when: 'smoke > 1' })).toBe('conditionUnknown');
    expect(fault({ when: 'event(injectFired, inject=zz)' })).toBe('conditionUnknown');
    expect(fault({ targetId: 'W99' })).toBe('unknownTarget');
    expect(fault({ objective: 7 })).toBe('noObjective');
    expect(fault({ text: both(' ') })).toBe('missing');
    expect(fault({ effect: { kind: 'incident', incidentId: 'zz' } })).toBe('effectUnknown');
    expect(fault({ effect: { kind: 'closeRoad', edgeId: 999, debrisM3: 0 } })).toBe(
      'effectUnknown',
    );
  });

  it('keeps a postponement when words change, and drops it with a new time', () => {
    const w = startDrill({ injects: [inject('a', { atTick: 600 })] });
    const due = () => viewOf(w, 'truth').control!.injects[0]!.dueTick;
    must(w, { type: 'postponeInjects', byMin: 10, injectIds: null });
    must(w, { type: 'putInject', inject: draft('a', { atTick: 600, text: both('new') }) });
    expect(due()).toBe(1200);
    must(w, { type: 'putInject', inject: draft('a', { atTick: 900, text: both('new') }) });
    expect(due()).toBe(900);
  });

  it('is taken in whole or not at all', () => {
    const w = startDrill({
      injects: [inject('a', { atTick: 600 }), inject('b', { atTick: 1200 })],
    });
    const bad = draft('d', { toSeatIds: ['nobody'] });
    const before = hashWorld(w).total;
    expect(
      control(w, { type: 'setMsel', injects: [draft('c'), bad], remove: ['b'] })?.params['fault'],
    ).toBe('unknownSeat');
    expect(hashWorld(w).total).toBe(before);
    must(w, { type: 'setMsel', injects: [draft('c'), draft('d')], remove: ['b'] });
    expect(w.state.msel.map((i) => i.id)).toEqual(['a', 'c', 'd']);
    expect(w.state.injects.map((i) => i.id)).toEqual(['a', 'c', 'd']);
    const told = eventsOf(w, 'mselChanged')[0]!.body;
    expect(told).toMatchObject({ added: ['c', 'd'], changed: [], removed: ['b'] });
    expect(w.events.some((e) => e.body.type === 'mselWritten')).toBe(false);
  });

  it('may be changed before the start, and not after the end', () => {
    const w = createWorld({
      region: drillRegion(),
      scenario: drillScenario({ injects: [inject('a', { atTick: 600 })] }),
      seed: 1,
      mode: 'plain',
    });
    must(w, { type: 'putInject', inject: draft('z', { atTick: 60 }) });
    expect(control(w, { type: 'start' })).toBeNull();
    advance(w, 120);
    expect(fired(w)).toEqual([60]);
    expect(control(w, { type: 'end' })).toBeNull();
    expect(control(w, { type: 'putInject', inject: draft('y') })?.code).toBe('notRunning');
    expect(control(w, { type: 'removeInject', injectId: 'a' })?.code).toBe('notRunning');
  });

  it('is the instructor’s alone', () => {
    const w = startDrill({ injects: [inject('a', { atTick: 600 })] });
    expect(give(w, { type: 'holdInject', injectId: 'a', held: true }).rejection?.code).toBe(
      'notAuthorised',
    );
  });
});

describe('replay', () => {
  const SCENARIO = {
    ...withFire({ e: 4000, n: 4000 }),
    injects: [
      inject('a', { atTick: 600 }),
      inject('c', { when: when('burnedHa >= 1 for 5min every 10min max 4') }),
      inject('m', {
        when: when('event(injectFired, inject=c) >= 2'),
        effect: { kind: 'closeRoad', edgeId: 2, debrisM3: 40 } as const,
      }),
    ],
  };
  const LOG: readonly (readonly [number, MselCommand])[] = [
    [200, { type: 'postponeInjects', byMin: 5, injectIds: null }],
    [1000, { type: 'putInject', inject: draft('new', { when: 'event(roadClosed) >= 1' }) }],
    [2000, { type: 'holdInject', injectId: 'm', held: true }],
    [5000, { type: 'holdInject', injectId: 'm', held: false }],
  ];
  const END = 3 * 3600;

  function play(w: World, piece: number, reload: boolean): World {
    let x = w;
    for (const [tick, c] of [...LOG, [END, null] as const]) {
      while (x.state.tick < tick) {
        advance(x, Math.min(tick, x.state.tick + piece));
        if (reload && x.state.tick % 1777 < piece)
          x = loadWorld(
            { region: x.region, scenario: x.scenario, seed: x.seed, mode: x.mode },
            saveWorld(x),
          );
      }
      if (c !== null) must(x, c);
    }
    return x;
  }

  it('comes out the same on drafts, in odd pieces, saved and loaded on the way', () => {
    const whole = play(startDrill(SCENARIO), END, false);
    expect(fired(whole).length).toBeGreaterThanOrEqual(7);
    const { total } = hashWorld(whole);
    expect(hashWorld(play(startDrill(SCENARIO, { mode: 'immer' }), 977, false)).total).toBe(total);
    expect(hashWorld(play(startDrill(SCENARIO), 401, true)).total).toBe(total);
  });
});
