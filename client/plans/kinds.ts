import { CAPABILITIES } from '../../engine/exercise/scenario.ts';
import {
  DISPATCH_WORKS,
  KNOWN_EVENTS,
  type PlanCondition,
  type PlanFigure,
  type PlanRule,
  type PlanTask,
  type ResourceNeed,
  type ResponsePlan,
  type Spread,
} from '../../engine/plan/response-plan.ts';
import { EVENT_GRADES } from '../../engine/response/command/command.ts';
import { EQUIPMENT } from '../../engine/response/forces/equipment.ts';
import { FORCE_KINDS } from '../../engine/response/forces/kinds.ts';
import { SITE_KINDS } from '../../engine/response/sites/site.ts';
import { ITEM_IDS } from '../../engine/response/supplies/items.ts';
import { ADVICE } from '../../engine/response/warnings/warning.ts';

/** A number that nobody has found a source for yet. */
export const assumed = (value: number): PlanFigure => ({
  value,
  provenance: 'assumed',
  clause: null,
  source: null,
});

/** One member of a rule, a condition or a need, as the page shows it. */
export interface Field {
  readonly key: string;
  readonly is:
    | 'figure'
    | 'choice'
    | 'choices'
    | 'word'
    | 'words'
    | 'flag'
    | 'text'
    | 'conditions'
    | 'condition';
  /** Of a choice: its values. `optional` may be null. */
  readonly values?: readonly (string | number)[];
  readonly optional?: boolean;
}

const figure = (key: string, optional = false): Field => ({ key, is: 'figure', optional });
const choice = (key: string, values: Field['values'] & {}, optional = false): Field => ({
  key,
  is: 'choice',
  values,
  optional,
});
const choices = (key: string, values: readonly string[]): Field => ({
  key,
  is: 'choices',
  values,
  optional: true,
});
const words = (key: string): Field => ({ key, is: 'words', optional: true });

const LEVELS = [4, 3, 2, 1] as const;
const CHANNELS = ['loudspeaker', 'sms', 'siren'] as const;
export const ROLES = [
  'incidentCommander',
  'technicalCommander',
  'rescue',
  'evacuation',
  'supply',
  'township',
  'neighbour',
] as const;

export const RULE_FIELDS: Readonly<Record<PlanRule['kind'], readonly Field[]>> = {
  convene: [],
  declare: [],
  report: [figure('followUpMin')],
  scout: [figure('everyMin')],
  forecast: [figure('hours'), figure('everyMin')],
  survey: [figure('againMin')],
  dispatch: [choice('work', DISPATCH_WORKS), choices('sites', SITE_KINDS)],
  warn: [figure('leaveWithinMin'), words('villages'), choices('channels', CHANNELS)],
  evacuate: [
    choice('by', ['vehicles', 'guides']),
    figure('withinMin'),
    figure('nearM'),
    choice('shelters', ['nearest', 'balanced']),
    words('villages'),
  ],
  openShelters: [figure('withinMin')],
  sendSupplies: [figure('lowMin'), choices('items', ITEM_IDS)],
  requestAid: [words('sources')],
  answerAid: [{ key: 'yes', is: 'flag' }],
  operate: [{ key: 'work', is: 'word' }, figure('value')],
  notify: [choices('to', ROLES), { key: 'text', is: 'text' }],
};

const FRESH_RULE: Readonly<Record<PlanRule['kind'], PlanRule>> = {
  convene: { kind: 'convene' },
  declare: { kind: 'declare' },
  report: { kind: 'report', followUpMin: assumed(120) },
  scout: { kind: 'scout', everyMin: assumed(30) },
  forecast: { kind: 'forecast', hours: assumed(4), everyMin: assumed(60) },
  survey: { kind: 'survey', againMin: assumed(180) },
  dispatch: { kind: 'dispatch', work: 'workSites', sites: null },
  warn: { kind: 'warn', leaveWithinMin: assumed(120), villages: null, channels: null },
  evacuate: {
    kind: 'evacuate',
    by: 'vehicles',
    withinMin: assumed(150),
    nearM: assumed(700),
    villages: null,
    shelters: 'nearest',
  },
  openShelters: { kind: 'openShelters', withinMin: assumed(240) },
  sendSupplies: { kind: 'sendSupplies', items: null, lowMin: assumed(180) },
  requestAid: { kind: 'requestAid', sources: null },
  answerAid: { kind: 'answerAid', yes: true },
  operate: { kind: 'operate', work: '', value: assumed(1) },
  notify: { kind: 'notify', to: ['rescue'], text: { zh: '', en: '' } },
};
export const RULE_KINDS = Object.keys(FRESH_RULE) as readonly PlanRule['kind'][];
export const freshRule = (kind: string): PlanRule => FRESH_RULE[kind as PlanRule['kind']];

export const CONDITION_FIELDS: Readonly<Record<PlanCondition['kind'], readonly Field[]>> = {
  alerted: [],
  observed: [],
  all: [{ key: 'of', is: 'conditions' }],
  any: [{ key: 'of', is: 'conditions' }],
  not: [{ key: 'of', is: 'condition' }],
  gradeAtLeast: [choice('grade', EVENT_GRADES)],
  responseAtLeast: [choice('level', LEVELS)],
  headquartersReady: [],
  areaAtLeast: [figure('ha')],
  forecastWithin: [figure('minutes')],
  warningInForce: [choice('advice', ADVICE, true)],
  casualtiesAtLeast: [choice('of', ['dead', 'injured', 'missing']), figure('persons')],
  displacedAtLeast: [figure('persons')],
  siteKnown: [choice('site', SITE_KINDS)],
  gaugeAtLeast: [{ key: 'instrument', is: 'word' }, figure('reading')],
  incidentKnown: [{ key: 'incident', is: 'word', optional: true }],
  idleShareBelow: [figure('share')],
  rainAtLeast: [figure('mmH')],
  windAtLeast: [figure('ms')],
  daylight: [],
  since: [choice('event', KNOWN_EVENTS), figure('minutes')],
};
export const CONDITION_KINDS = Object.keys(CONDITION_FIELDS) as readonly PlanCondition['kind'][];

export function freshCondition(kind: string): PlanCondition {
  const out: Record<string, unknown> = { kind };
  for (const f of CONDITION_FIELDS[kind as PlanCondition['kind']])
    out[f.key] =
      f.is === 'figure'
        ? assumed(1)
        : f.is === 'conditions'
          ? [{ kind: 'alerted' }]
          : f.is === 'condition'
            ? { kind: 'alerted' }
            : f.optional === true
              ? null
              : (f.values?.[0] ?? '');
  return out as unknown as PlanCondition;
}

export const NEED_FIELDS: Readonly<Record<ResourceNeed['of'], readonly Field[]>> = {
  teams: [
    choice('capability', CAPABILITIES),
    choice('kind', FORCE_KINDS, true),
    figure('atLeast'),
    figure('atMost', true),
  ],
  persons: [choice('capability', CAPABILITIES), figure('atLeast')],
  equipment: [choice('item', EQUIPMENT), figure('atLeast')],
  stock: [choice('item', ITEM_IDS), figure('atLeast')],
  seats: [figure('atLeast')],
  shelter: [figure('atLeast')],
  beds: [figure('atLeast')],
};
export const NEED_KINDS = Object.keys(NEED_FIELDS) as readonly ResourceNeed['of'][];

export function freshNeed(of: string): ResourceNeed {
  const out: Record<string, unknown> = { of };
  for (const f of NEED_FIELDS[of as ResourceNeed['of']])
    out[f.key] =
      f.optional === true ? null : f.is === 'figure' ? assumed(1) : (f.values?.[0] ?? '');
  return out as unknown as ResourceNeed;
}

const NO_ORIGIN = { provenance: 'assumed', clause: null, source: null } as const;
const FRESH_SPREAD: Readonly<Record<Spread['kind'], Spread>> = {
  fixed: { kind: 'fixed', minutes: 5, ...NO_ORIGIN },
  exponential: { kind: 'exponential', meanMin: 5, ...NO_ORIGIN },
  lognormal: { kind: 'lognormal', medianMin: 5, logSd: 0.5, ...NO_ORIGIN },
  triangular: { kind: 'triangular', leastMin: 1, modeMin: 3, mostMin: 10, ...NO_ORIGIN },
};
export const SPREAD_KINDS = Object.keys(FRESH_SPREAD) as readonly Spread['kind'][];
export const freshSpread = (kind: string): Spread => FRESH_SPREAD[kind as Spread['kind']];
export const SPREAD_NUMBERS: Readonly<Record<Spread['kind'], readonly string[]>> = {
  fixed: ['minutes'],
  exponential: ['meanMin'],
  lognormal: ['medianMin', 'logSd'],
  triangular: ['leastMin', 'modeMin', 'mostMin'],
};

/** An id that no other task has. */
export function freshTask(plan: ResponsePlan): PlanTask {
  let n = plan.tasks.length + 1;
  while (plan.tasks.some((t) => t.id === `task-${n}`)) n++;
  return {
    id: `task-${n}`,
    name: { zh: `任务 ${n}`, en: `Task ${n}` },
    clauses: [],
    targets: [],
    responsible: { role: 'rescue', seatId: null },
    fromLevel: null,
    when: { kind: 'alerted' },
    after: [],
    rule: freshRule('dispatch'),
    needs: [],
    leastMin: assumed(10),
    deadlines: [],
  };
}
