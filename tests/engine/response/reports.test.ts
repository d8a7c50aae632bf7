import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../engine/exercise/scenario.ts';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import { REPORT_ELEMENTS } from '../../../engine/exercise/report-elements.ts';
import { knowledgeOf } from '../../../engine/exercise/knowledge-of.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { knownFigures } from '../../../engine/response/reports/known-figures.ts';
import { judge, type ReportRule } from '../../../engine/response/reports/reporting.ts';
import { advance, drillScenario, eventsOf, give, startDrill, withFire } from './drill.ts';
import { COACH, startIncidents } from './incident-drill.ts';

const rule = (over: Partial<ReportRule>): ReportRule => ({
  id: 'first',
  name: { zh: '首报', en: 'First' },
  by: 'incidentCommander',
  trigger: { kind: 'alerted' },
  limitTicks: 1800,
  wants: 'first',
  repeatTicks: null,
  source: 'test',
  provenance: 'assumed',
  ...over,
});

function start(rules: readonly ReportRule[], over: Partial<Scenario> = {}) {
  const base = drillScenario();
  const verbs = ['report', 'setGrade'] as const;
  return startDrill({
    ...withFire({ e: 2505, n: 2595 }),
    seats: base.seats.map((s) => ({ ...s, commands: [...s.commands, ...verbs] })),
    reporting: { id: 'test', name: { zh: '-', en: '-' }, rules },
    command: {
      authority: [{ seatId: 'command', grade: true, response: null, warnings: false }],
      headquarters: null,
    },
    ...over,
  });
}
const report = (kind: 'first' | 'followUp', figures = {}): Command => ({
  type: 'report',
  kind,
  elements: { nature: 'fire' },
  figures,
});
const alerted = (w: ReturnType<typeof start>): number => {
  advance(w, 2 * 3600);
  return eventsOf(w, 'seatAlerted').find((e) => e.body.seatId === 'command')!.tick;
};

describe('clocks of reports', () => {
  it('start with the first word that reaches the seat, and show as its deadline', () => {
    const w = start([rule({})]);
    const from = alerted(w);
    expect(w.state.reportClocks).toMatchObject([
      { ruleId: 'first', seatId: 'command', fromTick: from, dueTick: from + 1800, doneTick: -1 },
    ]);
    expect(viewOf(w, 'command').deadlines).toContainEqual(
      expect.objectContaining({ key: 'deadline.report', dueTick: from + 1800, doneTick: null }),
    );
    expect(viewOf(w, 'town').deadlines.filter((d) => d.key === 'deadline.report')).toEqual([]);
  });

  it('stop with the report; a late one is judged late', () => {
    const w = start([rule({})]);
    alerted(w);
    give(w, report('first'));
    expect(w.state.reportClocks[0]!.doneTick).toBe(w.state.tick);
    expect(eventsOf(w, 'reportJudged').map((e) => e.body.fault.fault)).toContain('late');
  });

  it('start with a grade only when it is grave enough', () => {
    const w = start([rule({ id: 'larger', trigger: { kind: 'gradeAtLeast', grade: 'larger' } })]);
    alerted(w);
    give(w, { type: 'setGrade', grade: 'ordinary' });
    advance(w, w.state.tick + 600);
    expect(w.state.reportClocks).toEqual([]);
    give(w, { type: 'setGrade', grade: 'major' });
    const tick = w.state.tick;
    advance(w, tick + 600);
    expect(w.state.reportClocks).toMatchObject([{ fromTick: tick }]);
  });

  it('start again every so often until the final report', () => {
    const w = start([rule({ wants: 'any', repeatTicks: 3600, limitTicks: 600 })]);
    const from = alerted(w);
    advance(w, from + 3 * 3600 + 1);
    expect(w.state.reportClocks.map((c) => c.fromTick - from)).toEqual([0, 3600, 7200, 10_800]);
  });

  it('start every day at their hour, with nothing new too, until the final report', () => {
    const base = drillScenario();
    const daily = rule({
      id: 'daily',
      trigger: { kind: 'dailyAt', secondOfDay: 8 * 3600 },
      limitTicks: 3600,
      wants: 'any',
      repeatTicks: 86_400,
    });
    const w = start([daily], { durationTicks: 3 * 86_400 });
    const from = alerted(w);
    const first = (((8 * 3600 - base.startSecondOfDay) % 86_400) + 86_400) % 86_400;
    expect(first).toBeGreaterThan(from);
    give(w, report('first'));
    advance(w, first + 60);
    expect(w.state.reportClocks).toMatchObject([
      { ruleId: 'daily', fromTick: first, dueTick: first + 3600, doneTick: -1 },
    ]);
    // A report with no figure and nothing new in it answers the clock.
    give(w, report('followUp'));
    expect(w.state.reportClocks[0]!.doneTick).toBe(w.state.tick);
    advance(w, first + 86_400);
    expect(w.state.reportClocks.map((c) => c.fromTick - first)).toEqual([0, 86_400]);
  });

  it('tell no seat what is wrong with a report', () => {
    const w = start([rule({})]);
    alerted(w);
    give(w, report('first', { displaced: 5000 }));
    expect(w.state.reportFaults.map((f) => f.fault)).toContain('false');
    expect(JSON.stringify(viewOf(w, 'command'))).not.toContain('reportFaults');
  });
});

describe('figures of a report', () => {
  const faults = (kind: 'first' | 'final', said: object, known: object) =>
    judge(1, kind, said, known).map((f) => `${f.fault}:${f.figure}`);

  it('may be rounded, and may be missing while speed comes first', () => {
    expect(faults('first', { displaced: 500 }, { displaced: 487 })).toEqual([]);
    expect(faults('first', {}, { displaced: 487, injured: 2 })).toEqual([]);
  });

  it('are false when far from what the seat knows, and concealed when harm is made less', () => {
    expect(faults('first', { displaced: 100 }, { displaced: 487 })).toEqual(['false:displaced']);
    expect(faults('first', { injured: 1 }, { injured: 2 })).toEqual(['concealed:injured']);
  });

  it('are false when harm is invented, by a single person already', () => {
    expect(faults('first', { dead: 1 }, {})).toEqual(['false:dead']);
    expect(faults('first', { injured: 21 }, { injured: 20 })).toEqual([]);
  });

  it('must all stand in the final report', () => {
    expect(faults('final', { displaced: 487 }, { displaced: 487, injured: 2 })).toEqual([
      'omitted:injured',
    ]);
  });
});

describe('the faults of reports in one exercise, by its events', () => {
  const found = (w: World): string[] =>
    eventsOf(w, 'reportJudged').map((e) => {
      const { fault, figure } = e.body.fault;
      return figure === null ? fault : `${fault}:${figure}`;
    });
  const say = (w: World, kind: 'first' | 'followUp' | 'final', figures: object): void => {
    const elements = Object.fromEntries(REPORT_ELEMENTS.map((id) => [id, 'as known']));
    expect(give(w, { type: 'report', kind, elements, figures }).rejection).toBeNull();
  };

  it('are late, false, concealed and omitted, each by what the seat knew as it sent', () => {
    const base = drillScenario();
    const w = startIncidents([COACH], {
      seats: base.seats.map((s) => ({ ...s, commands: [...s.commands, 'report'] })),
      reporting: { id: 'test', name: { zh: '-', en: '-' }, rules: [rule({ limitTicks: 1800 })] },
    });
    advance(w, 2 * 3600);
    const { dead, injured } = knownFigures(knowledgeOf(w, 'command'));
    expect(dead).toBeGreaterThan(0);
    expect(injured).toBeGreaterThan(2);
    // In time it would have been a report without fault: all that is known, but after the limit.
    say(w, 'first', { dead, injured });
    expect(found(w)).toEqual(['late']);
    say(w, 'followUp', { dead: 0, injured });
    expect(found(w).slice(1)).toEqual(['concealed:dead']);
    say(w, 'followUp', { dead, injured, displaced: 900 });
    expect(found(w).slice(2)).toEqual(['false:displaced']);
    say(w, 'final', { dead });
    expect(found(w).slice(3)).toContain('omitted:injured');
  });
});
