/** Words of things that the simulation names by code. */
export const role = {
  incidentCommander: '行政指挥',
  technicalCommander: '技术指挥',
  rescue: '抢险救援',
  evacuation: '转移安置',
  supply: '物资保障',
  township: '先期处置',
  neighbour: '支援方',
};

export const unitStatus = {
  standby: '待命',
  mustering: '集结',
  moving: '机动',
  working: '作业中',
  blocked: '受阻',
  withdrawing: '撤离',
  absent: '未到达',
  resting: '休整',
  returning: '归队',
};

/** Why an order came to its end. */
export const orderEnd = {
  replaced: '改派新任务',
  noLongerNeeded: '现场不再需要',
  airLow: '空气余量不足，撤出换瓶',
  inGas: '进入气云且无呼吸防护，撤出',
  tooHot: '热辐射过强，撤出',
  flameTooLong: '火焰过长，撤离',
  shiftOver: '连续作业已满，轮休',
  noRoute: '没有可通行的道路',
  noBed: '没有空床位',
  outOfStock: '库存已空',
  noEdgeInSector: '扇区内没有火线',
};

export const capability = {
  handCrew: '手工具作业',
  engine: '水罐车',
  plant: '工程机械',
  burnOut: '点烧',
  waterDrop: '空中洒水',
  recon: '侦察',
  transportPeople: '运送人员',
  transportGoods: '运送物资',
  warn: '入户预警',
  medical: '医疗救护',
  clearRoad: '道路抢通',
  powerRepair: '电力抢修',
  commsRepair: '通信抢修',
  waterRepair: '供水抢修',
  generator: '应急发电',
  mapping: '测绘',
  ambulance: '伤员转运',
  searchRescue: '搜救破拆',
  waterRescue: '水上救援',
  mineRescue: '矿山救护',
  crowdControl: '秩序管控',
  hazmat: '危化处置',
};

/** Kinds of places where there is work. */
export const site = {
  clearRoad: '清障',
  restorePower: '抢修供电',
  restoreComms: '抢修通信',
  restoreWater: '抢修供水',
  connectGenerator: '接入发电机',
  rescueTrapped: '营救被困人员',
  searchMissing: '搜寻失联人员',
  treatCasualties: '现场救治',
  floodWork: '防汛措施',
  handleIncident: '突发情况处置',
  closeValve: '关阀',
  plugLeak: '堵漏',
  transferCargo: '倒罐输转',
  waterCurtain: '水幕稀释',
  layFoam: '泡沫覆盖',
  buildBund: '筑堤围堵',
  recoverLiquid: '回收泄漏物',
  lightGas: '点火放喷',
  layBoom: '布设围油栏',
  ventilate: '强制通风',
  setUpDecon: '设立洗消站',
  inspectSlope: '斜坡现场核查',
  drainSlope: '坡面排水盖缝',
  repairInstrument: '重设监测仪器',
  cordon: '岸边警戒清人',
  moveBoats: '移泊船只',
  closeChannel: '封闭航道',
};

export const channel = { phone: '电话', radio: '电台', written: '书面', system: '系统' };

export const itemUnit = {
  reliefKit: '份',
  tent: '顶',
  quilt: '床',
  water: '升',
  food: '人·日',
  medicine: '份',
  sandbag: '条',
  fuel: '升',
  generator: '台',
  boat: '艘',
  foam: '升',
};

/** Units after the number one, where a language has a form of its own for it. */
export const oneOf = {
  persons: '人',
  kits: '份',
  cameras: '处监控',
  villages: '村',
  cases: '起',
};

export const unitOf = {
  h: '小时',
  min: '分',
  s: '秒',
  persons: '人',
  kits: '份',
  ha: '公顷',
  cameras: '处监控',
  villages: '村',
  cases: '起',
  km: 'km',
  '%': '%',
  'm²/person': 'm²/人',
};

export const deadline = {
  unknown: '时限',
  report: '{{name}}',
  relief: '群众基本生活救助（{{persons}} 人）',
  fireOut: '明火扑灭',
};

export const message = {
  unknown: '通知',
};

export const previewNote = {
  casualties: '送医 {{persons}} 人，往返 {{trips}} 趟；空床 {{free}} 张',
  unknown: '请留意',
  warningReach: '{{villages}} 村 {{households}} 户，预计约 {{expected}} 户收到（假定）。',
  convoy: '车队 {{teams}} 队 {{vehicles}} 车，队列长 {{columnM}} m，按最慢车速行驶',
  siteWork: '约需 {{minutes}} 分钟（{{capability}}）',
  surveyReady: '测绘约 {{minutes}} 分钟，成图约 {{processing}} 分钟（假定）',
  evacuatePersons: '转移 {{persons}} 人，往返 {{trips}} 趟',
  doors: '还有 {{households}} 户未收到预警，约需 {{minutes}} 分钟（假定）',
  noAirInGas: '当心：该村在预测的危险区内，本队没有空气呼吸器',
  noPlaceFor: '避难场所还差 {{persons}} 个位置',
  goodsAboard: '车上已有{{item}} {{aboard}}，直接送达',
  loading: '{{fromTick}} 开始装车；那里有 {{waiting}} 人待救助',
  lineRate: '线长 {{lengthM}}，开设速度 {{rateMH}} m/h（假定）',
  lineThroughFire: '当心：其中 {{insideM}} 穿过已知火场，队伍遇火焰会撤离',
  lineNearFire: '当心：有一段离已知火场不到安全距离 {{safetyM}}（假定）',
  waterDrops: '每小时约 {{perHour}} 次，每次覆盖 {{lengthM}}，往返 {{turnS}}',
  coverageLow: '此处可燃物需 {{needed}} 级强度，所选 {{coverage}} 级可能压不住',
};

export const refusalCard = { title: '命令被拒', whoMay: '{{words}}；有权的席位：{{seats}}' };

/** Longer words of a refusal, used when the server gave all their numbers. */
export const rejectionWith = {
  noBed: '{{hospital}}没有空床位，{{group}}还有 {{persons}} 人待送',
  beyondAuthority: '超出本席权限：最高可启动{{highest}}级响应',
  flameTooLong: '火焰长度 {{flameLengthM}}，超过该战法上限 {{limitM}}（{{source}} {{asOfTick}}）',
  notKnownFire: '最近的已知火线在 {{distanceM}} 外，超过 {{limitM}}',
  outOfRange: '离道路 {{distanceM}}，超过可达的 {{limitM}}',
  outOfStock: '{{depot}}的{{item}}只有 {{stock}}，不足 {{count}}',
  overCapacity: '{{unit}}最多装{{item}} {{capacity}}，少于 {{count}}',
  notLacking: '{{village}}没有已知的停水，只能送往避难场所',
  otherLoadAboard: '{{unit}}车上有{{item}} {{count}}，须先送完或退库',
  noShelterSpace: '{{shelter}}余 {{space}} 位，需 {{persons}} 位',
  notTogether: '{{unit}}与领队相距 {{distanceM}}，编队须在 {{limitM}} 以内',
  tooFewPeople: '{{unit}}现有 {{persons}} 人，至少要 {{atLeast}} 人',
  noPeople: '{{village}}已没有人在家',
  noWarning: '{{village}}没有生效的预警，先发布预警',
  alreadyDone: '{{village}}各户都已收到预警',
  noCapability: '{{unit}}没有这项能力：{{capability}}',
  unitBusy: '{{unit}}正忙，{{untilTick}} 后可用',
  unitResting: '{{unit}}正在休整，到 {{untilTick}}',
  noLandingSite: '{{limitM}} 内没有起降点，最近的是{{place}}，距 {{distanceM}}',
  siteObstructed: '{{place}}有障碍，不能降落',
  poorSight: '能见度 {{distanceM}}，低于 {{limitM}}',
  noWharf: '{{limitM}} 内没有码头，最近的是{{place}}，距 {{distanceM}}',
  waterTooHigh: '{{place}}水位 {{readM}}，达到停航水位 {{limitM}}',
  windTooStrong: '风速 {{windMs}} m/s，超过飞行上限 {{limitMs}} m/s',
  noLine: '{{limitM}} 内没有可依托的隔离带，请先开设',
  pathTooShort: '线长 {{lengthM}}，不足 {{limitM}}',
  noWaterSource: '{{source}}不能供直升机取水',
  noRoute: '{{unit}}无路可达，已知断道 {{closures}} 处',
  generatorInUse: '{{unit}}的发电机正在{{place}}供电',
  areaTooLarge: '范围 {{km2}} km²，一次飞行最多 {{limitKm2}} km²',
};
