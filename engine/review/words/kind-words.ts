import type { UnitOrder } from '../../exercise/commands/command.ts';
import type { ReportElement } from '../../exercise/report-elements.ts';
import type { Observation, OrderRecord, Report, SeatState } from '../../exercise/state.ts';
import type { HazardId } from '../../hazards/hazard.ts';
import type { ScoreStatus } from '../../plan/target.ts';
import type { Text } from '../../region/region.ts';
import type { EventGrade, ResponseLevel } from '../../response/command/command.ts';
import type { ReportFault, ReportFigure } from '../../response/reports/reporting.ts';
import type { ItemId } from '../../response/supplies/items.ts';
import type { WarningLevel } from '../../response/warnings/warning.ts';

/** Orders to teams. */
export const TASK_WORDS: Readonly<Record<UnitOrder['type'], Text>> = {
  move: { zh: '机动', en: 'Move' },
  hold: { zh: '原地待命', en: 'Hold' },
  return: { zh: '归队', en: 'Return' },
  directAttack: { zh: '直接扑打', en: 'Attack' },
  buildLine: { zh: '隔离带', en: 'Fire line' },
  burnOut: { zh: '点烧', en: 'Burn out' },
  mopUp: { zh: '清理余火', en: 'Mop up' },
  waterDrop: { zh: '空中洒水', en: 'Water drop' },
  recon: { zh: '侦察', en: 'Recon' },
  evacuate: { zh: '转移群众', en: 'Evacuate' },
  doorToDoor: { zh: '入户预警', en: 'Door to door' },
  sendSupplies: { zh: '送物资', en: 'Supplies' },
  workAt: { zh: '现场处置', en: 'Site work' },
  survey: { zh: '应急测绘', en: 'Mapping' },
  transportCasualties: { zh: '转运伤员', en: 'Take to hospital' },
};

/** How an order stands. */
export const ORDER_STATUS_WORDS: Readonly<Record<OrderRecord['status'], Text>> = {
  issued: { zh: '已下达', en: 'Issued' },
  underWay: { zh: '机动', en: 'Moving' },
  working: { zh: '执行中', en: 'In progress' },
  done: { zh: '完成', en: 'Done' },
  refused: { zh: '命令被拒', en: 'Refused' },
  failed: { zh: '未能执行', en: 'Failed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

/** Kinds of reports. */
export const REPORT_KIND_WORDS: Readonly<Record<Report['kind'], Text>> = {
  first: { zh: '首报', en: 'First report' },
  followUp: { zh: '续报', en: 'Follow-up report' },
  final: { zh: '终报', en: 'Final report' },
};

/** Faults of reports. */
export const REPORT_FAULT_WORDS: Readonly<Record<ReportFault, Text>> = {
  late: { zh: '迟报', en: 'late' },
  false: { zh: '谎报', en: 'false figure' },
  concealed: { zh: '瞒报', en: 'harm concealed' },
  omitted: { zh: '漏报', en: 'left out' },
};

/** Figures of a report. */
export const FIGURE_WORDS: Readonly<Record<ReportFigure, Text>> = {
  dead: { zh: '死亡（人）', en: 'Dead' },
  injured: { zh: '受伤（人）', en: 'Injured' },
  missing: { zh: '失联（人）', en: 'Missing' },
  displaced: { zh: '转移（人）', en: 'Moved' },
  areaHa: { zh: '过火面积（公顷）', en: 'Burned (ha)' },
};

/** Elements of a report. */
export const ELEMENT_WORDS: Readonly<Record<ReportElement, Text>> = {
  receivedAt: { zh: '接报时间', en: 'Time received' },
  source: { zh: '信息来源', en: 'Source' },
  time: { zh: '发生时间', en: 'Time of event' },
  place: { zh: '地点', en: 'Place' },
  nature: { zh: '性质', en: 'Nature' },
  extent: { zh: '影响范围', en: 'Extent' },
  losses: { zh: '伤亡损失初估', en: 'Casualties and losses' },
  trend: { zh: '发展趋势', en: 'Trend' },
  leaders: { zh: '领导到位', en: 'Leaders on scene' },
  measures: { zh: '已采取措施', en: 'Measures taken' },
  proposals: { zh: '建议', en: 'Proposals' },
};

/** Grades of an event. */
export const GRADE_WORDS: Readonly<Record<EventGrade, Text>> = {
  ordinary: { zh: '一般', en: 'ordinary' },
  larger: { zh: '较大', en: 'relatively major' },
  major: { zh: '重大', en: 'major' },
  extraordinary: { zh: '特别重大', en: 'extraordinary' },
};

/** Response levels. */
export const RESPONSE_LEVEL_WORDS: Readonly<Record<ResponseLevel, Text>> = {
  1: { zh: 'Ⅰ', en: 'I' },
  2: { zh: 'Ⅱ', en: 'II' },
  3: { zh: 'Ⅲ', en: 'III' },
  4: { zh: 'Ⅳ', en: 'IV' },
};

/** Warning levels. */
export const WARNING_LEVEL_WORDS: Readonly<Record<WarningLevel, Text>> = {
  blue: { zh: '蓝色', en: 'Blue' },
  yellow: { zh: '黄色', en: 'Yellow' },
  orange: { zh: '橙色', en: 'Orange' },
  red: { zh: '红色', en: 'Red' },
};

/** Who plays a seat. */
export const OCCUPANT_WORDS: Readonly<Record<SeatState['occupant'], Text>> = {
  human: { zh: '真人', en: 'Person' },
  policy: { zh: '系统代席', en: 'Policy' },
  idle: { zh: '空置', en: 'Empty' },
};

/** Kinds of observers. */
export const SOURCE_WORDS: Readonly<Record<Observation['source'], Text>> = {
  publicReport: { zh: '群众报告', en: 'public report' },
  team: { zh: '队伍观察', en: 'team on scene' },
  camera: { zh: '林火监控', en: 'fire camera' },
  drone: { zh: '无人机', en: 'drone' },
  township: { zh: '乡镇报告', en: 'township report' },
  survey: { zh: '测绘与卫星图像', en: 'map or image' },
};

/** Goods. */
export const ITEM_WORDS: Readonly<Record<ItemId, Text>> = {
  reliefKit: { zh: '救助包', en: 'relief kits' },
  tent: { zh: '帐篷', en: 'tents' },
  quilt: { zh: '棉被', en: 'quilts' },
  water: { zh: '饮用水', en: 'drinking water' },
  food: { zh: '食品', en: 'food' },
  medicine: { zh: '药品', en: 'medicine' },
  sandbag: { zh: '编织袋', en: 'sandbags' },
  fuel: { zh: '油料', en: 'fuel' },
  generator: { zh: '发电机', en: 'generators' },
  boat: { zh: '冲锋舟', en: 'boats' },
  foam: { zh: '泡沫灭火剂', en: 'foam' },
};

/** How a score line stands. */
export const SCORE_STATUS_WORDS: Readonly<Record<ScoreStatus, Text>> = {
  met: { zh: '达标', en: 'Met' },
  notMet: { zh: '未达标', en: 'Not met' },
  running: { zh: '计时中', en: 'Running' },
  unsure: { zh: '证据不足', en: 'Unsure' },
  notTriggered: { zh: '未触发', en: 'Not triggered' },
  recordOnly: { zh: '只记录', en: 'Record only' },
};

/** Units of targets; any other is shown as it is written. */
export const UNIT_WORDS: Readonly<Record<string, Text>> = {
  h: { zh: '小时', en: 'h' },
  min: { zh: '分', en: 'min' },
  s: { zh: '秒', en: 's' },
  persons: { zh: '人', en: 'people' },
  kits: { zh: '份', en: 'kits' },
  ha: { zh: '公顷', en: 'ha' },
  cameras: { zh: '处监控', en: 'cameras' },
  villages: { zh: '村', en: 'villages' },
  cases: { zh: '起', en: 'cases' },
  km: { zh: 'km', en: 'km' },
  '%': { zh: '%', en: '%' },
  'm²/person': { zh: 'm²/人', en: 'm²/person' },
};

/** Hazards. */
export const HAZARD_WORDS: Readonly<Record<HazardId, Text>> = {
  wildfire: { zh: '森林火灾', en: 'forest fire' },
  flood: { zh: '洪水', en: 'flood' },
  landslide: { zh: '滑坡', en: 'landslide' },
  hazmat: { zh: '危化品事故', en: 'hazardous materials' },
};
