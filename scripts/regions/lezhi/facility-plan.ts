import type { FacilityKind } from '../../../engine/region/region.ts';

/** Counts and figures of the county plan that the facilities must add up to. */
export const PLAN = {
  depotsCounty: 1,
  depotsTownship: 9,
  depotsVillage: 15,
  shelterM2PerPerson: 1.5,
} as const;

/**
 * The nine township depots: the four towns of the plan's areas and five larger towns. Which towns
 * have one is assumed; the plan gives the number.
 */
export const TOWNSHIP_DEPOTS = [
  '512022110', // 劳动镇
  '512022114', // 东山镇
  '512022116', // 高寺镇
  '512022107', // 良安镇
  '512022101', // 石佛镇
  '512022102', // 回澜镇
  '512022104', // 童家镇
  '512022105', // 宝林镇
  '512022106', // 大佛镇
] as const;

/** Relief kits for one person each, by tier of depot. The plan gives no stock: all assumed. */
export const KITS = { county: 1500, township: 90, village: 24, agency: 120 } as const;

/** Stores that social bodies keep for the county (the N of 1+9+15+N); number and names assumed. */
export const AGENCY_DEPOTS = [
  ['乐至县红十字会备灾点', 'Red Cross store'],
  ['大型商超代储点', 'Supermarket store'],
  ['供销社代储点', 'Supply cooperative store'],
  ['医药企业代储点', 'Pharmacy store'],
] as const;

/** People that a shelter takes. Assumed: the plan asks for 1.5 m² a person and full coverage. */
export const SHELTERS = {
  centralPeople: 8000,
  subdistrictPeople: 3000,
  townPeople: 900,
  /** Share of a village's people, and the least. */
  villageShare: 0.15,
  villageLeast: 60,
  /** One village in so many has its place marked out already. */
  villagesExistingEach: 2,
} as const;

export const WATCH = {
  camerasExisting: 4,
  camerasPlanned: 14,
  camera: { heightM: 25, rangeM: 6000 },
  checkpoints: 21,
  standardCheckpoints: 0,
} as const;

export const WATER_TANKS = 8;
export const WATER_TANK_M3 = 200;
/** Larger ponds of each township that fire engines know. */
export const PONDS_EACH = 2;

export const KIND_OF_TYPE: Readonly<Record<string, FacilityKind>> = {
  government: 'government',
  command: 'command',
  fire_station: 'fireStation',
  hospital: 'hospital',
  clinic: 'clinic',
  quake_station: 'monitor',
  industrial_park: 'hazardPoint',
};

/** Substations by township: name, name, kV, index of the one that feeds it. Assumed. */
export const SUBSTATIONS: readonly (readonly [string, string, string, number, number])[] = [
  ['512022001', '乐至220kV变电站', 'Lezhi 220 kV substation', 220, -1],
  ['512022002', '南塔110kV变电站', 'Nanta 110 kV substation', 110, 0],
  ['512022101', '石佛110kV变电站', 'Shifo 110 kV substation', 110, 0],
  ['512022104', '童家110kV变电站', 'Tongjia 110 kV substation', 110, 0],
  ['512022106', '大佛110kV变电站', 'Dafo 110 kV substation', 110, 0],
  ['512022102', '回澜110kV变电站', 'Huilan 110 kV substation', 110, 0],
  ['512022107', '良安35kV变电站', "Liang'an 35 kV substation", 35, 4],
  ['512022109', '中和场35kV变电站', 'Zhonghechang 35 kV substation', 35, 4],
  ['512022108', '金顺35kV变电站', 'Jinshun 35 kV substation', 35, 4],
  ['512022105', '宝林35kV变电站', 'Baolin 35 kV substation', 35, 0],
  ['512022110', '劳动35kV变电站', 'Laodong 35 kV substation', 35, 3],
  ['512022116', '高寺35kV变电站', 'Gaosi 35 kV substation', 35, 3],
  ['512022118', '盛池35kV变电站', 'Shengchi 35 kV substation', 35, 1],
  ['512022114', '东山35kV变电站', 'Dongshan 35 kV substation', 35, 1],
  ['512022103', '石湍35kV变电站', 'Shituan 35 kV substation', 35, 5],
  ['512022115', '通旅35kV变电站', 'Tonglü 35 kV substation', 35, 5],
  ['512022113', '蟠龙35kV变电站', 'Panlong 35 kV substation', 35, 2],
];
