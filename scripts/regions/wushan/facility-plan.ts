import type { FacilityKind } from '../../../engine/region/region.ts';

/** Counts and sums of the county plan that the facilities must add up to. */
export const PLAN = {
  sheltersExisting: 8,
  shelterCapacityExisting: 26_000,
  shelterCapacityPlanned: 50_000,
  shelterAreaPlannedM2: 100_000,
  kits: 3_000,
  camerasExisting: 5,
  camerasPlanned: 91,
  waterTanks: 10,
  checkpoints: 78,
  standardCheckpoints: 3,
} as const;

/** Area of a place to shelter, m² a person: the plan's 10 ha for 50,000 people. */
export const SHELTER_M2_PER_PERSON = 2;

/** Existing shelters by township code; places and split assumed, count and sum by the plan. */
export const EXISTING_SHELTERS: readonly (readonly [string, string, string, number])[] = [
  ['500237001', '高唐街道中心避难场所', 'Gaotang central shelter', 5000],
  ['500237002', '龙门街道避难场所', 'Longmen shelter', 3500],
  ['500237111', '巫峡镇避难场所', 'Wuxia shelter', 3500],
  ['500237102', '大昌镇避难场所', 'Dachang shelter', 3500],
  ['500237109', '官渡镇避难场所', 'Guandu shelter', 3500],
  ['500237101', '庙宇镇避难场所', 'Miaoyu shelter', 3000],
  ['500237107', '骡坪镇避难场所', 'Luoping shelter', 2000],
  ['500237103', '福田镇避难场所', 'Futian shelter', 2000],
];
/** Capacity of a planned school shelter where there is none yet, and of a second one elsewhere. */
export const SCHOOL_CAPACITY = 1000;
export const SECOND_SCHOOL_CAPACITY = 850;

export const COUNTY_DEPOT_KITS = 1500;

/** Camera on a tower: height of the lens and distance at which smoke is told apart. Assumed. */
export const CAMERA = { heightM: 25, rangeM: 7000 } as const;
export const WATER_TANK_M3 = 200;

export const KIND_OF_TYPE: Readonly<Record<string, FacilityKind>> = {
  railway_station: 'railwayStation',
  airport: 'airport',
  government: 'government',
  command: 'command',
  fire_station: 'fireStation',
  hospital: 'hospital',
  clinic: 'clinic',
  port: 'wharf',
  wharf: 'wharf',
  water_refuelling: 'wharf',
  maritime: 'wharf',
};

/** Substations: 220 kV at the county seat, 110 kV and 35 kV at larger towns. Assumed. */
export const SUBSTATIONS: readonly (readonly [string, string, string, number])[] = [
  ['500237111', '巫山220kV变电站', 'Wushan 220 kV substation', 220],
  ['500237002', '龙门110kV变电站', 'Longmen 110 kV substation', 110],
  ['500237109', '官渡110kV变电站', 'Guandu 110 kV substation', 110],
  ['500237102', '大昌110kV变电站', 'Dachang 110 kV substation', 110],
  ['500237107', '骡坪35kV变电站', 'Luoping 35 kV substation', 35],
  ['500237101', '庙宇35kV变电站', 'Miaoyu 35 kV substation', 35],
];

/** Reaches where a helicopter can fill a bucket: [name, name, lon, lat]. Places assumed. */
export const FILLING_REACHES: readonly (readonly [string, string, number, number])[] = [
  ['长江大溪段取水点', 'Yangtze filling reach, Daxi', 109.66, 31.015],
  ['长江曲尺段取水点', 'Yangtze filling reach, Quchi', 109.75, 31.029],
  ['长江巫山段取水点', 'Yangtze filling reach, Wushan', 109.85, 31.063],
  ['长江望霞段取水点', 'Yangtze filling reach, Wangxia', 109.955, 31.058],
  ['长江青石段取水点', 'Yangtze filling reach, Qingshi', 110.01, 31.025],
  ['长江培石段取水点', 'Yangtze filling reach, Peishi', 110.1, 31.015],
  ['大宁河大昌湖取水点', 'Dachang Lake filling reach', 109.8, 31.262],
  ['大宁河双龙段取水点', 'Daning filling reach, Shuanglong', 109.878, 31.192],
  ['大宁河龙门段取水点', 'Daning filling reach, Longmen', 109.893, 31.1],
];
