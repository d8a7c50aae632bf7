import { describe, expect, test } from 'vitest';
import { createWorld } from '../../../engine/exercise/run.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { hashWorld } from '../../../engine/exercise/snapshot.ts';
import { namesOf } from '../../../engine/review/names.ts';
import { reviewOf } from '../../../engine/review/review.ts';
import { say } from '../../../engine/review/say.ts';
import { toldWords } from '../../../engine/review/words/told-words.ts';
import { namedIn, tellerOf } from '../../../engine/review/tell.ts';
import { usageAt } from '../../../engine/response/forces/usage.ts';
import { play, richOptions, startRich } from '../../support/rich-run.ts';

const HOURS = 5;

/** A day with every part of the response, ended by the instructor. */
function ended() {
  const w = startRich('plain');
  play(w, HOURS * 3600);
  submit(w, { kind: 'instructor' }, { type: 'end' });
  return w;
}

describe('review of an exercise', () => {
  const w = ended();
  const review = reviewOf(w);

  test('derives and changes nothing', () => {
    const before = hashWorld(w).total;
    expect(reviewOf(w)).toEqual(review);
    expect(hashWorld(w).total).toBe(before);
  });

  test('counts the cases of a target as its score line does', () => {
    let compared = 0;
    for (const line of review.score) {
      const times = review.times.find((t) => t.targetId === line.id);
      if (times === undefined || times.limitTicks === null) continue;
      const weight = (state: string): number =>
        times.cases.reduce((n, c) => n + (c.state === state ? c.weight : 0), 0);
      expect(weight('met') + weight('missed') + weight('open'), line.id).toBe(line.cases);
      expect(weight('met'), line.id).toBe(line.casesMet);
      compared++;
    }
    expect(compared).toBeGreaterThan(1);
  });

  test('lays everything on one axis, in order, and loses no order, inject or report', () => {
    const ticks = review.timeline.map((e) => e.tick);
    expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
    const told = (key: string): number =>
      review.timeline.reduce((n, e) => n + (e.key === key ? e.count : 0), 0);
    const of = (type: string): number => w.events.filter((e) => e.body.type === type).length;
    for (const type of ['orderIssued', 'orderRefused', 'injectFired', 'reportSent', 'fireIgnited'])
      expect(told(type), type).toBe(of(type));
    expect(of('orderIssued') + of('injectFired')).toBeGreaterThan(10);
  });

  test('every hole in the words of an event is filled, in both languages', () => {
    const teller = tellerOf(namedIn(w.scenario, namesOf(w.scenario, w.region)));
    for (const event of w.events) {
      const told = teller.tell(event);
      for (const language of ['zh', 'en'] as const) {
        const words = say(told, language);
        expect([event.body.type, words]).toEqual([event.body.type, words.replace(/[{}—]/g, '')]);
      }
    }
    expect(new Set(w.events.map((e) => e.body.type)).size).toBeGreaterThan(50);
  });

  test('counts words from outside as an inject, though they stood in no list', () => {
    const w2 = startRich('plain');
    play(w2, 600);
    const seat = w2.scenario.seats[0]!.id;
    const text = '桥上有人';
    submit(w2, { kind: 'instructor' }, { type: 'inject', from: '群众', toSeatIds: [seat], text });
    submit(w2, { kind: 'instructor' }, { type: 'end' });
    const told = reviewOf(w2).timeline.filter((e) => e.key === 'messageSent');
    expect(told.map((e) => [e.lane, e.tick])).toEqual([['injects', 600]]);
    expect(say(told[0]!, 'zh')).toContain(text);
  });

  test('adds up people of one moment and village in one line', () => {
    const left = review.timeline.filter((e) => e.key === 'peopleDisplaced');
    const persons = w.events.reduce(
      (n, { body: b }) => n + (b.type === 'peopleDisplaced' ? b.persons : 0),
      0,
    );
    expect(left.reduce((n, e) => n + Number(e.params['n']), 0)).toBe(persons);
  });

  test('says everything in both languages with nothing left open', () => {
    const sayings = [...review.timeline, ...review.moments, ...review.findings];
    for (const s of sayings)
      for (const language of ['zh', 'en'] as const) {
        const words = say(s, language);
        expect(words, s.key).not.toMatch(/[{}]|undefined|\[object|—|^$/);
      }
    expect(say({ key: 'nothingLikeIt', params: { type: 'x' } }, 'zh')).toBe('事件 x');
  });

  test('gives the whole time of every team to one use or another', () => {
    for (const team of review.teams) {
      const spent = Object.values(team.ticks).reduce((a, b) => a + b, 0);
      expect(spent, team.unitId).toBe(w.state.tick);
    }
    const working = w.state.usage.reduce((n, u) => n + (usageAt(u, w.state.tick).working ?? 0), 0);
    expect(review.teams.reduce((n, t) => n + t.ticks.work, 0)).toBe(working);
    expect(working).toBeGreaterThan(0);
  });

  test('every chain of evidence begins and ends where its longest case does', () => {
    for (const chain of review.evidence) {
      const times = review.times.find((t) => t.targetId === chain.lineId);
      if (times === undefined || chain.steps.length < 2) continue;
      const worst = times.cases.reduce((a, b) => (b.takenTicks > a.takenTicks ? b : a));
      const span = chain.steps.at(-1)!.tick - chain.steps[0]!.tick;
      expect(span, chain.lineId).toBe(worst.takenTicks);
      expect(chain.longestGap!.ticks).toBeLessThanOrEqual(span);
      expect(chain.longestGap!.ticks * (chain.steps.length - 1)).toBeGreaterThanOrEqual(span);
    }
  });

  test('key moments stand in order, each once, within the exercise', () => {
    const ticks = review.moments.map((m) => m.tick);
    expect(new Set(ticks).size).toBe(ticks.length);
    expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
    expect(ticks.length).toBeLessThanOrEqual(11);
    expect(ticks.at(-1)).toBe(w.state.tick);
  });

  test('every finding names events that exist, or a number that anybody can look up', () => {
    const ids = new Set(w.events.map((e) => e.id));
    for (const f of review.findings) for (const id of f.evidence) expect(ids.has(id)).toBe(true);
    for (const line of review.score) {
      const of = review.findings.filter((f) => f.targetId === line.id);
      const decided = line.status === 'met' || line.status === 'notMet';
      expect(of.length, line.id).toBe(decided ? 1 : 0);
      if (decided) expect(of[0]!.kind).toBe(line.status === 'met' ? 'strength' : 'gap');
    }
  });

  test('steps: every target, every clock of a report and every inject with an expectation', () => {
    const ids = review.steps.map((s) => s.id);
    for (const line of review.score) expect(ids).toContain(`target:${line.id}`);
    for (const clock of w.state.reportClocks) {
      const step = review.steps.find((s) => s.id === `clock:${clock.id}`)!;
      const late = clock.doneTick > clock.dueTick;
      const missed = clock.doneTick < 0 && w.state.tick > clock.dueTick;
      const open = clock.doneTick < 0 && !missed;
      expect(step.state).toBe(open ? 'open' : missed ? 'missed' : late ? 'late' : 'done');
      expect(step.bySeatIds).toEqual([clock.seatId]);
    }
  });
});

test('a review of nothing is empty and does not fail', () => {
  const review = reviewOf(createWorld(richOptions('plain')));
  expect(review.timeline).toEqual([]);
  expect(review.findings.filter((f) => f.targetId !== null)).toEqual([]);
});

test('tells a burst tank from a fire, and has words for what it does not know', () => {
  expect(toldWords('tankBurst').zh).toBe('储罐破裂');
  expect(toldWords('jetFire').en).toBe('a jet burns');
  expect(toldWords('unheard').zh).toBe('有新变化');
});
