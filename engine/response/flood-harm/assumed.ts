/**
 * What water does to people. The rating is that of the British guidance (Defra and Environment Agency
 * 2006, FD2320): depth times (speed + 0.5) plus a debris factor; from 1.25 on dangerous for most,
 * from 2 for everybody. Shares of people who come to harm are assumed.
 */
export const ASSUMED_FLOOD = {
  /** Seconds between two looks at villages and roads. */
  checkS: 300,
  /** Homes of a village are built-up cells within this distance of its point, m. */
  homesM: 700,
  /** Debris factor of the rating where the water is deeper than a quarter of a metre. */
  debrisFactor: 0.5,
  debrisFromM: 0.25,
  /** Dangerous for most people on foot; for everybody. */
  mostRating: 1.25,
  allRating: 2,
  /** A home counts as flooded from this depth on, m; deeper than this nobody gets out alone. */
  floodedM: 0.3,
  cutOffM: 0.8,
  /** Of people caught on foot in water of each rating, who are swept away; the warned fare better. */
  sweptMost: 0.002,
  sweptAll: 0.008,
  sweptWarned: 0.25,
  /** Hours of one trained person with a boat to bring one cut-off person to dry ground. */
  boatPersonH: 0.15,
  boatMinPersons: 4,
  /** Vehicles float and are carried away from this product of depth and speed on, m²/s. */
  vehicleSweep: 0.6,
  /** Of people in a vehicle that is carried away, who are hurt or missing. */
  vehicleHarm: 0.25,
  /** A flood is over when no home and no road has been under water for so long, s. */
  overS: 7200,
} as const;
