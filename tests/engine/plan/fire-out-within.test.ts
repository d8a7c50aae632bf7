import { describe, expect, it } from 'vitest';
import { HOUR, storyOf, target } from './score-support.ts';

const w3 = () =>
  storyOf(target('fireOutWithin', { op: '>=', limit: 95, unit: '%', requiredShare: 0.95 }));

describe('fires out within 24 hours', () => {
  it('is not triggered without a fire', () => {
    expect(w3().line(HOUR)).toMatchObject({ status: 'notTriggered', value: null, evidence: [] });
  });

  it('is met by a fire out at the last second', () => {
    const s = w3();
    const start = s.ignited(0);
    const end = s.at(24 * HOUR, { type: 'fireOut', burnedHa: 12 });
    const line = s.line(24 * HOUR, true);
    expect(line).toMatchObject({ status: 'met', value: 100, cases: 1, casesMet: 1 });
    expect(line.evidence).toEqual([start, end]);
    expect(line.also[0]).toMatchObject({ value: 24 });
  });

  it('runs while the fire burns, and is missed when its 24 hours are full', () => {
    const s = w3();
    const start = s.ignited(0);
    expect(s.line(24 * HOUR - 1).status).toBe('running');
    expect(s.line(24 * HOUR, true)).toMatchObject({ status: 'notMet', value: 0 });
    expect(s.line(24 * HOUR, true).evidence).toEqual([start]);
  });

  it('cannot be told when the exercise ends earlier with the fire burning', () => {
    const s = w3();
    s.ignited(0);
    expect(s.line(3 * HOUR, true).status).toBe('unsure');
  });

  it('does not call a fire out that flared up again', () => {
    const s = w3();
    s.ignited(0);
    s.at(5 * HOUR, { type: 'fireOut', burnedHa: 12 });
    s.at(7 * HOUR, { type: 'fireReignited', at: { e: 0, n: 0 } });
    expect(s.line(8 * HOUR).status).toBe('running');
    const out = s.at(9 * HOUR, { type: 'fireOut', burnedHa: 13 });
    const line = s.line(10 * HOUR);
    expect(line).toMatchObject({ status: 'met', cases: 1 });
    expect(line.evidence.slice(0, 2)).toEqual([1, out]);
    expect(line.also[0]!.value).toBe(9);
  });

  it('counts separate ignitions as fires of their own', () => {
    const s = w3();
    s.ignited(0);
    s.ignited(20 * HOUR);
    s.at(25 * HOUR, { type: 'fireOut', burnedHa: 40 });
    // The first took 25 h, the second 5 h: half of the fires.
    expect(s.line(25 * HOUR, true)).toMatchObject({
      status: 'notMet',
      value: 50,
      cases: 2,
      casesMet: 1,
    });
  });

  it('shows the milder clock from the report', () => {
    const s = w3();
    s.ignited(0);
    s.at(HOUR, { type: 'fireDetected', observationId: 1 });
    s.at(24.5 * HOUR, { type: 'fireOut', burnedHa: 12 });
    const line = s.line(25 * HOUR, true);
    expect(line.status).toBe('notMet');
    expect(line.also[1]).toMatchObject({ status: 'met', value: 100 });
  });
});
