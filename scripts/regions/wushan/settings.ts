/**
 * Settings of the generated Wushan package. Everything here is assumed unless a comment names a
 * source; the facts themselves are in places.json with their status.
 */
export const PROJ =
  '+proj=tmerc +lat_0=31.12 +lon_0=109.88 +k=1 +x_0=50000 +y_0=50000 +datum=WGS84 +units=m +no_defs';

/** Whole county with a margin: 64.02 × 82.02 km. */
export const WINDOW = { west: 17_990, north: 91_010, widthM: 64_020, heightM: 82_020 } as const;
export const CELL_M = 30;
export const SEED = 'wushan-1';

/** Reservoir level that the land cover is drawn with (normal pool of the Three Gorges), m. */
export const POOL_M = 175;
/** Highest point, 太平山 (reserve description), m. */
export const PEAK_M = 2680;

export const TERRAIN = {
  /** Steepness of channels, tangent at 1 km²; with `areaExponent` a steady stream-power law. */
  ks: 0.125,
  areaExponent: 0.45,
  /** Steepest hill side, tangent. */
  cap: 0.7,
  /** Height at which slopes start to ease, m: keeps summits under about 2,700 m. */
  softM: 2600,
  /** Per-cell roughness of the slope law and its lithology noise (natural logarithms). */
  cellNoise: 0.45,
  rockNoise: 0.85,
} as const;

/** Planation benches, m (published regional levels); slopes ease there where noise allows. */
export const BENCHES = [
  { fromM: 400, toM: 600, factor: 0.62 },
  { fromM: 800, toM: 1000, factor: 0.55 },
  { fromM: 1200, toM: 1500, factor: 0.45 },
  { fromM: 1800, toM: 2000, factor: 0.5 },
] as const;

/**
 * Cross-section of a river from one vertex of its line to another: the bed rises by `riseM` from
 * the middle to `halfWidthM`; within `wallRadiusM` hill sides may be as steep as `wallCap`.
 */
export interface Reach {
  readonly from: number;
  readonly to: number;
  readonly halfWidthM: number;
  readonly riseM: number;
  readonly wallCap: number;
  readonly wallRadiusM: number;
}

export const REACHES: Readonly<Record<string, readonly Reach[]>> = {
  长江: [
    { from: 0, to: 3, halfWidthM: 95, riseM: 35, wallCap: 2.2, wallRadiusM: 450 },
    { from: 5, to: 17, halfWidthM: 430, riseM: 72, wallCap: 0.42, wallRadiusM: 1200 },
    { from: 20, to: 38, halfWidthM: 190, riseM: 45, wallCap: 2.0, wallRadiusM: 420 },
  ],
  大宁河: [
    { from: 0, to: 4, halfWidthM: 60, riseM: 4, wallCap: 0.7, wallRadiusM: 100 },
    { from: 6, to: 7, halfWidthM: 150, riseM: 14, wallCap: 0.5, wallRadiusM: 500 },
    { from: 9, to: 11, halfWidthM: 560, riseM: 32, wallCap: 0.4, wallRadiusM: 1000 },
    { from: 13, to: 24, halfWidthM: 75, riseM: 22, wallCap: 2.0, wallRadiusM: 250 },
    { from: 25, to: 27, halfWidthM: 150, riseM: 50, wallCap: 0.7, wallRadiusM: 300 },
  ],
  '马渡河（平定河—当阳河）': [
    { from: 0, to: 7, halfWidthM: 20, riseM: 2, wallCap: 1.0, wallRadiusM: 150 },
    { from: 9, to: 13, halfWidthM: 40, riseM: 8, wallCap: 1.8, wallRadiusM: 180 },
  ],
  '大溪河（黛溪河）': [
    { from: 0, to: 4, halfWidthM: 40, riseM: 3, wallCap: 0.8, wallRadiusM: 150 },
    { from: 5, to: 9, halfWidthM: 80, riseM: 20, wallCap: 1.5, wallRadiusM: 250 },
  ],
  '官渡河（神女溪）': [
    { from: 0, to: 4, halfWidthM: 30, riseM: 2, wallCap: 0.7, wallRadiusM: 100 },
    { from: 6, to: 11, halfWidthM: 45, riseM: 10, wallCap: 2.0, wallRadiusM: 250 },
  ],
};
/** Section of the rivers without an entry above. */
export const PLAIN_REACH: Omit<Reach, 'from' | 'to'> = {
  halfWidthM: 25,
  riseM: 2,
  wallCap: 0.75,
  wallRadiusM: 100,
};

/** Where water leaves the window beyond the county: [lon, lat, m]. Assumed heights. */
export const EDGE_OUTLETS: readonly (readonly [number, number, number])[] = [
  [109.5475, 31.19, 640],
  [109.5475, 31.13, 360],
  [109.5475, 31.3, 480],
  [109.5475, 31.4, 320],
  [109.5475, 30.975, 420],
  [109.5475, 30.8, 520],
  [109.63, 30.753, 760],
  [109.77, 30.753, 640],
  [109.9, 30.753, 900],
  [110.0, 30.753, 980],
  [110.12, 30.753, 900],
  [110.213, 30.8, 900],
  [110.213, 30.9, 560],
  [110.213, 30.97, 420],
  [110.213, 31.1, 420],
  [110.213, 31.18, 520],
  [110.213, 31.33, 800],
  [110.213, 31.4, 1100],
  [110.16, 31.4855, 1450],
  [110.06, 31.4855, 1350],
  [109.93, 31.4855, 900],
  [109.83, 31.4855, 750],
  [109.74, 31.4855, 620],
];
/** Drainage that is not named in the facts but must exist: the Caotang valley in Fengjie. */
export const EXTRA_RIVERS = [
  {
    name: '草堂河',
    name_en: 'Caotang River',
    order: 2,
    flowsInto: '长江',
    widthM: 20,
    polyline: [
      [109.668, 31.135],
      [109.648, 31.112],
      [109.624, 31.09],
      [109.605, 31.075],
      [109.588, 31.056],
      [109.5705, 31.0425],
    ],
    bedElevM: [620, 400, 252, 205, 150, 84],
    status: 'assumed: course from two GeoNames points with DEM heights; in Fengjie',
  },
] as const;

/** Uplift relative to the middle of the county, by latitude (north rise, south rise). */
export const UPLIFT_BY_LATITUDE: readonly (readonly [number, number])[] = [
  [30.75, 1.7],
  [30.85, 1.7],
  [30.97, 1.0],
  [31.22, 1.0],
  [31.37, 1.5],
  [31.49, 1.7],
];

/**
 * Growing the county's extent: cost of a metre climbed in metres walked, and anchor points beside
 * those of the facts. Anchors are places on either side of the border as recalled, ±2 km.
 */
export const BOUNDARY: {
  readonly climbCost: number;
  readonly inside: readonly (readonly [number, number])[];
  readonly outside: readonly (readonly [number, number])[];
} = {
  climbCost: 6,
  inside: [
    [110.14, 31.4],
    [110.05, 31.44],
    [109.96, 31.46],
    [109.66, 30.8],
    [109.585, 30.9],
    [109.575, 31.255],
    [110.165, 31.18],
    [110.14, 30.98],
    [109.78, 31.14],
    [109.86, 30.89],
    [110.16, 31.28],
    [109.72, 30.82],
  ],
  outside: [
    [109.66, 31.345],
    [109.72, 31.35],
    [109.78, 31.37],
    [109.85, 31.39],
    [109.9, 31.44],
    [110.03, 31.483],
    [110.17, 31.41],
    [110.19, 31.34],
    [110.21, 31.24],
    [110.165, 31.1],
    [110.16, 31.065],
    [110.155, 31.035],
    [110.19, 30.96],
    [110.16, 30.89],
    [110.1, 30.79],
    [109.99, 30.82],
    [109.97, 30.87],
    [109.9, 30.85],
    [109.82, 30.82],
    [109.76, 30.79],
    [109.58, 30.8],
    [109.56, 30.96],
    [109.575, 31.02],
    [109.61, 31.1],
    [109.65, 31.12],
    [109.71, 31.16],
    [109.64, 31.17],
    [109.56, 31.22],
  ],
};
