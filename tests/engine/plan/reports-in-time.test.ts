import { describe, expect, it } from 'vitest';
import { HOUR, storyOf, target, type Story } from './score-support.ts';

const due = (s: Story, tick: number, id: string, dueTick: number) =>
  s.at(tick, {
    type: 'reportDue',
    clock: { id, ruleId: 'r', seatId: 'commander', fromTick: tick, dueTick },
  });
const met = (s: Story, tick: number, clockId: string) =>
  s.at(tick, { type: 'reportClockMet', clockId, reportId: 1 });
const story = () => storyOf(target('reportsInTime', { op: '>=', limit: 100, unit: '%' }));

describe('reports in time', () => {
  it('is not triggered while nothing is due', () => {
    expect(story().line(HOUR, true)).toMatchObject({ status: 'notTriggered', cases: 0 });
  });

  it('is met when each report comes before its clock runs out', () => {
    const s = story();
    const from = due(s, 0, 'a', 1800);
    expect(s.line(900)).toMatchObject({ status: 'running' });
    const to = met(s, 1800, 'a');
    expect(s.line(HOUR)).toMatchObject({ status: 'met', value: 100, evidence: [from, to] });
  });

  it('is missed by a report that comes late, or never', () => {
    const s = story();
    due(s, 0, 'a', 1800);
    due(s, 0, 'b', 600);
    met(s, 601, 'b');
    expect(s.line(900)).toMatchObject({ status: 'notMet', cases: 2, casesMet: 0 });
    expect(s.line(1801).value).toBe(0);
    // One came late, the other not at all.
    expect(s.line(1801).also.at(-1)).toMatchObject({ label: { zh: '漏报（到期未报）' }, value: 1 });
  });

  it('counts the faults of reports beside it', () => {
    const s = story();
    due(s, 0, 'a', 1800);
    met(s, 60, 'a');
    s.at(60, {
      type: 'reportJudged',
      fault: { reportId: 1, fault: 'concealed', figure: 'injured', said: 0, known: 2 },
    });
    const { also } = s.line(HOUR);
    expect(also.map((row) => row.value)).toEqual([0, 0, 1, 0, 0]);
  });
});
