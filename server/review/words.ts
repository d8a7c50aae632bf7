import type { Text } from '../../engine/region/region.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** Words of the report: headings, columns and states. */
export const W = {
  title: t('演练复盘报告', 'After-action report'),
  facts: t('基本情况', 'Facts'),
  exercise: t('演练', 'Exercise'),
  scenario: t('情景', 'Scenario'),
  date: t('情景日期', 'Date in the scenario'),
  duration: t('时长', 'Duration'),
  seed: t('种子', 'Seed'),
  hash: t('校验值', 'State hash'),
  madeFrom: t(
    '本报告由演练记录计算得出：命令、事件、评分和评估记录，没有人工改写。时间为模拟时间。',
    'This report is computed from the record of the exercise: orders, events, score and what evaluators wrote. Times are simulated time.',
  ),
  score: t('条款评分', 'Score'),
  line: t('条款', 'Clause'),
  quote: t('规划原文', 'Plan text'),
  value: t('结果', 'Result'),
  limit: t('限值', 'Limit'),
  cases: t('限内/全部', 'Met/all'),
  status: t('判定', 'Verdict'),
  timeline: t('时间线', 'Timeline'),
  timelineWhy: t(
    '同一时间轴上的灾情、注入、指挥、命令、报告、群众、队伍和生命线；空心为被拒、失败或有误。完整清单见 timeline.csv。',
    'Hazard, injects, command, orders, reports, people, forces and lifelines on one axis; hollow marks are refusals, failures and faults. The whole list is in timeline.csv.',
  ),
  course: t('过程', 'Course'),
  times: t('响应用时', 'Response times'),
  timesWhy: t(
    '每一横条为一例，从起算到止算；竖线为限值。未结束的按至今用时计。',
    'One bar a case, from clock start to clock end; the line is the limit. What has not ended counts with its time so far.',
  ),
  case: t('对象', 'Case'),
  weight: t('人数/件', 'Persons/things'),
  from: t('起', 'From'),
  to: t('止', 'To'),
  taken: t('用时', 'Time taken'),
  median: t('中位', 'Median'),
  p90: t('第 90 百分位', '90th percentile'),
  longest: t('最长', 'Longest'),
  moreCases: t('另有 {n} 例较短，见 times.csv', '{n} shorter cases: see times.csv'),
  teams: t('资源使用', 'Use of resources'),
  team: t('队伍', 'Team'),
  seat: t('席位', 'Seat'),
  busy: t('作业与机动', 'Work and travel'),
  orders: t('命令 下达/完成/失败/被拒', 'Orders given/done/failed/refused'),
  reports: t('报告质量', 'Quality of reports'),
  clock: t('应报事项', 'Report due'),
  due: t('时限', 'Due'),
  done: t('完成', 'Done'),
  late: t('迟', 'Late'),
  kind: t('种类', 'Kind'),
  time: t('时间', 'Time'),
  missing: t('缺要素', 'Missing'),
  faults: t('问题', 'Faults'),
  moments: t('关键时刻', 'Key moments'),
  evidence: t('证据链', 'Chain of evidence'),
  evidenceWhy: t(
    '每条评分由用时最长的一例说明：从起算事件到止算事件，以及两者之间最长的空档。',
    'Each line is told by its longest case: from the event that starts the clock to the one that ends it, and the longest stretch between two of them.',
  ),
  gapOf: t('最长空档 {span}', 'Longest stretch {span}'),
  what: t('内容', 'What'),
  event: t('事件', 'Event'),
  steps: t('与规划步骤对照', 'Against the steps of the plan'),
  step: t('步骤', 'Step'),
  by: t('由谁', 'By whom'),
  source: t('依据', 'Source'),
  strengths: t('做得好的', 'Strengths'),
  gaps: t('差距', 'Gaps'),
  derived: t('由数据得出', 'From the record'),
  written: t('由人提出', 'Written by people'),
  evaluation: t('评估记录', 'Evaluation'),
  item: t('条目', 'Item'),
  majority: t('多数意见', 'Majority'),
  spread: t('分歧', 'Spread'),
  judges: t('评估人数', 'Evaluators'),
  noMajority: t('无多数', 'no majority'),
  grades: t('目标评级', 'Grades'),
  subject: t('目标或条款', 'Objective or clause'),
  notes: t('评估员记录', 'Notes of evaluators'),
  judged: t('评级', 'Judgement'),
  note: t('说明', 'Note'),
  self: t('参演人员自评', 'Self-rating of participants'),
  selfFew: t('填写不足 2 份，不列汇总。', 'Fewer than two answers: no figures are shown.'),
  question: t('问题', 'Question'),
  mean: t('平均', 'Mean'),
  distribution: t('1 至 5 分人数', 'Answers 1 to 5'),
  best: t('最好的方面', 'What went best'),
  worst: t('最需改进的方面', 'What went worst'),
  actions: t('整改', 'Corrective actions'),
  action: t('措施', 'Action'),
  owner: t('责任人', 'Owner'),
  state: t('状态', 'State'),
  retest: t('再演对照', 'Re-test'),
  before: t('另一场', 'The other'),
  after: t('本场', 'This one'),
  difference: t('差', 'Difference'),
  change: t('变化', 'Change'),
  none: t('无', 'None'),
  everybody: t('全体', 'Everybody'),
  attribution: t('底图', 'Base map'),
  legendFire: t('深色：已过火；紫色：正在燃烧', 'Dark: burned; purple: burning'),
  legendMap: t(
    '方块：队伍；圆点：村；虚线：隔离带',
    'Squares: teams; dots: villages; dashes: fire lines',
  ),
  page: t('第', 'Page'),
} as const satisfies Readonly<Record<string, Text>>;

export const LANE_WORDS = {
  hazard: t('灾情', 'Hazard'),
  injects: t('注入', 'Injects'),
  command: t('指挥', 'Command'),
  orders: t('命令', 'Orders'),
  reports: t('报告', 'Reports'),
  people: t('群众', 'People'),
  forces: t('队伍', 'Forces'),
  lifelines: t('生命线', 'Lifelines'),
} as const;

export const USE_WORDS = {
  work: t('作业', 'Work'),
  travel: t('机动', 'Travel'),
  waiting: t('待发或受阻', 'Waiting'),
  rest: t('休整', 'Rest'),
  idle: t('待命', 'Idle'),
  absent: t('未到', 'Absent'),
} as const;

export const STEP_WORDS = {
  done: t('按时完成', 'Done in time'),
  late: t('迟完成', 'Done late'),
  missed: t('未完成', 'Missed'),
  open: t('未到期', 'Open'),
  notTriggered: t('未触发', 'Not triggered'),
  recorded: t('只记录', 'Record only'),
} as const;

export const CASE_WORDS = {
  met: t('限内', 'Met'),
  missed: t('超限', 'Beyond'),
  open: t('未结束', 'Open'),
  recorded: t('只记录', 'Record only'),
} as const;

export const OBSERVED_WORDS = {
  observed: t('做到', 'Observed'),
  partly: t('部分做到', 'Partly'),
  notObserved: t('未做到', 'Not observed'),
  notApplicable: t('不适用', 'Not applicable'),
} as const;

export const ACTION_WORDS = {
  open: t('未开始', 'Open'),
  underWay: t('进行中', 'Under way'),
  done: t('已完成', 'Done'),
  dropped: t('不再进行', 'Dropped'),
} as const;

export const CHANGE_WORDS = {
  better: t('改进', 'Better'),
  worse: t('退步', 'Worse'),
  same: t('相同', 'Same'),
  unclear: t('不可比', 'Not comparable'),
} as const;

export const SERIES_WORDS = {
  burnedHa: t('过火面积（公顷）', 'Burned area (ha)'),
  displaced: t('已离家（人）', 'Displaced (persons)'),
  sheltered: t('已到避难场所（人）', 'In shelters (persons)'),
  relieved: t('已得救助（人）', 'Relieved (persons)'),
} as const;
