import type { Text } from '../../region/region.ts';

/** What can be wrong with a plan. Errors keep it from running; warnings are worth a look. */
export const FAULTS = {
  unknownTask: { zh: '没有编号为“{id}”的任务', en: 'no task "{id}"' },
  unknownClause: { zh: '没有编号为“{id}”的条款', en: 'no clause "{id}"' },
  unknownTarget: {
    zh: '文件“{document}”没有指标“{id}”',
    en: 'document "{document}" has no target "{id}"',
  },
  cycle: { zh: '任务互相等待：{path}', en: 'tasks wait for one another: {path}' },
  unreachable: {
    zh: '任务永远不能开始：{why}',
    en: 'the task can never begin: {why}',
  },
  tooLate: {
    zh: '时限 {within} 分钟早于最早可能时刻 {earliest} 分钟（{path}）',
    en: 'the limit of {within} min comes before the earliest possible moment, {earliest} min ({path})',
  },
  otherHazard: {
    zh: '方案针对“{hazard}”，情景中没有这种灾害',
    en: 'the plan is for "{hazard}", which the scenario does not have',
  },
  noSeat: {
    zh: '情景中没有承担“{role}”的席位',
    en: 'no seat of the scenario has the role "{role}"',
  },
  unknownSeat: {
    zh: '情景中没有角色为“{role}”的席位“{id}”',
    en: 'the scenario has no seat "{id}" with the role "{role}"',
  },
  noCommand: {
    zh: '席位“{seat}”无权下达“{command}”',
    en: 'seat "{seat}" may not give the command "{command}"',
  },
  noAuthority: {
    zh: '席位“{seat}”没有{what}的权限',
    en: 'seat "{seat}" has no authority to {what}',
  },
  tooFewTeams: {
    zh: '席位“{seat}”需要 {wanted} 支有“{capability}”能力的队伍，编成中只有 {found} 支',
    en: 'seat "{seat}" needs {wanted} teams with "{capability}", the order of battle gives it {found}',
  },
  tooFewPersons: {
    zh: '席位“{seat}”需要 {wanted} 名有“{capability}”能力的队员，编成中只有 {found} 名',
    en: 'seat "{seat}" needs {wanted} persons with "{capability}", the order of battle gives it {found}',
  },
  tooFewPieces: {
    zh: '需要 {wanted} 件“{item}”，编成中只有 {found} 件',
    en: '{wanted} pieces of "{item}" are needed, the order of battle has {found}',
  },
  tooLittleStock: {
    zh: '需要 {wanted} 单位“{item}”，储备库只有 {found}',
    en: '{wanted} of "{item}" are needed, the depots hold {found}',
  },
  tooFewSeats: {
    zh: '席位“{seat}”的车辆需要 {wanted} 个座位，只有 {found} 个',
    en: 'vehicles of seat "{seat}" need {wanted} places for people and have {found}',
  },
  tooLittleShelter: {
    zh: '避难场所需要容纳 {wanted} 人，只能容纳 {found} 人',
    en: 'shelters must hold {wanted} people and hold {found}',
  },
  tooFewBeds: {
    zh: '需要 {wanted} 张空床，只有 {found} 张',
    en: '{wanted} free beds are needed, there are {found}',
  },
  unknownSource: {
    zh: '情景中没有支援来源“{id}”',
    en: 'the scenario has no source of help "{id}"',
  },
  unknownChannel: {
    zh: '情景中没有预警渠道“{id}”',
    en: 'the scenario has no warning channel "{id}"',
  },
  unknownVillage: {
    zh: '情景中没有村庄“{id}”',
    en: 'no village "{id}" takes part in the scenario',
  },
  unknownInstrument: {
    zh: '情景中没有监测仪器“{id}”',
    en: 'the scenario has no instrument "{id}"',
  },
  unknownIncident: { zh: '情景中没有事件“{id}”', en: 'the scenario has no incident "{id}"' },
  unknownWork: {
    zh: '情景中没有可由该席位操作的防洪设施“{id}”',
    en: 'the scenario has no flood work "{id}" that the seat may operate',
  },
  noWord: {
    zh: '席位“{seat}”不能发消息，等候“{task}”的席位无从得知',
    en: 'seat "{seat}" may send no messages: who waits for "{task}" would not hear of it',
  },
  contended: {
    zh: '同时进行的任务共需 {wanted} 支“{capability}”队伍，席位“{seat}”只有 {found} 支：会排队',
    en: 'tasks that may run at once need {wanted} teams with "{capability}", seat "{seat}" has {found}: they will queue',
  },
} as const satisfies Record<string, Text>;

export type FaultCode = keyof typeof FAULTS;

export interface PlanFault {
  readonly severity: 'error' | 'warning';
  readonly code: FaultCode;
  /** Where in the plan, e.g. `tasks[3].needs[0]`; empty for the whole. */
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export const fault = (
  code: FaultCode,
  path: string,
  params: PlanFault['params'],
  severity: PlanFault['severity'] = 'error',
): PlanFault => ({ severity, code, path, params });

export function faultWords(f: PlanFault, language: 'zh' | 'en'): string {
  const template: string = FAULTS[f.code][language];
  return template.replace(/\{(\w+)\}/g, (_, key: string) => String(f.params[key] ?? ''));
}
