import type { RejectionCode } from '../../exercise/commands/command.ts';
import type { Text } from '../../region/region.ts';

/** Why an order was refused. */
export const REFUSAL_WORDS: Readonly<Partial<Record<RejectionCode, Text>>> = {
  unknownCommand: { zh: '系统不认识这条命令', en: 'The system does not know this order' },
  badArguments: { zh: '命令填写不全或有误', en: 'The order is incomplete or wrong' },
  notAuthorised: { zh: '本席无权下达这条命令', en: 'This seat may not give this order' },
  notRunning: {
    zh: '演练未在运行，命令未下达',
    en: 'The exercise is not running; nothing was issued',
  },
  unknownUnit: { zh: '没有这支队伍', en: 'There is no such team' },
  unknownPlace: { zh: '没有这个地点', en: 'There is no such place' },
  unitBusy: {
    zh: '队伍正在执行其他命令，请先令其待命',
    en: 'The team is busy with another order; tell it to hold first',
  },
  unitResting: { zh: '队伍正在休整', en: 'The team is resting' },
  noRoute: { zh: '无路可达', en: 'No way leads there' },
  noCapability: { zh: '队伍没有这项能力', en: 'The team cannot do this' },
  flameTooLong: {
    zh: '火焰长度超过该战法的安全上限',
    en: 'Flames exceed the safe limit of this tactic',
  },
  notKnownFire: { zh: '那里没有已知的火', en: 'No known fire there' },
  outOfStock: { zh: '库存不足', en: 'Not enough stock' },
  overCapacity: { zh: '超过运载能力', en: 'More than it can carry' },
  notLacking: { zh: '该村没有已知的停水', en: 'The village is not known to lack water' },
  otherLoadAboard: { zh: '车上装着别的物资', en: 'It carries something else' },
  noBed: { zh: '医院没有空床位', en: 'The hospital has no free bed' },
  noShelterSpace: { zh: '避难场所已无空位', en: 'The shelter is full' },
  tooFewPeople: { zh: '人手不够', en: 'Too few people for this work' },
  beyondAuthority: { zh: '超出本席位的权限', en: 'This seat has no authority for that' },
  noSuchChannel: { zh: '没有这条预警渠道', en: 'There is no such warning channel' },
  notHere: {
    zh: '该队伍还没有到达本县，先请求支援',
    en: 'That team has not come to the county; ask for its help first',
  },
  noPeople: { zh: '村里已没有需要转移的人', en: 'Nobody is left in the village to evacuate' },
  noDaylight: { zh: '夜间不可飞行', en: 'No flying at night' },
  windTooStrong: { zh: '风太大，不可飞行', en: 'Wind is too strong to fly' },
  notBurnable: { zh: '此处没有可燃物，或已烧过', en: 'Nothing here can burn, or it has burned' },
  noLine: { zh: '沿线没有可依托的隔离带', en: 'No fire line to work from' },
  noWaterSource: { zh: '取水点不可用', en: 'The water source cannot be used' },
  outOfRange: { zh: '超出作业距离', en: 'Out of range' },
  outsideMap: { zh: '地点在地图之外', en: 'The place is off the map' },
  pathTooShort: { zh: '线太短', en: 'The line is too short' },
  noKnownFire: { zh: '还没有火情信息', en: 'Nothing is known of the fire yet' },
  generatorInUse: { zh: '发电机正在别处供电', en: 'The generator is in use elsewhere' },
  areaTooLarge: { zh: '范围超过一次飞行能测绘的面积', en: 'More ground than one flight can map' },
  noPass: {
    zh: '没有来得及申请的卫星过境',
    en: 'No satellite pass left that can still be asked for',
  },
  alreadyDone: { zh: '已经完成', en: 'Already done' },
  duplicate: { zh: '重复的命令', en: 'The same order again' },
  rateLimited: { zh: '命令过于频繁，请稍候', en: 'Too many orders; wait a moment' },
  storeUnavailable: {
    zh: '存储不可写，命令未下达',
    en: 'Storage cannot be written; nothing was issued',
  },
};
