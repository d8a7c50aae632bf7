/** Numbers of watching slopes. No plan gives any. */
export const ASSUMED_SLOPES = {
  /** Movement that leaves cracks which can be seen: the sign that W6 counts from, m. */
  signM: 0.02,
  /** From the failure of a slope to the first call: median, s, and log standard deviation. */
  failureHeardS: 180,
  failureHeardLogSd: 0.5,
  /** Slides that nobody watches are told of from this volume on, m³; median of the call, s. */
  toldM3: 1000,
  shallowHeardS: 900,
  /** Error of speed and volume that people measure on the spot, share of the truth. */
  speedError: 0.1,
  volumeError: 0.25,
  /** Share of later rain that drains and covered cracks keep out of a body. */
  drainShare: 0.6,
  /** Work, hours of one person: looking at a slope, drains and covers, a new instrument. */
  inspectH: 2,
  inspectAgainS: 2 * 3600,
  drainH: 60,
  repairH: 3,
  /** An instrument that has been silent for so many readings is told to be out of order. */
  silentReadings: 3,
  /** Speeds from which experts speak of creep, acceleration, imminent failure, mm/h. */
  opinionMmH: { creeping: 0.2, accelerating: 3, imminent: 20 },
} as const;
