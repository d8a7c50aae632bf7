import { describe, expect, it } from 'vitest';
import { HOUR, storyOf, target, type Story } from './score-support.ts';

const coverage = () => storyOf(target('monitorCoverage', { op: '>=', limit: 100, unit: '%' }));
const arise = (s: Story, tick: number, precursorId: string) =>
  s.at(tick, { type: 'precursorArose', precursorId, facilityId: 'p', reportTick: -1 });
const report = (s: Story, tick: number, precursorId: string) =>
  s.at(tick, { type: 'precursorReported', precursorId, facilityId: 'p' });

describe('signs that volunteers report', () => {
  it('is not triggered where no sign appears', () => {
    expect(coverage().line(HOUR, true)).toMatchObject({ status: 'notTriggered', value: null });
  });

  it('is met when every sign has been reported', () => {
    const s = coverage();
    const from = [arise(s, 60, 'a'), arise(s, 120, 'b')];
    const to = [report(s, 900, 'a'), report(s, 1320, 'b')];
    const line = s.line(HOUR);
    expect(line).toMatchObject({ status: 'met', value: 100, cases: 2, casesMet: 2 });
    expect(line.also[0]).toMatchObject({ value: 20, unit: 'min' });
    expect(line.evidence).toEqual([...from, ...to]);
  });

  it('is missed when the exercise ends with one sign unreported', () => {
    const s = coverage();
    arise(s, 60, 'a');
    arise(s, 120, 'b');
    report(s, 900, 'a');
    expect(s.line(HOUR)).toMatchObject({ status: 'running', value: 50 });
    expect(s.line(HOUR, true)).toMatchObject({ status: 'notMet', casesMet: 1 });
  });
});
