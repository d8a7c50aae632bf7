import type * as zh from '../zh/words.ts';

export const role: typeof zh.role = {
  incidentCommander: 'Incident command',
  technicalCommander: 'Technical command',
  rescue: 'Rescue',
  evacuation: 'Evacuation',
  supply: 'Supply',
  township: 'Initial response',
  neighbour: 'Neighbouring county',
};

export const unitStatus: typeof zh.unitStatus = {
  standby: 'Standby',
  mustering: 'Mustering',
  moving: 'Moving',
  working: 'Working',
  blocked: 'Blocked',
  withdrawing: 'Withdrawing',
  absent: 'not here yet',
  resting: 'Resting',
  returning: 'Returning',
};

export const orderEnd: typeof zh.orderEnd = {
  replaced: 'sent elsewhere',
  noLongerNeeded: 'no longer needed there',
  airLow: 'left to change cylinders: air low',
  inGas: 'left the gas: no breathing apparatus',
  tooHot: 'left: too much heat',
  flameTooLong: 'left: flames too long',
  shiftOver: 'shift is over',
  noRoute: 'no road that can be used',
  noBed: 'no free bed',
  outOfStock: 'out of stock',
  noEdgeInSector: 'no fire edge in the sector',
};

export const capability: typeof zh.capability = {
  handCrew: 'hand tools',
  engine: 'water engine',
  plant: 'machinery',
  burnOut: 'burn-out',
  waterDrop: 'water drop',
  recon: 'recon',
  transportPeople: 'carrying people',
  transportGoods: 'carrying goods',
  warn: 'door-to-door warning',
  medical: 'medical care',
  clearRoad: 'road clearing',
  powerRepair: 'power repair',
  commsRepair: 'network repair',
  waterRepair: 'water repair',
  generator: 'generator',
  mapping: 'mapping',
  ambulance: 'ambulance',
  searchRescue: 'search and rescue',
  waterRescue: 'water rescue',
  mineRescue: 'mine rescue',
  crowdControl: 'crowd control',
  hazmat: 'hazardous goods',
};

export const site: typeof zh.site = {
  clearRoad: 'Road clearing',
  restorePower: 'Restore power',
  restoreComms: 'Restore the network',
  restoreWater: 'Restore water',
  connectGenerator: 'Connect a generator',
  rescueTrapped: 'Rescue of trapped people',
  searchMissing: 'Search for missing people',
  treatCasualties: 'Treatment on scene',
  floodWork: 'Flood work',
  handleIncident: 'Incident work',
  closeValve: 'Close the valve',
  plugLeak: 'Plug the leak',
  transferCargo: 'Transfer the cargo',
  waterCurtain: 'Water curtain',
  layFoam: 'Lay foam',
  buildBund: 'Build a bund',
  recoverLiquid: 'Recover the spill',
  lightGas: 'Light the gas',
  layBoom: 'Lay a boom',
  ventilate: 'Ventilate',
  setUpDecon: 'Set up decontamination',
  inspectSlope: 'Look at the slope',
  drainSlope: 'Drain and cover the slope',
  repairInstrument: 'Set up an instrument anew',
  cordon: 'Cordon the bank',
  moveBoats: 'Move the boats',
  closeChannel: 'Close the channel',
};

export const channel: typeof zh.channel = {
  phone: 'phone',
  radio: 'radio',
  written: 'written',
  system: 'system',
};

export const itemUnit: typeof zh.itemUnit = {
  reliefKit: 'kits',
  tent: 'pieces',
  quilt: 'pieces',
  water: 'L',
  food: 'person-days',
  medicine: 'courses',
  sandbag: 'pieces',
  fuel: 'L',
  generator: 'pieces',
  boat: 'pieces',
  foam: 'L',
};

export const oneOf: typeof zh.oneOf = {
  persons: 'person',
  kits: 'kit',
  cameras: 'camera',
  villages: 'village',
  cases: 'case',
};

export const unitOf: typeof zh.unitOf = {
  h: 'h',
  min: 'min',
  s: 's',
  persons: 'people',
  kits: 'kits',
  ha: 'ha',
  cameras: 'cameras',
  villages: 'villages',
  cases: 'cases',
  km: 'km',
  '%': '%',
  'm²/person': 'm²/person',
};

export const deadline: typeof zh.deadline = {
  unknown: 'Deadline',
  report: '{{name}}',
  relief: 'Basic relief for {{persons}} people',
  fireOut: 'Fire out',
};

export const message: typeof zh.message = {
  unknown: 'Notice',
};

export const previewNote: typeof zh.previewNote = {
  casualties: '{{persons}} to hospital in {{trips}} trips; {{free}} beds free',
  unknown: 'Please note',
  warningReach:
    '{{villages}} villages, {{households}} households; about {{expected}} should get it (assumed).',
  convoy:
    'convoy of {{teams}} teams, {{vehicles}} vehicles, {{columnM}} m long, as fast as the slowest',
  siteWork: 'about {{minutes}} minutes ({{capability}})',
  surveyReady: 'mapping about {{minutes}} minutes, the map {{processing}} minutes more (assumed)',
  evacuatePersons: '{{persons}} people in {{trips}} trips',
  doors: '{{households}} households have no warning yet; about {{minutes}} minutes (assumed)',
  noAirInGas:
    'Careful: the village is in the forecast zones, and this team has no breathing apparatus',
  noPlaceFor: 'The shelter lacks {{persons}} places',
  goodsAboard: '{{aboard}} of {{item}} are aboard already; delivered directly',
  loading: 'Loading from {{fromTick}}; {{waiting}} people wait there',
  lineRate: '{{lengthM}} of line at {{rateMH}} m/h (assumed)',
  lineThroughFire:
    'Careful: {{insideM}} of it crosses the known fire; the team will withdraw from flames',
  lineNearFire:
    'Careful: part of it lies within the safe distance of {{safetyM}} from the known fire (assumed)',
  waterDrops: 'About {{perHour}} drops an hour, {{lengthM}} each, {{turnS}} a turn',
  coverageLow: 'This fuel needs level {{needed}}; level {{coverage}} may not hold',
};

export const refusalCard: typeof zh.refusalCard = {
  title: 'Order refused',
  whoMay: '{{words}}; seats that may: {{seats}}',
};

export const rejectionWith: typeof zh.rejectionWith = {
  noBed: '{{hospital}} has no free bed; {{persons}} of {{group}} still wait',
  beyondAuthority: 'Beyond this seat: it may start level {{highest}} at most',
  flameTooLong:
    'Flames of {{flameLengthM}} exceed the limit of {{limitM}} for this tactic ({{source}} {{asOfTick}})',
  notKnownFire: 'The nearest known fire is {{distanceM}} away, more than {{limitM}}',
  outOfRange: '{{distanceM}} off the road, more than {{limitM}}',
  outOfStock: '{{depot}} has {{stock}} of {{item}}, fewer than {{count}}',
  overCapacity: '{{unit}} carries {{capacity}} of {{item}} at most, fewer than {{count}}',
  notLacking: '{{village}} is not known to be without water: goods go to shelters',
  otherLoadAboard: '{{unit}} carries {{count}} of {{item}}: deliver or return that first',
  noShelterSpace: '{{shelter}} has {{space}} places left, {{persons}} are needed',
  notTogether: '{{unit}} is {{distanceM}} from the leading team; a convoy forms within {{limitM}}',
  tooFewPeople: '{{unit}} has {{persons}} people, {{atLeast}} are needed',
  noPeople: 'Nobody is left at home in {{village}}',
  noWarning: 'No warning is in force for {{village}}: issue one first',
  alreadyDone: 'Every household of {{village}} has the warning',
  noCapability: '{{unit}} is not able: {{capability}}',
  unitBusy: '{{unit}} is busy until {{untilTick}}',
  unitResting: '{{unit}} rests until {{untilTick}}',
  noLandingSite: 'No landing site within {{limitM}}; the nearest is {{place}}, {{distanceM}} away',
  siteObstructed: '{{place}} is obstructed: nothing can land there',
  poorSight: 'Sight {{distanceM}}, less than {{limitM}}',
  noWharf: 'No wharf within {{limitM}}; the nearest is {{place}}, {{distanceM}} away',
  waterTooHigh: '{{place}} reads {{readM}}; nobody sails from {{limitM}} on',
  windTooStrong: 'Wind {{windMs}} m/s exceeds the flying limit of {{limitMs}} m/s',
  noLine: 'No fire line within {{limitM}}; build one first',
  pathTooShort: 'The line is {{lengthM}}, shorter than {{limitM}}',
  noWaterSource: 'Helicopters cannot fill at {{source}}',
  noRoute: 'No way for {{unit}}; {{closures}} closures are known',
  generatorInUse: 'The generator of {{unit}} feeds {{place}}',
  areaTooLarge: '{{km2}} km² asked for, one flight maps {{limitKm2}} km² at most',
};
