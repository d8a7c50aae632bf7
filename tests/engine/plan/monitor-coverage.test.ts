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

  it('counts a watched slope that failed before anybody was told to leave as missed', () => {
    const fail = (s: Story, tick: number) =>
      s.at(tick, { type: 'slopeFailed', slideId: 'a', volumeM3: 1000, heardTick: tick + 300 });
    const unwarned = coverage();
    arise(unwarned, 60, 'a');
    report(unwarned, 900, 'a');
    fail(unwarned, 7200);
    expect(unwarned.line(3 * HOUR, true)).toMatchObject({ status: 'notMet', value: 50, cases: 2 });
    const warned = coverage();
    warned.at(3600, {
      type: 'warningIssued',
      warning: {
        id: 1,
        tick: 3600,
        seatId: 'commander',
        hazard: 'landslide',
        level: 'red',
        advice: 'evacuate',
        zone: {},
        channels: [],
      },
      deliveries: [],
    });
    fail(warned, 7200);
    const line = warned.line(3 * HOUR, true);
    expect(line).toMatchObject({ status: 'met', value: 100, cases: 1, casesMet: 1 });
    expect(line.also[1]).toMatchObject({ value: 1, unit: 'h' });
  });
});
