/** Numbers of work and harm at the water's edge. No plan gives any; all assumed. */
export const ASSUMED_WATERFRONT = {
  /** Work, hours of one person: each boat to a safe berth, a cordon, shutting a channel. */
  boatH: 0.5,
  cordonH: 3,
  channelH: 2,
  /**
   * A moored boat sinks or capsizes between these crests, m, breaks loose between those: chance 0 at
   * the first, 1 at the second, in a straight line.
   */
  sinkM: [1.5, 8],
  adriftM: [0.4, 3],
  /** Boats under way ride higher waves: crests times this count for them. */
  underWayShare: 0.5,
  /** People aboard of a boat that sinks: missing in the water, hurt; the others get out. */
  aboardMissing: 0.15,
  aboardHurt: 0.35,
  /** People on the bank under so much water, m: chance to be swept away, 0 at the first, `most` at the second. */
  sweptM: [0.2, 2.5],
  sweptMost: 0.5,
  /** Of those who are not swept away, so many are hurt at the same depth. */
  bankHurt: 0.5,
  /** Triage of the hurt: so many red, so many yellow, the others green. */
  immediateShare: 0.2,
  delayedShare: 0.3,
  /** First word of a wave's harm: median, s, and log standard deviation. */
  heardS: 300,
  heardLogSd: 0.4,
  /** Getting somebody out of the water, hours of one person; fewer than these cannot begin. */
  searchH: 6,
  searchMinPersons: 2,
} as const;

/** 0 below the first, 1 above the second, a straight line between. */
export const between = ([from, to]: readonly [number, number], value: number): number =>
  Math.max(0, Math.min(1, (value - from) / (to - from)));
