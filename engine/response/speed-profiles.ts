import type { Vehicle } from '../exercise/scenario.ts';
import type { RoadClass } from '../region/region.ts';
import type { SpeedProfile } from '../region/routing.ts';

type ByClass = Readonly<Record<RoadClass, number>>;

/**
 * Travel speeds, km/h. All assumed: the plans give none. Roads follow the design speeds of Chinese
 * highway classes (JTG B01-2014: expressway 80 to 120, class 2 to 3 roads 30 to 80, class 4 roads 20
 * to 30 km/h) taken at the low end for mountains and reduced for heavy vehicles.
 */
const byClass = (
  expressway: number,
  national: number,
  provincial: number,
  county: number,
  township: number,
  village: number,
): ByClass => ({ expressway, national, provincial, county, township, village });

const walking = (kmH: number): ByClass => byClass(0, kmH, kmH, kmH, kmH, kmH);

/** Ferry and launch over the river, km/h (assumed). */
const FERRY = 12;

const profile = (
  id: string,
  kmH: ByClass,
  footKmH: number,
  offRoadMaxM: number,
  airKmH: number | null = null,
): SpeedProfile => ({ id, kmH, ferryKmH: FERRY, footKmH, airKmH, offRoadMaxM });

/**
 * How each vehicle travels. Off the road the crew goes on; `offRoadMaxM` is how far: hose reach for
 * an engine (assumed 600 m of relay), the walk to the bus, two hours on foot for a crew with tools.
 * Walking speeds off the road: Tobler's 3.6 km/h (0.6 of 6) for those without a load, less with one.
 */
export const SPEED_PROFILES: Readonly<Record<Vehicle, SpeedProfile>> = {
  foot: profile('foot', walking(4.5), 3.6, 8000),
  truck: profile('truck', byClass(80, 50, 45, 35, 28, 20), 3, 8000),
  engine: profile('engine', byClass(75, 50, 40, 32, 25, 18), 3, 600),
  bus: profile('bus', byClass(80, 45, 40, 30, 25, 18), 3.6, 1000),
  drone: profile('drone-team', byClass(80, 55, 50, 40, 30, 22), 3, 8000),
  helicopter: profile('helicopter', byClass(0, 0, 0, 0, 0, 0), 3.6, 0, 180),
  boat: profile('boat', walking(4.5), 3.6, 8000),
};

/** A helicopter that comes to look or to drop water: it does not land at its goal. */
export const HELICOPTER_HOVER: SpeedProfile = { ...SPEED_PROFILES.helicopter, id: 'hover' };

/** Straight flight of a small drone, km/h (assumed, 15 m/s). */
export const DRONE_FLIGHT: SpeedProfile = profile('drone', byClass(0, 0, 0, 0, 0, 0), 3, 0, 54);

/** People who leave by themselves: on foot in a column, or in their own cars and on motorcycles. */
export const PEOPLE_ON_FOOT: SpeedProfile = profile('people-on-foot', walking(4), 3, 8000);
export const PEOPLE_DRIVING: SpeedProfile = profile(
  'people-driving',
  byClass(60, 40, 35, 28, 22, 16),
  3,
  8000,
);
