import type * as zh from '../zh/command.ts';

export const command: typeof zh.command = {
  title: 'Command and warnings',
  grade: 'Event grade',
  response: 'Emergency response',
  headquarters: 'Headquarters',
  notYet: 'Not declared yet',
  notStarted: 'Not started yet',
  by: '{{seat}} {{time}}',
  setGrade: 'Set the grade',
  may: 'This seat may start {{level}} at most; higher levels are for the superior',
  mayNothing: 'This seat may not start a response',
  above: 'Beyond the authority of this seat',
  startLevel: 'start {{level}}',
  startResponse: 'Start the response',
  setUp: '{{place}}, ready after about {{min}} minutes',
  hqNot: 'Not called together yet',
  hqCalled: 'Called; people are on their way',
  hqReady: 'The headquarters is at work',
  callHq: 'Call the headquarters',
  open: 'Command',
};

export const warning: typeof zh.warning = {
  list: 'Warnings issued',
  issueTitle: 'Issue a warning',
  hazard: 'Hazard',
  level: 'Warning level',
  advice: 'Advice',
  zone: 'Zone',
  by: {
    forecast: 'In the forecast ({{n}})',
    township: 'By township',
    picked: 'Village by village',
  },
  townships: 'Choose townships',
  villages: 'Choose villages',
  villagesN: '{{n}} villages',
  noneInDanger: 'The forecast reaches no village; choose by township or one by one.',
  noVillage: 'No village is chosen yet.',
  channels: 'Channels',
  missing: {
    level: 'The level is missing',
    villages: 'The zone is missing',
    channels: 'A channel is missing',
  },
  last: 'The last village gets it at about {{time}}.',
  issue: 'Issue the warning',
  issued: 'Issued. The table below counts the households that have it.',
  words: 'Words',
  reached: 'Households reached',
  issuedAt: 'Issued',
  inForce: 'in force',
  doors: 'Send to doors',
  lift: 'Lift',
  lifted: 'lifted {{time}}',
  none: 'No warning was issued.',
};

export const warningHazard: typeof zh.warningHazard = {
  forestFire: 'forest fire',
  severeWeather: 'severe weather',
  flood: 'flood',
  landslide: 'landslide',
  hazmat: 'hazardous release',
};
export const advice: typeof zh.advice = {
  watch: 'be on the watch',
  prepare: 'get ready to leave',
  shelterInPlace: 'stay in, close doors and windows',
  evacuate: 'leave now',
};
export const warningChannel: typeof zh.warningChannel = {
  loudspeaker: 'loudspeakers',
  sms: 'text messages',
  siren: 'sirens',
  doorToDoor: 'door to door',
};

export const aidKind: typeof zh.aidKind = {
  neighbour: 'neighbouring county',
  army: 'army',
  social: 'social team',
  requisition: 'requisition',
};
