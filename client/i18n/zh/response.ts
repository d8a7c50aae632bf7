/** Tables of the response: places with work and what serves people. */
export const sites = {
  kind: '处置点',
  work: '{{capability}} {{left}} {{unit}}',
  workLeft: '{{capability}} {{left}}/{{amount}} {{unit}}',
  left: '剩余工作量',
  unit: { personH: '人时', m3: 'm³' },
  least: '最少人数',
  teams: '到场或在途',
  nobody: '无队伍',
  since: '已持续',
  done: '{{time}} 完成',
  dropped: '{{time}} 不再需要',
};

export const incidents = {
  title: '突发情况',
  none: '没有已知的突发情况和伤亡。',
  since: '发生',
  road: '道路',
  blocked: '断道',
  openSites: '待处置点',
  manned: '处置中',
  unmanned: '待派队伍',
  closed: '{{time}} 处置完毕',
};

export const incidentKind = {
  roadAccident: '道路交通事故',
  waterTraffic: '水上交通事故',
  mine: '矿山事故',
  crowd: '人群聚集',
  collapse: '建筑物倒塌',
  confinedSpace: '有限空间',
  fireInBuilding: '建筑火灾',
  hazmatRelease: '危化品泄漏',
  other: '其他',
};

export const casualties = {
  title: '伤员所在',
  none: '没有已知的伤亡。',
  missing: '失联',
  trapped: '被困',
  waiting: '待救治 红/黄/绿',
  treated: '已救治 红/黄/绿',
  inAmbulance: '转运中',
  inHospital: '已送医',
  dead: '死亡',
};

export const hospitals = {
  title: '医院',
  none: '没有医院。',
  beds: '可收治',
  patients: '在院',
  coming: '送往途中',
  free: '空床',
  full: '已满',
};

export const lifelines = {
  assets: '设施',
  kind: '类别',
  why: '原因',
  since: '中断',
  persons: '受影响（人）',
  noneOut: '没有已知的中断，供电、通信、供水正常。',
  power: '用电单位',
  allPowered: '没有已知的停电单位。',
  use: '用途',
  by: '现由',
  source: { grid: '电网', generator: '发电机' },
  out: '中断，无队伍',
  coming: '队伍在途',
  eta: '抢修中，约 {{time}} 恢复',
  back: '{{time}} 恢复',
};
export const dryVillages = {
  title: '停水村（社区）',
  none: '没有已知的停水村',
  persons: '在家（人）',
  litres: '存水（升）',
  lasts: '可用至 {{time}}',
  lacking: '{{time}} 起缺水',
};
export const landing = {
  none: '没有起降点资料',
  surface: '场面',
  light: '使用时段',
  night: '昼夜',
  day: '白天',
  wind: '风速上限',
  sight: '能见度下限',
  obstacles: '净空',
  usable: '可用',
};
export const surface = { runway: '跑道', hard: '硬化', grass: '草地', gravel: '砂石' };
export const obstacles = { clear: '良好', limited: '受限', blocked: '有障碍' };
export const lifelineKind = { power: '供电', comms: '通信', water: '供水' };
export const outageWhy = { damage: '受损', noPower: '停电' };
export const powerUse = {
  commandPost: '指挥场所',
  hospital: '医院',
  shelter: '避难场所',
  comms: '通信',
  water: '供水',
};

export const links = {
  title: '地点',
  heading: '通信',
  none: '通信正常；没有已知的断网。',
  seats: '席位',
  since: '断网',
  contact: '首次联通',
  noContact: '尚未联通',
  state: {
    up: '已恢复',
    network: '网络可达',
    satellite: '卫星电话',
    runner: '派人送信',
    none: '无法联系',
  },
};

export const aid = {
  none: '没有可请求的支援。',
  source: '支援方',
  kind: '类别',
  teams: '队伍',
  teamsN: '{{n}} 支',
  portal: '入境处',
  cost: '补偿',
  free: '无',
  perDay: '{{yuan}} 元/天',
  owed: '已计 {{yuan}} 元',
  ask: '请求支援',
  yes: '同意',
  no: '不同意',
  notAsked: '未请求',
  waiting: '{{time}} 已请求，等答复',
  refused: '未同意',
  comes: '已同意，约 {{time}} 到',
  here: '已到达',
};

export const surveys = {
  none: '还没有测绘任务。给有测绘能力的队伍下令，或请求卫星影像。',
  method: '方式',
  area: '范围',
  circle: '{{place}}，半径 {{radius}}',
  asked: '请求',
  shows: '影像时刻',
  age: '{{time}}（{{age}}前）',
  burned: '范围内过火',
  pass: '等 {{time}} 过境',
  ready: '处理中，{{time}} 出图',
  status: { requested: '已请求', processing: '处理中', delivered: '已送达', failed: '未成' },
  failed: { cloud: '云遮', night: '夜间', order: '任务中止' },
  askSatellite: '请求卫星影像',
  askedFor: '已请求',
  next: '下次过境 {{pass}}，约 {{ready}} 出图',
};
export const surveyMethod = { drone: '无人机', team: '测绘队', satellite: '卫星' };

export const faults = {
  title: '报告的问题',
  none: '没有发现问题。',
  fault: '问题',
  figure: '数字',
  said: '所报',
  known: '该席所知',
};

export const goods = {
  tier: '级别',
  others: '其他物资',
  outlook: '物资',
  lacks: '{{time}} 起缺{{items}}',
  lasts: '{{item}}够到 {{time}}',
  perDay: '每天用 {{n}}',
  until: '够到 {{time}}',
  deliveries: '外来物资',
  noDeliveries: '没有外来物资。',
  due: '约 {{time}} 到',
  arrived: '已到',
};
export const depotTier = { county: '县级', township: '乡镇', village: '村级', agency: '部门' };

export const losses = {
  none: '还没有损失情况。',
  sum: '直接损失约 {{n}} 万元',
  affected: '受灾 {{n}} 人次',
  kind: '类别',
  extent: '数量',
  yuan: '万元',
  ha: '过火 {{n}} 公顷',
  housesN: '{{n}} 栋',
  homes: '房屋损失约 {{n}} 万元',
  residents: '受损房屋住户 {{n}} 人',
  byVillage: '分村损失',
  burned: '烧毁（户）',
  flooded: '进水（户）',
  persons: '受损房屋住户（人）',
  asOf: '截至',
  village: '村（社区）',
};
export const lossKind = { forest: '林木', crops: '农作物', houses: '房屋', roads: '道路' };
