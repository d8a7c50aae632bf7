import type { Scenario } from '../../engine/exercise/scenario.ts';
import type { SeatView } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';

/** The parts of a scenario that it may do without, left out. */
export const BARE_SCENARIO = {
  flood: null,
  floodWorks: [],
  landslide: null,
  slopes: null,
  waterfront: null,
  chain: [],
  hamlets: [],
  hazmat: null,
  release: null,
  supplies: null,
  people: null,
  headquarters: null,
  command: null,
  warningChannels: [],
  reporting: null,
  scoring: null,
  aid: [],
  lifelines: null,
  transport: null,
  survey: null,
  hospitals: [],
  incidents: [],
  instruments: [],
  precursors: [],
} as const satisfies Partial<Scenario>;

/** What a view shows of such a scenario. */
export const BARE_VIEW = {
  people: { away: [], damage: null, byVillage: [] },
  supplies: { depots: [], shelters: [], vehicles: [], deliveries: [] },
  sites: [],
  release: null,
  lifelines: [],
  power: [],
  links: [],
  dryVillages: [],
  surveys: [],
  incidents: [],
  slopes: [],
  waterfront: [],
  instruments: [],
  floodWorks: [],
  forecasting: null,
  casualtyGroups: [],
  hospitals: [],
  command: { grade: null, response: null, headquartersReady: false, headquartersCalled: false },
  warnings: [],
  aid: [],
} as const satisfies Partial<SeatView>;

export const BARE_SETUP = {
  landingSites: [],
  waterways: null,
  items: ['reliefKit'],
  depotTiers: {},
  authority: null,
  headquarters: null,
  lifelines: { assets: [], users: [], places: [] },
  survey: null,
  warningChannels: [],
  aid: [],
  townships: [],
  hospitals: [],
  instruments: [],
  floodWorks: [],
  picture: 'fire',
} as const satisfies Partial<Setup>;
