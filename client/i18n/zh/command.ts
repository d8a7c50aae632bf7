/** Declarations of the headquarters. */
export const command = {
  title: '指挥与预警',
  grade: '事件分级',
  response: '应急响应',
  headquarters: '指挥部',
  notYet: '尚未认定',
  notStarted: '尚未启动',
  by: '{{seat}} {{time}}',
  setGrade: '认定等级',
  may: '本席最高可启动{{level}}响应，更高的须报上级',
  mayNothing: '本席不能启动响应',
  above: '超出本席权限',
  startLevel: '启动{{level}}',
  startResponse: '启动响应',
  setUp: '{{place}}，约 {{min}} 分钟到位',
  hqNot: '尚未召集',
  hqCalled: '已召集，人员正在到位',
  hqReady: '指挥部在运转',
  callHq: '召集指挥部',
  open: '指挥预警',
};

export const warning = {
  list: '已发布的预警',
  issueTitle: '发布预警',
  hazard: '灾种',
  level: '预警级别',
  advice: '要求群众',
  zone: '范围',
  by: { forecast: '预测到达的 {{n}} 村', township: '按乡镇', picked: '逐村选' },
  townships: '选择乡镇（街道）',
  villages: '选择村庄',
  villagesN: '{{n}} 村',
  noneInDanger: '火势预测没有到达的村庄；请按乡镇或逐村选。',
  noVillage: '还没有选村庄。',
  channels: '渠道',
  missing: { level: '还缺预警级别', villages: '还缺范围', channels: '还缺渠道' },
  last: '最后一村约 {{time}} 收到。',
  issue: '发布预警',
  issued: '预警已发布，下表显示收到的户数。',
  words: '内容',
  reached: '收到（户）',
  issuedAt: '发布',
  inForce: '有效',
  doors: '入户预警',
  lift: '解除',
  lifted: '{{time}} 解除',
  none: '没有发布过预警。',
};

export const warningHazard = {
  forestFire: '森林火灾',
  severeWeather: '强对流天气',
  flood: '洪水',
  landslide: '滑坡',
  hazmat: '危化品泄漏',
};
export const advice = {
  watch: '注意防范',
  prepare: '做好转移准备',
  shelterInPlace: '关闭门窗、就地避险',
  evacuate: '立即转移',
};
export const warningChannel = {
  loudspeaker: '大喇叭',
  sms: '短信',
  siren: '警报器',
  doorToDoor: '入户通知',
};

/** Help from outside. */
export const aidKind = {
  neighbour: '毗邻县',
  army: '军队',
  social: '社会力量',
  requisition: '征用',
};
