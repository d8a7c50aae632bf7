import type { Text } from '../region/region.ts';
import type { Capability, Scenario } from '../exercise/scenario.ts';
import { TASK_WORDS } from '../review/words/kind-words.ts';
import type { ClauseResult } from './clauses.ts';
import { KITS_ADDED } from './order.ts';
import type { YearlyId } from './yearly.ts';

/** Words of what a study measures, in both languages: page, file and table say the same. */

export const VERDICT_WORDS: Readonly<Record<ClauseResult['verdict'], Text>> = {
  feasible: { zh: '可行', en: 'Feasible' },
  infeasible: { zh: '不可行', en: 'Not feasible' },
  unsure: { zh: '证据不足', en: 'Not enough evidence' },
  recordOnly: { zh: '只报告', en: 'Reported only' },
  notTriggered: { zh: '未触发', en: 'Not put to the test' },
};

const FACTOR_WORDS: Readonly<Record<string, Text>> = {
  startHour: { zh: '开始时刻', en: 'Time of day' },
  wind: { zh: '风速倍数', en: 'Wind, times' },
  humidity: { zh: '相对湿度增减', en: 'Humidity, added' },
  rain: { zh: '降雨强度增加', en: 'Rain, added' },
  ignitionShift: { zh: '起火点偏移', en: 'Ignition moved by' },
  roadLoss: { zh: '中断道路条数', en: 'Roads lost' },
  readiness: { zh: '队伍在位率', en: 'Teams present' },
  turnOut: { zh: '出动用时倍数', en: 'Turn-out time, times' },
  strength: { zh: '队伍人数倍数', en: 'Team strength, times' },
  stock: { zh: '物资储备倍数', en: 'Stock, times' },
  present: { zh: '在家人口倍数', en: 'People at home, times' },
  residents: { zh: '居民人数倍数', en: 'Residents, times' },
};

/** Stretches of the chain that a result hung on. */
const ACTIVITY_WORDS: Readonly<Record<string, Text>> = {
  detect: { zh: '发现险情', en: 'Detection' },
  observe: { zh: '观察', en: 'Observation' },
  inform: { zh: '信息传到席位', en: 'Word reaches the seat' },
  alert: { zh: '接警', en: 'Alert' },
  convene: { zh: '指挥部集结', en: 'Headquarters convenes' },
  decide: { zh: '研判下令', en: 'Decision and order' },
  turnOut: { zh: '队伍出动', en: 'Turn-out' },
  journey: { zh: '路上机动', en: 'Journey' },
  prepare: { zh: '现场准备', en: 'Getting to work' },
  task: { zh: '上一任务占用', en: 'Previous task' },
  load: { zh: '装载', en: 'Loading' },
  unload: { zh: '卸载交付', en: 'Unloading' },
  work: { zh: '现场作业', en: 'Work on the spot' },
  occur: { zh: '情况发生', en: 'It happens' },
  decideWarning: { zh: '研判发布预警', en: 'Decision to warn' },
  warn: { zh: '预警送达', en: 'Warning arrives' },
  heed: { zh: '群众听从预警', en: 'People heed it' },
  getReady: { zh: '群众准备离家', en: 'People get ready' },
  awaitTransport: { zh: '候车', en: 'Waiting for transport' },
  toShelter: { zh: '转移途中', en: 'On the way to shelter' },
  awaitRelief: { zh: '等候物资', en: 'Waiting for relief' },
  burn: { zh: '明火未灭', en: 'Flames not out' },
  report: { zh: '报告', en: 'Report' },
  other: { zh: '其他等待', en: 'Other waiting' },
};
/** Bars of the Gantt chart are orders, steps of a chain are stretches. */
const STRETCH_WORDS = { ...TASK_WORDS, ...ACTIVITY_WORDS };

const POOL_WORDS: Readonly<Record<Capability, Text>> = {
  handCrew: { zh: '扑火队', en: 'Hand crews' },
  engine: { zh: '水罐消防车', en: 'Fire engines' },
  plant: { zh: '工程机械', en: 'Plant' },
  burnOut: { zh: '点烧队', en: 'Burn-out teams' },
  waterDrop: { zh: '洒水直升机', en: 'Water-dropping aircraft' },
  recon: { zh: '侦察无人机', en: 'Recon' },
  transportPeople: { zh: '转移客车', en: 'Buses' },
  transportGoods: { zh: '物资运输车', en: 'Supply lorries' },
  warn: { zh: '入户预警队', en: 'Door-to-door warning' },
  medical: { zh: '医疗救护队', en: 'Medical teams' },
  clearRoad: { zh: '道路抢通队', en: 'Road clearance' },
  ambulance: { zh: '救护车', en: 'Ambulances' },
  searchRescue: { zh: '搜救破拆队', en: 'Search and rescue' },
  waterRescue: { zh: '水上救援队', en: 'Water rescue' },
  mineRescue: { zh: '矿山救护队', en: 'Mine rescue' },
  crowdControl: { zh: '秩序管控队', en: 'Crowd control' },
  hazmat: { zh: '危化处置队', en: 'Hazmat teams' },
  powerRepair: { zh: '电力抢修队', en: 'Power repair' },
  commsRepair: { zh: '通信抢修队', en: 'Communications repair' },
  waterRepair: { zh: '供水抢修队', en: 'Water repair' },
  generator: { zh: '应急发电车', en: 'Generators' },
  mapping: { zh: '测绘队', en: 'Mapping teams' },
};

export const YEARLY_WORDS: Readonly<Record<YearlyId, Text>> = {
  deathsPerMillion: { zh: '年均百万人口因灾死亡率', en: 'Deaths per million people a year' },
  affectedPer100k: { zh: '年均每十万人受灾人次', en: 'People affected per 100,000 a year' },
  lossOverGdp: { zh: '因灾直接经济损失占 GDP', en: 'Direct loss over GDP' },
  burntForest: { zh: '森林火灾受害率', en: 'Share of forest burnt' },
};

/** Parts of a scenario whose figures say where they are from. */
const PART_WORDS: Readonly<Partial<Record<keyof Scenario | 'plan', Text>>> = {
  units: { zh: '队伍', en: 'Teams' },
  aid: { zh: '外部增援', en: 'Aid from outside' },
  people: { zh: '人口', en: 'People' },
  hospitals: { zh: '医院', en: 'Hospitals' },
  incidents: { zh: '意外事件', en: 'Incidents' },
  precursors: { zh: '前兆', en: 'Precursors' },
  lifelines: { zh: '生命线', en: 'Lifelines' },
  survey: { zh: '应急测绘', en: 'Survey' },
  targets: { zh: '规划条款', en: 'Clauses of the plan' },
  reporting: { zh: '报告时限', en: 'Reporting' },
  scoring: { zh: '评分权重', en: 'Scoring' },
  command: { zh: '指挥', en: 'Command' },
  headquarters: { zh: '指挥部', en: 'Headquarters' },
  warningChannels: { zh: '预警渠道', en: 'Warning channels' },
  plan: { zh: '预案', en: 'Plan' },
};

/** What a table has for a name that may be one of a newer study: else the name itself. */
const worded = (words: Readonly<Partial<Record<string, Text>>>, id: string): Text =>
  words[id] ?? { zh: id, en: id };

export const factorWords = (id: string): Text => worded(FACTOR_WORDS, id);
export const partWords = (id: string): Text => worded(PART_WORDS, id);

export function poolWords(pool: string): Text {
  if (pool === 'kits')
    return { zh: `救助物资（加 ${KITS_ADDED} 套）`, en: `Relief kits (${KITS_ADDED} more)` };
  if (!pool.startsWith('ramp:')) return worded(POOL_WORDS, pool);
  const depot = pool.slice('ramp:'.length);
  return { zh: `装车台（${depot}）`, en: `Loading ramp (${depot})` };
}

/** `journey/transportGoods` and `sendSupplies/transportGoods` alike: what, and by whom. */
export function activityWords(activity: string): Text {
  const [what = '', pool = ''] = activity.split('/');
  const name = worded(STRETCH_WORDS, what);
  if (pool === '') return name;
  const by = poolWords(pool);
  return { zh: `${name.zh} · ${by.zh}`, en: `${name.en} · ${by.en}` };
}
