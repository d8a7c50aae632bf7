import { describe, expect, it } from 'vitest';
import { advance } from '../../../../engine/exercise/run.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import { eventsOf, give, order, startDrill, withFire } from '../../response/drill.ts';

import { control, fired, inject, must, SPEAKING, when } from './msel-drill.ts';

describe('timed injects', () => {
  it('fire at their time, and not before they are approved', () => {
    const w = startDrill({
      injects: [
        inject('a', { atTick: 600 }),
        inject('b', { atTick: 600, approval: 'draft' }),
        inject('c', { atTick: 600, approval: 'submitted' }),
        inject('d', { atTick: 600, offTimeline: true }),
      ],
    });
    advance(w, 900);
    expect(fired(w)).toEqual([600]);
    must(w, { type: 'approveInjects', injectIds: ['b'], approval: 'approved' });
    advance(w, 1200);
    expect(fired(w, 'b')).toEqual([901]);
    expect(eventsOf(w, 'injectFired').map((e) => e.body.by)).toEqual(['time', 'time']);
  });

  it('wait while they are held, and fire at once when they are released late', () => {
    const w = startDrill({ injects: [inject('a', { atTick: 600 })] });
    must(w, { type: 'holdInject', injectId: 'a', held: true });
    expect(control(w, { type: 'holdInject', injectId: 'a', held: true })?.code).toBe('alreadyDone');
    advance(w, 1000);
    expect(fired(w)).toEqual([]);
    must(w, { type: 'holdInject', injectId: 'a', held: false });
    advance(w, 1100);
    expect(fired(w)).toEqual([1001]);
  });

  it('are left out when they are skipped, until they are taken back', () => {
    const w = startDrill({ injects: [inject('a', { atTick: 600 }), inject('b', { atTick: 900 })] });
    must(w, { type: 'skipInject', injectId: 'a', skipped: true });
    must(w, { type: 'skipInject', injectId: 'b', skipped: true });
    must(w, { type: 'skipInject', injectId: 'b', skipped: false });
    advance(w, 1200);
    expect(fired(w)).toEqual([900]);
  });

  it('are postponed together: what has been fired, or has no time, stays', () => {
    const w = startDrill({
      injects: [inject('a', { atTick: 600 }), inject('b', { atTick: 1200 }), inject('c')],
    });
    advance(w, 700);
    must(w, { type: 'postponeInjects', byMin: 15, injectIds: null });
    const view = viewOf(w, 'truth').control!.injects;
    expect(view.map((i) => [i.id, i.atTick, i.dueTick, i.firedTick])).toEqual([
      ['a', 600, 600, 600],
      ['b', 1200, 2100, null],
      ['c', null, null, null],
    ]);
    advance(w, 3000);
    expect(fired(w, 'b')).toEqual([2100]);
    expect(control(w, { type: 'postponeInjects', byMin: 5, injectIds: null })?.code).toBe(
      'alreadyDone',
    );
  });

  it('are brought forward, but never into the past', () => {
    const w = startDrill({ injects: [inject('a', { atTick: 3600 })] });
    advance(w, 600);
    expect(control(w, { type: 'postponeInjects', byMin: -50, injectIds: null })?.code).toBe(
      'badArguments',
    );
    must(w, { type: 'postponeInjects', byMin: -20, injectIds: ['a'] });
    advance(w, 3600);
    expect(fired(w)).toEqual([2400]);
  });
});

describe('conditional injects', () => {
  const FIRE = withFire({ e: 4000, n: 4000 });

  it('fire once when the condition holds, on a whole minute', () => {
    const w = startDrill({ injects: [inject('c', { when: when('elapsedMin >= 10.5') })] });
    advance(w, 3600);
    expect(fired(w)).toEqual([660]);
    expect(eventsOf(w, 'injectFired')[0]!.body.by).toBe('condition');
  });

  it('ask whether something has not been done in time', () => {
    const nag = inject('nag', {
      when: when('since(exerciseStarted) >= 25min and not event(reportSent, seat=command)'),
    });
    const silent = startDrill({ ...SPEAKING, injects: [nag] });
    advance(silent, 3600);
    expect(fired(silent)).toEqual([1500]);
    const w = startDrill({ ...SPEAKING, injects: [nag] });
    advance(w, 600);
    const report = {
      type: 'report',
      kind: 'first',
      elements: { nature: 'fire' },
      figures: {},
    } as const;
    expect(give(w, report).rejection).toBeNull();
    advance(w, 3600);
    expect(fired(w)).toEqual([]);
  });

  it('look at teams by status and capability', () => {
    const w = startDrill({
      injects: [
        inject('none', { when: when('elapsedMin >= 5 and teamsCommitted(capability=recon) = 0') }),
      ],
    });
    order(w, { type: 'recon', unitId: 'drone', at: { e: 3000, n: 3000 } });
    advance(w, 600);
    expect(fired(w)).toEqual([]);
  });

  it('must hold for as long as they say, without a break', () => {
    const calm = inject('calm', { when: when('messagesWaiting(seat=command) = 0 for 20min') });
    const word = inject('word', { atTick: 900 });
    const w = startDrill({ ...SPEAKING, injects: [calm, word] });
    advance(w, 1800);
    const message = viewOf(w, 'command').messages.at(-1)!;
    expect(give(w, { type: 'acknowledge', messageId: message.id }).rejection).toBeNull();
    advance(w, 4000);
    // Broken at 960 by the word of minute 15; it holds again from 1860 on.
    expect(fired(w, 'calm')).toEqual([1860 + 1200]);
    const turns = eventsOf(w, 'conditionTurned').map((e) => [e.tick, e.body.holds]);
    expect(turns.slice(0, 3)).toEqual([
      [60, true],
      [960, false],
      [1860, true],
    ]);
  });

  it('fire again after the gap, and no more often than they say', () => {
    const w = startDrill({
      injects: [inject('again', { when: when('elapsedMin >= 10 every 20min max 3') })],
    });
    advance(w, 4 * 3600);
    expect(fired(w)).toEqual([600, 1800, 3000]);
  });

  it('wait for their earliest time, for approval and for release', () => {
    const cond = when('elapsedMin >= 1');
    const w = startDrill({
      injects: [
        inject('early', { when: cond, atTick: 1800 }),
        inject('draft', { when: cond, approval: 'draft' }),
        inject('reserve', { when: cond, offTimeline: true }),
      ],
    });
    advance(w, 3600);
    expect(fired(w)).toEqual([1800]);
  });

  it('see the fire as it is, before anybody has reported it', () => {
    const w = startDrill({
      ...FIRE,
      injects: [
        inject('near', { when: when('fireDistanceM(village=v1) < 2100') }),
        inject('burning', { when: when('fireBurning = 1 and event(fireDetected) = 0') }),
        inject('never', { when: when('fireDistanceM < 0') }),
      ],
    });
    advance(w, 8 * 3600);
    expect(fired(w, 'burning')).toEqual([60]);
    expect(fired(w, 'near')).toHaveLength(1);
    expect(fired(w, 'near')[0]).toBeGreaterThan(600);
    expect(fired(w, 'never')).toEqual([]);
  });

  it('come by hand too, and then count as fired', () => {
    const w = startDrill({ injects: [inject('c', { when: when('elapsedMin >= 60') })] });
    expect(control(w, { type: 'fireInject', injectId: 'c' })).toBeNull();
    expect(control(w, { type: 'fireInject', injectId: 'c' })?.code).toBe('alreadyDone');
    advance(w, 7200);
    expect(fired(w)).toEqual([0]);
  });
});
