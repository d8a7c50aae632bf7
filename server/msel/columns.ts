import type { InjectMember } from '../../engine/exercise/msel/check-inject.ts';

/**
 * Headings under which a column is known, Chinese and English, by use of training bases, fire
 * brigades and the exercise handbooks. The first of each is what exports write.
 */
const HEADINGS: Readonly<
  Record<InjectMember, { readonly zh: readonly string[]; readonly en: readonly string[] }>
> = {
  number: {
    zh: ['编号', '序号', '注入编号', '事件编号', '注入号', '号'],
    en: ['Number', 'No.', 'No', '#', 'Inject number', 'Inject #', 'Inject', 'MSEL #', 'Serial'],
  },
  kind: {
    zh: ['触发方式', '触发类型', '注入类型', '类型', '类别'],
    en: ['Trigger', 'Type', 'Kind', 'Trigger type'],
  },
  time: {
    zh: ['时刻', '时间', '演练时间', '注入时间', '计划时间', '相对时间', '模拟时间', '预计时间'],
    en: ['Time', 'At', 'Planned time', 'Inject time', 'Exercise time', 'Elapsed', 'Clock time'],
  },
  when: { zh: ['触发条件', '条件'], en: ['Condition', 'When', 'Trigger condition'] },
  from: {
    zh: ['发自', '来源', '发送方', '发出方', '发送单位', '由谁', '发起方', '模拟角色', '信息来源'],
    en: ['From', 'Source', 'Sender', 'Sent by'],
  },
  fromEn: { zh: ['发自（英）', '来源（英）'], en: ['From (English)', 'From en'] },
  to: {
    zh: ['发给', '接收方', '接收单位', '接收人', '接收席位', '注入对象', '对象', '受众'],
    en: ['To', 'Recipient', 'Recipients', 'Receiver', 'Addressee', 'Player'],
  },
  channel: {
    zh: ['渠道', '注入方式', '方式', '途径', '手段', '形式'],
    en: ['Channel', 'Method', 'Means', 'Medium', 'Delivery method', 'Mode'],
  },
  text: {
    zh: ['内容', '注入内容', '信息内容', '事件描述', '情景描述', '事件', '情景', '消息', '正文'],
    en: ['Text', 'Message', 'Content', 'Description', 'Event description', 'Inject text', 'Event'],
  },
  textEn: {
    zh: ['内容（英）', '正文（英）'],
    en: ['Text (English)', 'Message (English)', 'Text en'],
  },
  expected: {
    zh: [
      '期望动作',
      '预期动作',
      '预期行动',
      '期望行动',
      '预期响应',
      '应对要点',
      '处置要点',
      '参演行动',
    ],
    en: [
      'Expected action',
      'Expected',
      'Expected response',
      'Expected player action',
      'Expected outcome',
    ],
  },
  expectedEn: {
    zh: ['期望动作（英）', '预期行动（英）'],
    en: ['Expected action (English)', 'Expected en'],
  },
  responsible: {
    zh: ['负责导调', '责任导调', '导调', '导调员', '控制员', '负责人', '责任人'],
    en: ['Controller', 'Responsible', 'Responsible controller', 'Owner', 'Control agency'],
  },
  objective: {
    zh: ['目标', '演练目标', '目的', '考核目标'],
    en: ['Objective', 'Objectives', 'Goal'],
  },
  target: {
    zh: ['关联指标', '对应指标', '指标', '规划指标'],
    en: ['Target', 'Metric', 'Plan target'],
  },
  attachments: { zh: ['附件', '附件名称'], en: ['Attachments', 'Attachment', 'File', 'Files'] },
  approval: { zh: ['审批状态', '审批', '状态', '批准'], en: ['Approval', 'Status', 'State'] },
  effect: { zh: ['效果', '作用', '环境效果'], en: ['Effect', 'Effects'] },
  id: { zh: ['标识'], en: ['Id', 'Identifier'] },
};

const FIELDS = Object.keys(HEADINGS) as readonly InjectMember[];

/** Without blanks, brackets' shape, case and full width. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:.()[\]【】_-]/g, '');

export const headingOf = (field: InjectMember, language: 'zh' | 'en'): string =>
  HEADINGS[field][language][0]!;

/** How well a heading fits a field: the same 1000, else by the longest name that is part of it. */
function fit(heading: string, field: InjectMember): number {
  const h = plain(heading);
  if (h === '') return 0;
  let best = 0;
  for (const name of [...HEADINGS[field].zh, ...HEADINGS[field].en]) {
    const n = plain(name);
    if (h === n) return 1000;
    const inside = n.length >= 2 && h.includes(n) && h.length <= n.length + 8;
    if (inside) best = Math.max(best, n.length);
  }
  return best;
}

/** The best field for each heading, each field once; null where none fits. */
export function suggestFields(headings: readonly string[]): readonly (InjectMember | null)[] {
  const pairs = headings.flatMap((heading, column) =>
    FIELDS.map((field) => ({ column, field, score: fit(heading, field) })),
  );
  const out: (InjectMember | null)[] = headings.map(() => null);
  const taken = new Set<InjectMember>();
  for (const { column, field, score } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (score === 0) break;
    if (out[column] !== null || taken.has(field)) continue;
    out[column] = field;
    taken.add(field);
  }
  return out;
}

/** A heading row knows at least so many fields. */
const LEAST_FIELDS = 3;

/** Index of the row with the headings among the first; -1 when there is none. */
export function headingRow(rows: readonly (readonly string[])[]): number {
  let best = -1;
  let most = LEAST_FIELDS - 1;
  rows.slice(0, 30).forEach((row, i) => {
    // A title that spans the table says one thing many times.
    const known = suggestFields(row).filter((f) => f !== null).length;
    if (known > most) [best, most] = [i, known];
  });
  return best;
}
