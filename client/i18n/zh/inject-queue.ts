export const queue = {
  editor: '注入表',
  postpone: '顺延',
  postponeBy: '未发出的定时注入顺延 {{n}} 分',
  hold: '暂缓',
  release: '恢复',
  skip: '跳过',
  notFired: '未发出',
  takeBack: '取消跳过',
  held: '暂缓中',
  draft: '草稿，不会自动发出',
  submitted: '待批准，不会自动发出',
  conditional: '条件',
  holds: '条件成立',
  reserve: '备用',
  again: '已发 {{n}} 次，可再发',
  skipped: '已跳过 {{n}}',
  more: '还有 {{n}} 条，见注入表',
};
export const event = {
  injectHeld: '注入 {{inject}} 暂缓或恢复',
  injectSkipped: '注入 {{inject}} 跳过或取消跳过',
  injectsPostponed: '{{n}} 条注入顺延 {{min}} 分',
  injectsApproved: '{{n}} 条注入的审批状态有变',
  conditionTurned: '注入 {{inject}} 的条件有变',
  mselChanged: '注入表有变：新增 {{added}}，更改 {{changed}}，删去 {{removed}}',
};
export const attachment = { files: '附件' };
