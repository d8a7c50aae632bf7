/**
 * Numbers that no plan and no publication in hand gives: every one is an assumption, listed in the
 * documentation of the response model. Times in seconds, lengths in metres unless the name says so.
 */
export const ASSUMED = {
  /** Spread of turn-out times around the team's nominal one: log standard deviation. */
  turnOutLogSd: 0.25,
  /** From an order by radio to leaving, for a team that stands in the field. */
  reactionS: 60,
  /** Rest after a full shift. */
  restS: 8 * 3600,
  /** How often those who found no way look for one again. */
  blockedRetryS: 600,
  /** Boarding and alighting: per stop and per person. */
  boardS: 60,
  boardPerPersonS: 3,
  alightS: 120,
  /** A bus with empty seats waits this long after its first passengers got ready. */
  waitForMoreS: 600,
  /** A village gets ready: median and log standard deviation of a household's preparation. */
  prepareMedianS: 30 * 60,
  prepareLogSd: 0.5,
  /** People who run from fire at the doorstep leave within this time. */
  fleeS: 120,
  /** Households that go together, in persons. */
  groupPersons: 30,
  /** Share of the groups that have vehicles of their own. */
  ownVehicleShare: 0.4,
  /** Unloading at a shelter: per stop, and kits a minute. */
  unloadS: 120,
  unloadKitsPerMin: 20,
  /** Kits that a shelter's staff hand out a minute, and how often the lists are brought up to date. */
  issuePerMin: 10,
  issueSliceS: 300,
  /** Slice of suppression work; all teams work on the same clock so that a step serves them all. */
  workSliceS: 300,
  /** A team is on scene within this distance of the fire, or of people who need help. */
  onSceneM: 1000,
} as const;

/** Assumptions on suppression; the tables that have a source stand in the wildfire model. */
export const ASSUMED_WORK = {
  /** Half-width of the sector that an order for a place covers. */
  sectorM: 500,
  mopUpReachM: 300,
  /** A team looks at flames this near for its safety. */
  safetyM: 60,
  /** How far a lookout watches for a fire that runs towards the team. */
  lookoutM: 1000,
  /** A place of safety has no flames within this distance. */
  refugeClearM: 250,
  /** Walking along the fire's edge with tools, m/s. */
  alongEdgeMS: 0.8,
  /** An engine with water does this many times the work of its crew with hand tools. */
  engineFactor: 1.5,
  /** Line that a bulldozer or excavator clears, m/s: 600 m/h. */
  plantMS: 600 / 3600,
  handLineWidthM: 2,
  plantLineWidthM: 4,
  /** Burning out from a line, m/s: 1,200 m/h. */
  burnOutMS: 1200 / 3600,
  /** A path lies along a line when no point of it is farther away. */
  alongLineM: 60,
  /** Ground that one person mops up, m2/s: 360 m2/h. */
  mopUpM2S: 0.1,
  fillS: 90,
  dropS: 20,
  /** Helicopter: flight time between two fuel stops, and the stop. */
  fuelS: 2 * 3600,
  refuelS: 1800,
  dropWidthM: 12,
  /** Share of the rate of spread that is left behind a drop with enough water. */
  wetFactor: 0.1,
  /** Mean wind at 10 m above which a helicopter with a bucket, or a small drone, stays down, m/s. */
  helicopterWindMS: 14,
  droneWindMS: 12,
  /** A small drone in the air, s, and how far its pilot may send it. */
  droneEnduranceS: 2400,
  droneRangeM: 10_000,
  /** A patrol that is sent to look stays this long. */
  patrolS: 3600,
} as const;

/** Assumptions on what fire does to roads and villages. */
export const ASSUMED_IMPACT = {
  /** How often roads and villages near the fire are looked at, s. */
  checkS: 300,
  /** Fronts within this distance of a road are looked at, m. */
  roadFlameM: 60,
  /** Radiant heat on the road that closes it, kW/m2: the limit of bare skin in ISO 13571. */
  roadHeatKWM2: 2.5,
  /** Smoke indicator (0 none, 1 no sight) at which nobody drives any more. */
  roadSmoke: 0.5,
  /** Smoke of fronts at least this intense is followed down wind to this distance. */
  smokeKWM: 1000,
  smokeM: 300,
  /** A road stays closed at least this long, s. */
  closedAtLeastS: 1800,
  /** Flames this near to a village's point decide what happens to those still there, m. */
  villageFlameM: 300,
  /** Share of the unwarned at home who come to harm, per metre of flame length; and its top. */
  harmPerFlameM: 0.003,
  harmMost: 0.03,
  /** The warned know where to go: their share is this part of it. */
  harmWarned: 0.25,
  /** People who run go in groups of this size. */
  fleeGroupPersons: 60,
} as const;
