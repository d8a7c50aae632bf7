/**
 * Settings of the generated Lezhi package. Everything here is assumed unless a comment names a
 * source; the facts themselves are in places.json with their status.
 */
export const PROJ =
  '+proj=tmerc +lat_0=30.336 +lon_0=105.0225 +k=1 +x_0=50000 +y_0=50000 +datum=WGS84 +units=m +no_defs';

/** Whole county with a margin: 50.01 × 68.01 km. */
export const WINDOW = { west: 24_990, north: 84_000, widthM: 50_010, heightM: 68_010 } as const;
export const CELL_M = 30;
export const SEED = 'lezhi-1';

/**
 * The beds of the facts are good to ±25 m. They are lowered by `lowerM`, and below `fromM` their
 * depth grows by `factor`, so that the lowest ground of the county is the published 297 m and 95 %
 * of it lies below 500 m.
 */
export const BED = { lowerM: 14, fromM: 406, factor: 1.17 } as const;

/** Cross-section of the head streams: half the width of the stream's strip and rise of its edge. */
export const STREAM = { halfWidthM: 25, riseM: 0.6 } as const;
export const BENDS = [
  { amplitudeM: 760, wavelengthM: 2300 },
  { amplitudeM: 300, wavelengthM: 800 },
] as const;

/** Floors of the side valleys. */
export const VALLEYS = {
  /** Fall of a valley floor: tangent at 1 km² of drainage and its exponent. */
  ks: 0.0045,
  areaExponent: 0.35,
  /** Steepest floor, same law, where a valley must climb to the height of the country around. */
  steepKs: 0.014,
  /** Drainage area from which a hollow is a valley with a floor, km². */
  channelKm2: 0.11,
  /** Drainage area from which a hillside is notched, km². */
  hollowKm2: 0.016,
  /** Reach of the smooth surface through the floors of the named rivers, m. */
  trendReachM: 1800,
} as const;

/** Hills over the valley floors; heights in metres by part of the county (published pattern). */
export const HILLS = {
  northWestM: 84,
  middleM: 70,
  southEastM: 62,
  /** Half the floor of a small and of a large valley, and the width of a hill side, m. */
  floorM: 28,
  wideFloorM: 95,
  sideM: 140,
  /** Extra height along the divide of Tuo and Fu, m, and its reach, m. */
  divideM: 12,
  divideReachM: 2600,
  /** Step of the terraces on hill sides, m. */
  terraceM: 9,
} as const;

/** Crest of the divide between Tuo and Fu, [lon, lat] (facts, section on terrain). */
export const DIVIDE = [
  [104.95, 30.53],
  [104.97, 30.47],
  [104.985, 30.4],
  [105.0, 30.34],
  [105.0235, 30.2811],
  [105.05, 30.24],
  [105.09, 30.2],
] as const;

/** Summits at published heights: [lon, lat, m, reach of the rise in m]. Places within the town assumed. */
export const SUMMITS = [
  { lon: 104.915, lat: 30.598, zM: 596.3, reachM: 2600, name: 'county top, in the north-west' },
  { lon: 105.05, lat: 30.165, zM: 526.5, reachM: 1500, name: 'top of Shituan' },
] as const;
/** Nothing else in the county stands as high as this, m: keeps the published top the top. */
export const CEILING_M = 560;

/** Spacing of valleys that leave by the window's edge, m. Assumed. */
export const EDGE_OUTLET_SPACING_M = 4200;

/**
 * Growing the county's extent: cost of a metre climbed in metres walked, and anchor points on
 * either side of the border, about 2 km from it and rounded to 0.01°.
 */
export const BOUNDARY = {
  climbCost: 8,
  inside: [
    [105.1, 30.07],
    [105.06, 30.14],
    [105.01, 30.18],
    [104.92, 30.19],
    [104.87, 30.22],
    [104.8, 30.28],
    [104.85, 30.29],
    [104.86, 30.34],
    [104.9, 30.36],
    [104.9, 30.41],
    [104.9, 30.44],
    [104.9, 30.52],
    [104.88, 30.59],
    [104.92, 30.61],
    [104.99, 30.51],
    [105.04, 30.52],
    [105.05, 30.44],
    [105.08, 30.37],
    [105.15, 30.31],
    [105.21, 30.29],
    [105.22, 30.27],
    [105.17, 30.2],
    [105.23, 30.12],
    [105.18, 30.09],
  ],
  outside: [
    [105.11, 30.03],
    [105.03, 30.04],
    [105.03, 30.08],
    [105.02, 30.12],
    [104.99, 30.15],
    [104.95, 30.16],
    [104.9, 30.15],
    [104.86, 30.18],
    [104.83, 30.21],
    [104.77, 30.25],
    [104.77, 30.3],
    [104.81, 30.32],
    [104.82, 30.36],
    [104.84, 30.39],
    [104.85, 30.44],
    [104.85, 30.48],
    [104.85, 30.52],
    [104.86, 30.56],
    [104.84, 30.59],
    [104.86, 30.65],
    [104.94, 30.64],
    [104.97, 30.61],
    [104.98, 30.57],
    [105.02, 30.55],
    [105.04, 30.57],
    [105.08, 30.54],
    [105.1, 30.49],
    [105.1, 30.44],
    [105.12, 30.4],
    [105.15, 30.36],
    [105.2, 30.34],
    [105.25, 30.31],
    [105.27, 30.26],
    [105.24, 30.23],
    [105.21, 30.2],
    [105.25, 30.17],
    [105.27, 30.12],
    [105.23, 30.06],
    [105.16, 30.05],
  ],
} as const;

/** Ends of named roads carried on beyond the drawn line to the border: [road, lon, lat]. Assumed. */
export const ROAD_EXTENSIONS = [
  { road: 'G5013', lon: 105.262, lat: 30.118 },
  { road: '乐金路', lon: 104.846, lat: 30.62 },
] as const;

/** Ponds by drainage area: hill ponds 6 to a km² of 0.25 ha (facts, estimated), dams of side valleys. */
export const PONDS = [
  { perKm2: 5.6, areaKm2: [0.05, 0.3], cells: 3 },
  { perKm2: 0.22, areaKm2: [1, 5], cells: 16 },
] as const;
/** Depth of a pond, m, for the water that engines can take from it. Assumed. */
export const POND_DEPTH_M = 2;

/** Hamlets to a village with a road of their own, and their least spacing. Assumed. */
export const HAMLETS = { perVillage: 4, spacingM: 600 } as const;
/** Single farmsteads in the land cover. Assumed. */
export const FARMS = { perKm2: 6, spacingM: 190 } as const;

/** Loops of the village roads. Assumed. */
export const LINKS = {
  reachM: 2600,
  worth: 2.8,
  saving: 0.6,
  rounds: 2,
  maxExpanded: 12_000,
} as const;
