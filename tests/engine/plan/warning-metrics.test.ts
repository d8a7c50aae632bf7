import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../engine/exercise/scenario.ts';
import type { WarningHazard } from '../../../engine/response/warnings/warning.ts';
import { HOUR, storyOf, target, type Story } from './score-support.ts';

const issue = (
  s: Story,
  tick: number,
  id: number,
  zone: Record<string, number>,
  hazard: WarningHazard = 'forestFire',
) =>
  s.at(tick, {
    type: 'warningIssued',
    warning: {
      id,
      tick,
      seatId: 'commander',
      hazard,
      level: 'orange',
      advice: 'prepare',
      zone,
      channels: ['sms'],
    },
    deliveries: [],
  });
const deliver = (
  s: Story,
  tick: number,
  warningId: number,
  villageId: string,
  households: number,
) => s.at(tick, { type: 'warningDelivered', warningId, villageId, channel: 'sms', households });

describe('households that a warning reaches', () => {
  const coverage = () => storyOf(target('warningCoverage', { op: '>=', limit: 100, unit: '%' }));

  it('is not triggered without a warning', () => {
    expect(coverage().line(HOUR, true)).toMatchObject({ status: 'notTriggered', value: null });
  });

  it('is met when every household of every warned village has it', () => {
    const s = coverage();
    const from = issue(s, 60, 1, { a: 30, b: 10 });
    deliver(s, 120, 1, 'a', 30);
    const last = deliver(s, 180, 1, 'b', 10);
    expect(s.line(HOUR)).toMatchObject({ status: 'met', value: 100, cases: 40, casesMet: 40 });
    expect(s.line(HOUR).evidence[0]).toBe(from);
    expect(s.line(HOUR).evidence).toContain(last);
  });

  it('is missed when the exercise ends with one household untold', () => {
    const s = coverage();
    issue(s, 60, 1, { a: 30 });
    deliver(s, 120, 1, 'a', 29);
    expect(s.line(HOUR)).toMatchObject({ status: 'running' });
    expect(s.line(HOUR, true)).toMatchObject({ status: 'notMet', casesMet: 29 });
  });

  it('counts a village once however often it is warned', () => {
    const s = coverage();
    issue(s, 60, 1, { a: 30 });
    deliver(s, 120, 1, 'a', 15);
    issue(s, 600, 2, { a: 30 });
    deliver(s, 660, 2, 'a', 30);
    expect(s.line(HOUR)).toMatchObject({ value: 50, cases: 30 });
  });

  it('does not take a warning of a hazard that the exercise has not', () => {
    const s = coverage();
    const amiss = issue(s, 60, 1, { a: 30 }, 'flood');
    deliver(s, 120, 1, 'a', 30);
    expect(s.line(HOUR, true)).toMatchObject({ status: 'notTriggered', value: null });
    expect(s.line(HOUR).also.at(-1)).toMatchObject({ value: 1, unit: 'cases' });
    expect(s.line(HOUR).evidence).toContain(amiss);
    // Nor does it stand in the way of the right one.
    issue(s, 600, 2, { a: 30 });
    deliver(s, 660, 2, 'a', 30);
    expect(s.line(HOUR)).toMatchObject({ status: 'met', value: 100, cases: 30 });
  });

  it.each([
    ['flood', 'met'],
    ['severeWeather', 'met'],
    ['forestFire', 'notTriggered'],
    ['hazmat', 'notTriggered'],
  ] as const)('in a flood, a warning of %s leaves it %s', (hazard, status) => {
    // The metric asks whether there is a flood, not what it does.
    const flood = {} as NonNullable<Scenario['flood']>;
    const s = storyOf(target('warningCoverage', { op: '>=', limit: 100, unit: '%' }), {
      wildfire: null,
      flood,
    });
    issue(s, 60, 1, { a: 30 }, hazard);
    deliver(s, 120, 1, 'a', 30);
    expect(s.line(HOUR, true)).toMatchObject({ status });
  });
});

describe('lead time of a severe weather warning', () => {
  const lead = () => storyOf(target('severeWeatherLead', { op: '>=', limit: 2, unit: 'h' }));
  const breaks = (s: Story, tick: number) => s.at(tick, { type: 'severeWeatherBroke' });

  it('is not triggered by fair weather', () => {
    const s = lead();
    issue(s, 0, 1, { a: 1 }, 'severeWeather');
    expect(s.line(HOUR, true)).toMatchObject({ status: 'notTriggered' });
  });

  it('is met two hours before the onset and missed a second later', () => {
    for (const [late, status] of [
      [0, 'met'],
      [1, 'notMet'],
    ] as const) {
      const s = lead();
      const from = issue(s, 100 + late, 1, { a: 1 }, 'severeWeather');
      const to = breaks(s, 100 + 2 * HOUR);
      expect(s.line(3 * HOUR)).toMatchObject({ status, cases: 1, evidence: [from, to] });
    }
  });

  it('is missed without a warning, and by a warning of something else', () => {
    const s = lead();
    issue(s, 0, 1, { a: 1 }, 'forestFire');
    breaks(s, 5 * HOUR);
    expect(s.line(6 * HOUR)).toMatchObject({ status: 'notMet', value: 0 });
  });
});
