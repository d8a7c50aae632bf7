import { describe, expect, it } from 'vitest';
import { hashWorld } from '../../../engine/exercise/snapshot.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import type { World } from '../../../engine/exercise/world.ts';
import type { ScoringPack } from '../../../engine/plan/weighting.ts';
import { target } from '../plan/score-support.ts';
import { startDrill } from '../response/drill.ts';

const words = (s: string) => ({ zh: s, en: s });
const pack = (id: string, weight: number): ScoringPack => ({
  id,
  name: words(id),
  source: '-',
  groups: [{ id: 'g', name: words(`${id} g`) }],
  weights: [{ target: 'T1', group: 'g', weight }],
});
const light = pack('light', 1);
const heavy = pack('heavy', 30);

const world = (): World =>
  startDrill({
    targets: [target('reliefWithin', { id: 'T1' })],
    scoring: light,
    scoringPacks: [heavy, light],
  });
const choose = (w: World, packId: string) =>
  submit(w, { kind: 'instructor' }, { type: 'chooseScoring', packId });
const weighting = (w: World) => w.scores.lines(w)[0]!.weighting;

describe('the pack of weights of an exercise', () => {
  it('is its scenario’s until the instructor chooses another of its plan', () => {
    const w = world();
    expect(weighting(w)).toEqual({ weight: 1, group: words('light g') });
    expect(viewOf(w, 'truth').control!.scoringId).toBe('light');
    expect(choose(w, 'heavy').rejection).toBeNull();
    expect(weighting(w)).toEqual({ weight: 30, group: words('heavy g') });
    expect(viewOf(w, 'truth').control!.scoringId).toBe('heavy');
  });

  it('is refused when there is no such pack, with those that there are, and when it is in use', () => {
    const w = world();
    const { rejection } = choose(w, 'nobody');
    expect(rejection).toMatchObject({ code: 'badArguments', params: { pack: 'nobody' } });
    expect(rejection!.alternatives).toEqual([
      { type: 'chooseScoring', packId: 'heavy' },
      { type: 'chooseScoring', packId: 'light' },
    ]);
    expect(choose(w, 'light').rejection?.code).toBe('alreadyDone');
    const command = { type: 'chooseScoring', packId: 'heavy' } as const;
    expect(submit(w, { kind: 'seat', seatId: 'command' }, command).rejection?.code).toBe(
      'notAuthorised',
    );
  });

  it('is part of the state, so that a replay scores by it too', () => {
    const [a, b] = [world(), world()];
    choose(a, 'heavy');
    expect(hashWorld(a).total).not.toBe(hashWorld(b).total);
    choose(b, 'heavy');
    expect(hashWorld(a).total).toBe(hashWorld(b).total);
  });
});
