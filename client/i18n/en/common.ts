import type {
  common as zhCommon,
  banner as zhBanner,
  httpError as zhHttpError,
  phase as zhPhase,
  top as zhTop,
} from '../zh/common.ts';

export const common: typeof zhCommon = {
  brand: 'Sandtable',
  tagline: 'Emergency exercises and plan trials',
  assumed: 'assumed',
  assumedWhy: 'Assumed value: no plan gives this number',
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Press Ctrl+C to copy',
  retry: 'Retry',
  loading: 'Loading',
  loadingMap: 'Loading the map',
  mapFailed: 'The map cannot be shown',
  mapFailedWhy: 'Tables and orders work as before; every issued order is safe.',
  more: 'More',
  none: '—',
  people: '{{n}} people',
  language: 'Language',
  otherLanguage: '中文',
  skipMain: 'Skip to content',
  skipTable: 'Skip to table',
  skipComposer: 'Skip to orders',
  skipMessages: 'Skip to messages',
  pageFailed: 'This page failed',
  pageFailedWhy:
    'The program may have been updated. Reload; if that does not help, restart the server. Orders given are kept.',
  notFound: 'There is no such page, or it is not open yet',
  home: 'Back to start',
  colon: ': ',
};

export const top: typeof zhTop = {
  clock: 'Simulated time',
  wall: 'Wall {{time}}',
  speed: '×{{speed}}',
  heldSpeed: 'held ×{{speed}}',
  eventGrade: 'Event',
  eventGradeWhy:
    'By known burned area {{area}}, Forest Fire Prevention Regulations, article 40; casualties not counted',
  estimated: '(estimate)',
  warning: 'Warning',
  warningRank: { blue: 'level 4', yellow: 'level 3', orange: 'level 2', red: 'level 1' },
  response: 'Response',
  level: 'level {{level}}',
  grade1: 'ordinary',
  grade2: 'major',
  grade3: 'serious',
  grade4: 'very serious',
  link: {
    connecting: 'Connecting',
    online: 'Connected',
    recovering: 'Recovering',
    offline: 'Link lost',
    refused: 'Not connected',
  },
  standbyTitle: 'Standby',
  announceClock: 'Simulated time {{time}}',
};

export const phase: typeof zhPhase = {
  standby: 'Standby',
  running: 'Running',
  paused: 'Paused',
  jumping: 'Jumping',
  ended: 'Ended',
  recovering: 'Recovering',
};

export const banner: typeof zhBanner = {
  paused: 'Exercise paused',
  reason: {
    standby: 'Waiting for the instructor to start.',
    instructor:
      'Paused by the instructor at {{time}}. Time and deadlines stand still; orders given now take effect on resume.',
    fault:
      'The flood model cannot go on; the exercise is paused at {{time}} and its state is kept. The model notes say why.',
    recovered:
      'The service is back; the exercise stands at {{time}} until the instructor resumes. Every issued order is safe.',
    branched: 'This exercise goes on from {{time}} of another; it waits for the instructor.',
    store:
      'Storage cannot be written, so the exercise is paused. Acknowledged orders are safe; tell the instructor.',
    gap: 'The host stopped for too long; the exercise stands at {{time}} until the instructor resumes.',
    overload: 'The host cannot keep up; paused until the instructor resumes.',
  },
  resumed: 'Exercise resumed',
  resumedWhy: 'Clock and deadlines run on from {{time}}.',
  pausedFor: 'paused for {{time}} (wall)',
  jumping: 'Jumping ahead to {{time}}',
  jumpProgress: 'now {{now}}',
  offline:
    'Link lost for {{time}}, reconnecting; orders are held back. The clock shows the last known time.',
  recovering:
    'The server is back and loads the exercise ({{time}}); every order given is kept, and you return to your seat by yourself.',
  back: 'Link restored',
  backWithMessages: 'Link restored, {{n}} new messages meanwhile',
  ended: 'Exercise ended',
  endedWhy: 'The picture stands at the end, {{time}}.',
  toReview: 'Open the review',
  refusedWhy:
    'Somebody else has taken this seat, or the server no longer has the exercise. Please join again.',
  deskGone:
    'The desk was handed to another machine, or the server no longer has the exercise; this page is void.',
  takeBack: 'Take over with a code',
  otherBuild:
    'The program was updated: this page and the server do not match. Reload; if this stays, restart the server.',
  reload: 'Reload',
};

export const httpError: typeof zhHttpError = {
  notAvailable: 'There is no such thing, or it is not open yet',
  badRequest: 'Not filled in correctly: {{detail}}',
  wrongCode: 'The join code is wrong or no longer valid',
  waitForCode: 'Too many wrong codes; wait {{s}} s and try again',
  wrongKey: 'The instructor key is wrong or no longer valid',
  seatTaken: 'Somebody has just taken this seat; choose another',
  seatUnknown: 'There is no such seat',
  hostOnly: 'Exercises can be created on the server machine only',
  inUse: 'An exercise uses it: it cannot be changed or removed, but saved as a new one',
  tooLarge: 'Too long',
  storeUnavailable: 'Storage cannot be written; tell the instructor',
  internal: 'The service failed; retry, and tell the instructor if it goes on',
  network: 'The server cannot be reached; check the network and retry',
};
