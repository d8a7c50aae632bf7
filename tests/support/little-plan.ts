import type { Scenario } from '../../engine/exercise/scenario.ts';
import type {
  HumanModel,
  PlanFigure,
  PlanRule,
  PlanTask,
  ResponsePlan,
  Spread,
} from '../../engine/plan/response-plan.ts';
import type { Region } from '../../engine/region/region.ts';
import { littleScenario } from './synthetic-scenario.ts';

const ASSUMED = { provenance: 'assumed', clause: null, source: null } as const;
export const fig = (value: number): PlanFigure => ({ value, ...ASSUMED });
export const fixed = (minutes: number): Spread => ({ kind: 'fixed', minutes, ...ASSUMED });

/** People who lose no time and make no mistakes. */
export const PROMPT: HumanModel = {
  notice: fixed(0),
  decide: fixed(0),
  order: fixed(0),
  review: fixed(10),
  omission: fig(0),
  recover: fixed(0),
  wrongPlace: fig(0),
  lostOrder: fig(0),
  lostMessage: fig(0),
};

export const RULES = {
  report: { kind: 'report', followUpMin: fig(120) },
  convene: { kind: 'convene' },
  declare: { kind: 'declare' },
  scout: { kind: 'scout', everyMin: fig(30) },
  forecast: { kind: 'forecast', hours: fig(4), everyMin: fig(60) },
  attack: { kind: 'dispatch', work: 'attackFire', sites: null },
  evacuate: {
    kind: 'evacuate',
    by: 'vehicles',
    withinMin: fig(150),
    nearM: fig(700),
    villages: null,
    shelters: 'nearest',
  },
  supply: { kind: 'sendSupplies', items: null, lowMin: fig(180) },
} as const satisfies Record<string, PlanRule>;

const both = (s: string) => ({ zh: s, en: s });

export const task = (
  id: string,
  role: PlanTask['responsible']['role'],
  rule: PlanRule,
  more: Partial<PlanTask> = {},
): PlanTask => ({
  id,
  name: both(id),
  clauses: [],
  targets: [],
  responsible: { role, seatId: null },
  fromLevel: null,
  when: null,
  after: [],
  rule,
  needs: [],
  leastMin: fig(0),
  deadlines: [],
  ...more,
});

export const planOf = (
  tasks: readonly PlanTask[],
  more: Partial<ResponsePlan> = {},
): ResponsePlan => ({
  schema: 1,
  id: 'little',
  name: both('little'),
  version: '1',
  hazard: 'wildfire',
  document: 'county',
  clauses: [],
  levels: [{ level: 4, name: both('IV'), when: { kind: 'alerted' }, clauses: [] }],
  tasks,
  human: PROMPT,
  ...more,
});

/** The little valley with a commander who may declare and warn. */
export function commandedScenario(region: Region, more: Partial<Scenario> = {}): Scenario {
  const base = littleScenario(region);
  return {
    ...base,
    seats: base.seats.map((s) =>
      s.role === 'incidentCommander'
        ? {
            ...s,
            commands: [
              ...s.commands,
              'setGrade',
              'declareResponse',
              'callHeadquarters',
              'issueWarning',
              'requestAid',
            ],
          }
        : s,
    ),
    command: {
      authority: [{ seatId: 'commander', grade: true, response: 3, warnings: true }],
      headquarters: { facilityId: 'depot', setUpMin: 20 },
    },
    warningChannels: [
      {
        id: 'loudspeaker',
        reach: 0.9,
        delayMin: 5,
        delayLogSd: 0.3,
        only: null,
        provenance: 'assumed',
      },
    ],
    ...more,
  };
}
