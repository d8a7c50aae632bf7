import type { Approval, TriggerKind } from '../../engine/exercise/msel/msel.ts';
import type { InjectSpec } from '../../engine/exercise/scenario.ts';

type Channel = InjectSpec['channel'];

/** Words of a table for values of a closed list; the first is what exports write. */
type Words<V extends string> = Readonly<
  Record<V, { readonly zh: readonly string[]; readonly en: readonly string[] }>
>;

export const CHANNEL_WORDS: Words<Channel> = {
  phone: { zh: ['电话', '电话通知', '口头', '来电'], en: ['phone', 'telephone', 'call', 'verbal'] },
  radio: { zh: ['电台', '对讲机', '对讲', '无线电'], en: ['radio'] },
  written: {
    zh: ['书面', '文件', '传真', '公文', '纸条', '文书', '通报'],
    en: ['written', 'paper', 'fax', 'document', 'letter', 'email', 'e-mail'],
  },
  system: {
    zh: ['系统', '平台', '短信', '微信', '大屏', '视频', '网络', '环境'],
    en: ['system', 'platform', 'sms', 'app', 'screen', 'video'],
  },
};

export const KIND_WORDS: Words<TriggerKind> = {
  timed: { zh: ['定时', '按时', '时间'], en: ['timed', 'time', 'scheduled'] },
  conditional: { zh: ['条件', '条件触发', '条件注入'], en: ['conditional', 'condition'] },
  manual: { zh: ['手动', '人工', '手动触发'], en: ['manual', 'by hand'] },
  offTimeline: {
    zh: ['备用', '机动', '临机', '时间轴外'],
    en: ['off-timeline', 'off timeline', 'reserve', 'contingency'],
  },
};

export const APPROVAL_WORDS: Words<Approval> = {
  draft: { zh: ['草稿', '未批准', '编写中'], en: ['draft'] },
  submitted: {
    zh: ['待批准', '待审', '待审批', '送审'],
    en: ['submitted', 'pending', 'in review'],
  },
  approved: { zh: ['已批准', '批准', '通过', '已审批'], en: ['approved', 'final'] },
};

/** The value that a word stands for, by any of its words or by itself. */
export function valueOf<V extends string>(words: Words<V>, text: string): V | null {
  const t = text.normalize('NFKC').trim().toLowerCase();
  for (const [value, { zh, en }] of Object.entries(words) as [V, Words<V>[V]][])
    if (value.toLowerCase() === t || zh.includes(t) || en.includes(t)) return value;
  return null;
}

export const wordOf = <V extends string>(words: Words<V>, value: V, language: 'zh' | 'en') =>
  words[value][language][0]!;

/** All first words of a list, for "one of". */
export const choices = <V extends string>(words: Words<V>): string =>
  (Object.values(words) as Words<V>[V][]).map((w) => `${w.zh[0]} / ${w.en[0]}`).join(', ');
