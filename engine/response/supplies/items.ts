/** What depots, vehicles and shelters hold. */
export const ITEM_IDS = [
  'reliefKit',
  'tent',
  'quilt',
  'water',
  'food',
  'medicine',
  'sandbag',
  'fuel',
  'generator',
  'boat',
  'foam',
] as const;
export type ItemId = (typeof ITEM_IDS)[number];

export interface Item {
  /** Unit of its counts: pieces, litres, rations of one person and day, courses of treatment. */
  readonly unit: 'piece' | 'L' | 'personDay' | 'course';
  /** What one unit weighs in a lorry, its wrapping counted, kg. */
  readonly loadKg: number;
  /** Units that one person in a shelter uses up in a day; 0 for what lasts. */
  readonly perPersonDay: number;
  readonly source: string;
}

const lasting = (unit: Item['unit'], loadKg: number, source: string): Item => ({
  unit,
  loadKg,
  perPersonDay: 0,
  source,
});

/** A kit is a bag with a quilt of 3 kg, 6 L of water and a day's dry food (assumed). */
const KIT_KG = 10;

/**
 * Needs per person and day with their source; weights are assumed, from common packings. The water
 * and food inside a kit are for the first hours and are not counted against the shelter's own.
 */
export const ITEMS: Readonly<Record<ItemId, Item>> = {
  reliefKit: lasting('piece', KIT_KG, 'weight assumed'),
  tent: lasting('piece', 45, 'weight assumed: tent of 12 m2 of the civil relief standard'),
  quilt: lasting('piece', 3, 'weight assumed'),
  water: {
    unit: 'L',
    loadKg: 1.05,
    perPersonDay: 7.5,
    source: 'Sphere Handbook 2018, water supply: 7.5 to 15 L for basic survival; the lower end',
  },
  food: {
    unit: 'personDay',
    loadKg: 0.7,
    perPersonDay: 1,
    source: 'Sphere Handbook 2018, food assistance: 2,100 kcal per person and day; weight assumed',
  },
  medicine: lasting('course', 0.5, 'weight assumed'),
  sandbag: lasting('piece', 0.1, 'empty woven bag; weight assumed'),
  fuel: lasting('L', 0.95, 'diesel in cans; weight assumed'),
  generator: lasting('piece', 150, 'portable set of 10 kW; weight assumed'),
  boat: lasting('piece', 120, 'inflatable boat with outboard; weight assumed'),
  foam: lasting('L', 1.1, 'class A concentrate in cans; weight assumed'),
};

/** Places of one kit that `count` units take in a vehicle, at a ramp or at a door. */
export const kitPlaces = (item: ItemId, count: number): number =>
  item === 'reliefKit' ? count : (count * ITEMS[item].loadKg) / KIT_KG;

/** Units of an item that fit into so many places of a kit. */
export const unitsIn = (item: ItemId, places: number): number =>
  item === 'reliefKit' ? places : Math.floor((places * KIT_KG) / ITEMS[item].loadKg);
