import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, storyOf, target } from './score-support.ts';

const w1 = (requiredShare = 1) => storyOf(target('reliefWithin', { requiredShare }));
const alsoOf = (line: { also: readonly { label: { en: string }; value: number | null }[] }) =>
  Object.fromEntries(line.also.map((a) => [a.label.en, a.value]));

describe('relief within 4 hours', () => {
  it('is not triggered while nobody has left home', () => {
    const s = w1();
    s.ignited(0);
    expect(s.line(5 * HOUR)).toMatchObject({
      status: 'notTriggered',
      value: null,
      cases: 0,
      evidence: [],
    });
  });

  it('is met when the last person has a kit in exactly four hours', () => {
    const s = w1();
    const start = s.displaced(HOUR, 1, 80);
    s.relieved(2 * HOUR, 1, 60);
    const end = s.relieved(5 * HOUR, 1, 20);
    const line = s.line(20 * HOUR, true);
    expect(line).toMatchObject({ status: 'met', value: 4, cases: 80, casesMet: 80 });
    expect(line.evidence.slice(0, 2)).toEqual([start, end]);
    expect(line.evidence).toHaveLength(3);
  });

  it('is missed by one second', () => {
    const s = w1();
    s.displaced(0, 1, 10);
    s.relieved(4 * HOUR + 1, 1, 10);
    expect(s.line(6 * HOUR)).toMatchObject({ status: 'notMet', casesMet: 0, cases: 10 });
  });

  it('counts a person who still waits past the limit as a miss at once', () => {
    const s = w1();
    s.displaced(0, 1, 100);
    s.relieved(HOUR, 1, 99);
    expect(s.line(4 * HOUR).status).toBe('running');
    expect(s.line(4 * HOUR + 1).status).toBe('notMet');
  });

  it('does not wait for those of a group who came to harm on the way', () => {
    const s = w1();
    s.displaced(0, 1, 100);
    s.harmed(HOUR / 2, 1, 3);
    s.relieved(HOUR, 1, 97);
    expect(s.line(5 * HOUR)).toMatchObject({ status: 'met', cases: 97, casesMet: 97 });
  });

  it('cannot be told when the exercise ends with people inside their four hours', () => {
    const s = w1();
    s.displaced(0, 1, 100);
    expect(s.line(HOUR, true).status).toBe('unsure');
  });

  it('forgives as many persons as the required share allows', () => {
    const s = w1(0.95);
    s.displaced(0, 1, 100);
    s.relieved(HOUR, 1, 95);
    expect(s.line(5 * HOUR)).toMatchObject({ status: 'met', value: 1 });
    const t = w1(0.95);
    t.displaced(0, 1, 100);
    t.relieved(HOUR, 1, 94);
    expect(t.line(5 * HOUR).status).toBe('notMet');
  });

  it('shows the stricter clock from the outbreak beside it', () => {
    const s = w1();
    s.ignited(0);
    s.displaced(3 * HOUR, 1, 10);
    s.relieved(6 * HOUR, 1, 10);
    const line = s.line(7 * HOUR);
    expect(line.status).toBe('met');
    const strict = line.also.find((a) => a.label.en === 'Clock from onset');
    expect(strict).toMatchObject({ status: 'notMet', value: 6 });
  });

  it('reports median, 90th percentile and share by counting heads', () => {
    const s = w1();
    s.displaced(0, 1, 100);
    s.relieved(1 * HOUR, 1, 50);
    s.relieved(2 * HOUR, 1, 40);
    s.relieved(5 * HOUR, 1, 10);
    const also = alsoOf(s.line(6 * HOUR));
    expect(also).toMatchObject({
      Median: 1,
      '90th percentile': 2,
      'Share relieved within the limit': 90,
    });
  });
});

/** Cohorts of 1 to 200 persons, each served in up to three parts, some never in full. */
const cohorts = fc.array(
  fc.record({
    persons: fc.integer({ min: 1, max: 200 }),
    displacedTick: fc.integer({ min: 0, max: 6 * HOUR }),
    parts: fc.array(
      fc.record({
        share: fc.double({ min: 0.05, max: 1, noNaN: true }),
        delay: fc.integer({ min: 1, max: 6 * HOUR }),
      }),
      { maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('relief within 4 hours, any cohorts', () => {
  it('agrees with counting every person one by one', () => {
    fc.assert(
      fc.property(cohorts, fc.integer({ min: 0, max: 14 * HOUR }), (list, extra) => {
        const s = w1();
        const now = 13 * HOUR + extra;
        const waits: { ticks: number; done: boolean }[] = [];
        list.forEach((c, i) => {
          s.displaced(c.displacedTick, i, c.persons);
          let left = c.persons;
          for (const p of c.parts) {
            const n = Math.min(left, Math.ceil(p.share * c.persons));
            if (n === 0) continue;
            s.relieved(c.displacedTick + p.delay, i, n);
            left -= n;
            for (let k = 0; k < n; k++) waits.push({ ticks: p.delay, done: true });
          }
          for (let k = 0; k < left; k++) waits.push({ ticks: now - c.displacedTick, done: false });
        });
        const line = s.line(now);
        const inTime = waits.filter((x) => x.done && x.ticks <= 4 * HOUR).length;
        expect(line.cases).toBe(waits.length);
        expect(line.casesMet).toBe(inTime);
        expect(line.value).toBeCloseTo(Math.max(...waits.map((x) => x.ticks)) / HOUR, 9);
        // 13 h and more after the last could have left, nobody is inside the limit any more.
        expect(line.status).toBe(inTime === waits.length ? 'met' : 'notMet');
        const sorted = waits.map((x) => x.ticks).sort((a, b) => a - b);
        const median = sorted[Math.ceil(sorted.length / 2) - 1]!;
        expect(alsoOf(line)['Median']).toBeCloseTo(median / HOUR, 9);
      }),
      { numRuns: 200, seed: 20260318 },
    );
  });

  it('never turns a miss back into something better as time goes on', () => {
    fc.assert(
      fc.property(cohorts, (list) => {
        const s = w1();
        list.forEach((c, i) => s.displaced(c.displacedTick, i, c.persons));
        let missed = false;
        for (let tick = 6 * HOUR; tick <= 11 * HOUR; tick += 600) {
          const status = s.line(tick).status;
          if (missed) expect(status).toBe('notMet');
          missed ||= status === 'notMet';
        }
        expect(missed).toBe(true);
      }),
      { numRuns: 50, seed: 7 },
    );
  });
});
