import type { Text } from '../../region/region.ts';

/** Findings and key moments in words; what stands in braces is filled from the numbers. */
export const FINDING_WORDS: Readonly<Record<string, Text | undefined>> = {
  endOfRecord: { zh: '记录到此为止', en: 'End of the record' },
  targetMet: {
    zh: '{line} {title}：达标，{met}/{cases} 例在限内',
    en: '{line} {title}: met, {met}/{cases} cases within the limit',
  },
  targetMetValue: {
    zh: '{line} {title}：达标，{value}（限 {limit}）',
    en: '{line} {title}: met, {value} (limit {limit})',
  },
  targetMissed: {
    zh: '{line} {title}：未达标，{missed}/{cases} 例超限',
    en: '{line} {title}: not met, {missed}/{cases} cases beyond the limit',
  },
  targetMissedLongest: {
    zh: '{line} {title}：未达标，{missed}/{cases} 例超限，最长 {longest}（限 {limit}）',
    en: '{line} {title}: not met, {missed}/{cases} cases beyond the limit, longest {longest} (limit {limit})',
  },
  targetMissedStill: {
    zh: '{line} {title}：未达标，{missed}/{cases} 例超限，最长 {longest}（限 {limit}）；其中 {gap} 没有任何进展',
    en: '{line} {title}: not met, {missed}/{cases} cases beyond the limit, longest {longest} (limit {limit}); nothing happened for {gap} of it',
  },
  targetMissedValue: {
    zh: '{line} {title}：未达标，{value}（限 {limit}）',
    en: '{line} {title}: not met, {value} (limit {limit})',
  },
  reportsAllInTime: {
    zh: '应报 {n} 次，全部按时',
    en: 'All {n} reports that were due came in time',
  },
  reportLate: {
    zh: '{seat}“{rule}”迟报 {late}',
    en: '{seat}: {rule} came {late} late',
  },
  reportNever: {
    zh: '{seat}“{rule}”未报，已超 {late}',
    en: '{seat}: {rule} was never sent, {late} beyond its limit',
  },
  reportFault: {
    zh: '{seat}{kind}{fault}：{figure}报 {said}，当时所知 {known}',
    en: '{seat}, {kind}: {fault}, {figure} said {said}, known at that time {known}',
  },
  reportMissing: {
    zh: '{seat}的报告有 {n} 次缺要素：{elements}',
    en: '{n} reports of {seat} lacked elements: {elements}',
  },
  ordersRefused: {
    zh: '{seat}的命令被拒 {n} 次，多因“{reason}”（{times} 次）',
    en: '{n} orders of {seat} were refused, mostly: {reason} ({times})',
  },
  noOrderRefused: {
    zh: '下达命令 {n} 条，无一被拒',
    en: '{n} orders were issued and none refused',
  },
  withdrew: {
    zh: '被迫撤离 {n} 次（{units}），最长火焰 {m} m',
    en: '{n} forced withdrawals ({units}), flames up to {m} m long',
  },
  teamsIdle: {
    zh: '{n} 支队伍全程未用：{units}',
    en: '{n} teams were never used: {units}',
  },
  teamBusiest: {
    zh: '{unit}用时最满：作业与机动占 {share} %',
    en: '{unit} was the busiest: work and travel {share} % of the time',
  },
  stockOut: { zh: '{depot}库存用尽', en: '{depot} ran out of stock' },
};
