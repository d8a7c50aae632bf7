/**
 * What a report has to say: 接报时间, 信息来源, 时间, 地点, 性质, 影响范围, 伤亡损失初估, 趋势,
 * 领导到位, 已采取措施, 建议 (content check of reports in Chinese exercise practice).
 */
export const REPORT_ELEMENTS = [
  'receivedAt',
  'source',
  'time',
  'place',
  'nature',
  'extent',
  'losses',
  'trend',
  'leaders',
  'measures',
  'proposals',
] as const;
export type ReportElement = (typeof REPORT_ELEMENTS)[number];
