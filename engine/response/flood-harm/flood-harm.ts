/** Homes of a village that water has stood in. */
export interface FloodedVillage {
  readonly id: string;
  /** Share of its homes that have been flooded at one time, 0 to 1; it never falls. */
  share: number;
  /** Share of its homes under water at the last look. */
  now: number;
}

/** Part of the exercise state: villages by rising id, those that stayed dry left out. */
export interface FloodHarmSlice {
  flooded: FloodedVillage[];
  /** Last look at which any home was under water; -1 before. */
  wetTick: number;
}

export type FloodHarmEvent = {
  readonly type: 'homesFlooded';
  readonly villageId: string;
  readonly share: number;
  readonly now: number;
  /** From the first warning that reached the village to its first wet home, s; null without one, and later on. */
  readonly leadS: number | null;
  /** Houses that have had water in them so far. */
  readonly houses: number;
};
