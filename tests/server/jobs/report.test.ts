import * as xlsx from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../engine/exercise/scenario.ts';
import type { StudyDocument } from '../../../engine/protocol/studies.ts';
import { baseOrders, detailOrders, type StudyDesign } from '../../../engine/study/design.ts';
import { resultOf } from '../../../engine/study/result.ts';
import type { Trial } from '../../../engine/study/trial.ts';
import { reportHtml } from '../../../server/jobs/report/html.ts';
import { csvOf, sheetsOf, xlsxOf } from '../../../server/jobs/report/tables.ts';

const scenario = {
  targets: [
    {
      id: 'W1',
      clause: '',
      quote: '4小时之内得到<救助>',
      title: { zh: '救助', en: 'Relief' },
      metric: 'reliefWithin',
      op: '<=',
      limit: 4,
      unit: 'h',
      requiredShare: 1,
      from: { zh: '', en: '' },
      to: { zh: '', en: '' },
      attribute: null,
      provenance: 'plan',
    },
  ],
  units: [{ id: 'lorry-1', capabilities: ['transportGoods'], provenance: 'assumed' }],
  depots: [{ facilityId: 'depot-1', kits: 100, loadingPerMin: 10 }],
  seats: [],
} as unknown as Scenario;

const design: StudyDesign = {
  runs: 20,
  realisations: null,
  vary: [{ factor: 'stock', min: 0.5, max: 1 }],
  sampling: 'latinHypercube',
  against: false,
  details: {
    target: null,
    runs: 10,
    pools: 1,
    tornado: true,
    morris: 2,
    limit: { factor: 'residents', values: [1, 2, 3] },
  },
};

const trials: readonly Trial[] = [
  ...baseOrders(design),
  ...detailOrders(design, ['transportGoods', 'kits']),
].map((o) => {
  const hours = 2 + (o.seed % 4) + (o.values['residents'] ?? 1) - (o.extra?.kits ?? 0);
  return {
    leg: o.leg!,
    seed: o.seed,
    hazard: o.hazard!,
    hash: `${o.leg}${o.seed}`,
    lines: [
      {
        id: 'W1',
        status: hours <= 4 ? 'met' : 'notMet',
        value: hours,
        cases: 1,
        casesMet: 1,
        openFor: null,
        path: { 'journey/transportGoods': 3600 },
      },
    ],
    busy: { 'lorry-1': 0.5 },
    waits: { transportGoods: [600, 1200] },
    losses: { dead: 0, hurt: 0, displaced: 100, affected: 100, yuan: 1, burnedHa: 1 },
  };
});

const document: StudyDocument = {
  about: {
    scenarioId: 'x',
    scenario: { zh: '情景 & 甲', en: 'Scenario & A' },
    plan: null,
    against: null,
    durationTicks: 86_400,
    engine: 'abc',
    content: 'def',
    wallMs: 1000,
    runsPerSecond: 20,
    finishedMs: 0,
  },
  result: resultOf({
    trials,
    scenario,
    plan: null,
    design,
    orders: baseOrders(design),
    required: 0.9,
    yearly: null,
    charts: { typical: null, slow: null },
  }),
};

describe('the report of a study', () => {
  it('is one file in either language that asks for nothing beside it', () => {
    for (const language of ['zh', 'en'] as const) {
      const html = reportHtml(document, language);
      expect(html).not.toMatch(/<script|<link|<img|https?:\/\/|@import|url\(/);
      expect(html).toContain('4小时之内得到&lt;救助&gt;');
      expect(html).toContain('&amp;');
      expect(html).not.toMatch(/undefined|NaN|Infinity|null/);
      // Interval strip, curve, tornado and design limit are drawn.
      expect(html.match(/<svg/g)!.length).toBeGreaterThanOrEqual(4);
    }
    expect(reportHtml(document, 'zh')).toContain('不可行');
    expect(reportHtml(document, 'en')).toContain('Not feasible');
  });

  it('has the same numbers in the workbook', () => {
    const book = xlsx.read(xlsxOf(sheetsOf(document, trials)), { type: 'buffer' });
    expect(book.SheetNames).toEqual([
      'clauses',
      'bottlenecks',
      'factors',
      'limit',
      'years',
      'runs',
    ]);
    const [clause] = xlsx.utils.sheet_to_json<Record<string, unknown>>(book.Sheets['clauses']!);
    const said = document.result.clauses[0]!;
    expect(clause).toMatchObject({ clause: 'W1', met: said.met, runs: 20, p: said.p });
    const runs = xlsx.utils.sheet_to_json<Record<string, unknown>>(book.Sheets['runs']!);
    expect(runs).toHaveLength(trials.length);
  });

  it('quotes what a comma separated file needs quoted', () => {
    const text = csvOf({ name: 'x', rows: [['a,b', 'say "hi"', 1.5, null]] });
    expect(text).toBe('\uFEFF"a,b","say ""hi""",1.5,\r\n');
  });

  it('names what would help: the stock that was planted as the shortage', () => {
    const { plusOne } = document.result.effects!;
    expect(plusOne[0]!.pool).toBe('kits');
    expect(plusOne[0]!.difference).toBeGreaterThan(0);
    expect(plusOne.find((p) => p.pool === 'transportGoods')!.difference).toBe(0);
  });
});
