import type { ReportTable } from '../../engine/review/types.ts';

/** What the tables of a report hold, beside the names of their files. */
export const TABLES_ZH: Readonly<Record<ReportTable, string>> = {
  timeline: '时间线',
  targets: '条款评分',
  times: '用时',
  teams: '队伍用时',
  reports: '报告质量',
  steps: '规划步骤对照',
  findings: '优势与差距',
  notes: '评估记录',
  checks: '检查表与评级',
  actions: '整改',
};
export const TABLES_EN: Readonly<Record<ReportTable, string>> = {
  timeline: 'timeline',
  targets: 'score',
  times: 'response times',
  teams: 'teams',
  reports: 'reports',
  steps: 'steps of the plan',
  findings: 'strengths and gaps',
  notes: 'notes',
  checks: 'checks and grades',
  actions: 'corrective actions',
};
