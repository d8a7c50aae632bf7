import type * as zh from '../zh/response.ts';

export const sites: typeof zh.sites = {
  kind: 'Site',
  work: '{{capability}} {{left}} {{unit}}',
  workLeft: '{{capability}} {{left}} of {{amount}} {{unit}}',
  left: 'Work left',
  unit: { personH: 'person-h', m3: 'm³' },
  least: 'Crew at least',
  teams: 'Teams there or on the way',
  nobody: 'no team',
  since: 'Open for',
  done: 'done {{time}}',
  dropped: 'no longer needed {{time}}',
};

export const incidents: typeof zh.incidents = {
  title: 'Incident',
  none: 'No incident and no casualties are known.',
  since: 'Happened',
  road: 'Road',
  blocked: 'blocked',
  openSites: 'Open sites',
  manned: 'in hand',
  unmanned: 'no team sent',
  closed: 'closed {{time}}',
};

export const incidentKind: typeof zh.incidentKind = {
  roadAccident: 'Road accident',
  waterTraffic: 'Accident on the water',
  mine: 'Mine accident',
  crowd: 'Crowd',
  collapse: 'Building collapse',
  confinedSpace: 'Confined space',
  fireInBuilding: 'Fire in a building',
  hazmatRelease: 'Hazardous release',
  other: 'Other',
};

export const casualties: typeof zh.casualties = {
  title: 'Casualties at',
  none: 'No casualties are known.',
  missing: 'Missing',
  trapped: 'Trapped',
  waiting: 'Waiting red/yellow/green',
  treated: 'Treated red/yellow/green',
  inAmbulance: 'On the way',
  inHospital: 'In hospital',
  dead: 'Dead',
};

export const hospitals: typeof zh.hospitals = {
  title: 'Hospital',
  none: 'No hospital.',
  beds: 'Beds',
  patients: 'Patients',
  coming: 'On the way',
  free: 'Free',
  full: 'full',
};

export const lifelines: typeof zh.lifelines = {
  assets: 'Asset',
  kind: 'Kind',
  why: 'Why',
  since: 'Out since',
  persons: 'People without',
  noneOut: 'No outage of power, communications or water is known.',
  power: 'Users of power',
  allPowered: 'Nobody is known to be without power.',
  use: 'Use',
  by: 'Fed by',
  source: { grid: 'grid', generator: 'generator' },
  out: 'out, no team',
  coming: 'team on the way',
  eta: 'being repaired, back at about {{time}}',
  back: 'back {{time}}',
};
export const dryVillages: typeof zh.dryVillages = {
  title: 'Villages without piped water',
  none: 'No village is known to be without water',
  persons: 'At home',
  litres: 'Water left (L)',
  lasts: 'lasts until {{time}}',
  lacking: 'without since {{time}}',
};
export const landing: typeof zh.landing = {
  none: 'No landing sites are listed',
  surface: 'Surface',
  light: 'Use',
  night: 'day and night',
  day: 'by day',
  wind: 'Most wind',
  sight: 'Least sight',
  obstacles: 'Approach',
  usable: 'usable',
};
export const surface: typeof zh.surface = {
  runway: 'runway',
  hard: 'hard',
  grass: 'grass',
  gravel: 'gravel',
};
export const obstacles: typeof zh.obstacles = {
  clear: 'clear',
  limited: 'limited',
  blocked: 'obstructed',
};
export const lifelineKind: typeof zh.lifelineKind = {
  power: 'power',
  comms: 'communications',
  water: 'water',
};
export const outageWhy: typeof zh.outageWhy = { damage: 'damage', noPower: 'no power' };
export const powerUse: typeof zh.powerUse = {
  commandPost: 'command post',
  hospital: 'hospital',
  shelter: 'shelter',
  comms: 'communications',
  water: 'water supply',
};

export const links: typeof zh.links = {
  title: 'Place',
  heading: 'Communications',
  none: 'Communications work; no loss is known.',
  seats: 'Seats',
  since: 'Lost',
  contact: 'First contact',
  noContact: 'none yet',
  state: {
    up: 'restored',
    network: 'by network',
    satellite: 'by satellite telephone',
    runner: 'by runner',
    none: 'cannot be reached',
  },
};

export const aid: typeof zh.aid = {
  none: 'There is no help to ask for.',
  source: 'Source',
  kind: 'Kind',
  teams: 'Teams',
  teamsN: '{{n}}',
  portal: 'Enters at',
  cost: 'Compensation',
  free: 'none',
  perDay: 'CNY {{yuan}} a day',
  owed: 'CNY {{yuan}} owed',
  ask: 'Ask for help',
  yes: 'Agree',
  no: 'Decline',
  notAsked: 'not asked',
  waiting: 'asked {{time}}, no answer yet',
  refused: 'declined',
  comes: 'agreed, comes at about {{time}}',
  here: 'is here',
};

export const surveys: typeof zh.surveys = {
  none: 'No survey yet. Order a team that can map, or ask for a satellite image.',
  method: 'By',
  area: 'Area',
  circle: '{{place}}, radius {{radius}}',
  asked: 'Asked',
  shows: 'Shows',
  age: '{{time}} ({{age}} ago)',
  burned: 'Burned within',
  pass: 'waits for the pass at {{time}}',
  ready: 'worked up, ready {{time}}',
  status: {
    requested: 'asked for',
    processing: 'being worked up',
    delivered: 'delivered',
    failed: 'failed',
  },
  failed: { cloud: 'cloud', night: 'night', order: 'the task was broken off' },
  askSatellite: 'Ask for a satellite image',
  askedFor: 'Asked for',
  next: 'Next pass {{pass}}, ready at about {{ready}}',
};
export const surveyMethod: typeof zh.surveyMethod = {
  drone: 'Drone',
  team: 'Survey team',
  satellite: 'Satellite',
};

export const faults: typeof zh.faults = {
  title: 'Faults of reports',
  none: 'No fault was found.',
  fault: 'Fault',
  figure: 'Figure',
  said: 'Said',
  known: 'Known to the seat',
};

export const goods: typeof zh.goods = {
  tier: 'Tier',
  others: 'Other goods',
  outlook: 'Goods',
  lacks: 'no {{items}} since {{time}}',
  lasts: '{{item}} until {{time}}',
  perDay: '{{n}} used a day',
  until: 'until {{time}}',
  deliveries: 'From outside',
  noDeliveries: 'Nothing comes from outside.',
  due: 'due at about {{time}}',
  arrived: 'arrived',
};
export const depotTier: typeof zh.depotTier = {
  county: 'county',
  township: 'township',
  village: 'village',
  agency: 'agency',
};

export const losses: typeof zh.losses = {
  none: 'Nothing is known of losses yet.',
  sum: 'Direct loss about CNY {{n}} × 10,000',
  affected: '{{n}} people affected',
  kind: 'Kind',
  extent: 'Extent',
  yuan: 'CNY × 10,000',
  ha: '{{n}} ha burned',
  housesN: '{{n}} houses',
  homes: 'Losses of houses about {{n}} × 10,000 yuan',
  residents: '{{n}} residents of damaged houses',
  byVillage: 'Losses by village',
  burned: 'Burned (houses)',
  flooded: 'Flooded (houses)',
  persons: 'Residents of those (people)',
  asOf: 'As of',
  village: 'Village',
};
export const lossKind: typeof zh.lossKind = {
  forest: 'forest',
  crops: 'crops',
  houses: 'houses',
  roads: 'roads',
};
