import type { EventBody, ExerciseEvent } from '../exercise/event.ts';
import type { LinkKind } from '../exercise/chain/chain.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Message } from '../exercise/state.ts';
import type { Text } from '../region/region.ts';
import type { InstrumentSpec } from '../response/instruments/instrument.ts';
import type { Names } from './names.ts';
import type { Saying, SayParam } from './types.ts';
import { LINK_WORDS } from './words/link-words.ts';
import {
  GRADE_WORDS,
  HAZARD_WORDS,
  ITEM_WORDS,
  OCCUPANT_WORDS,
  ORDER_STATUS_WORDS,
  REPORT_FAULT_WORDS,
  REPORT_KIND_WORDS,
  RESPONSE_LEVEL_WORDS,
  SOURCE_WORDS,
  TASK_WORDS,
  WARNING_LEVEL_WORDS,
} from './words/kind-words.ts';
import { REFUSAL_WORDS } from './words/refusal-words.ts';
import { toldWords } from './words/told-words.ts';

type Params = Record<string, SayParam>;

/** Longest text of an inject or message in a line of a review, characters. */
const SHORT = 40;
const METRES_PER_KM = 1000;

const together = (list: readonly Text[]): Text => ({
  zh: list.map((x) => x.zh).join('、'),
  en: list.map((x) => x.en).join(', '),
});

export interface Teller {
  tell(event: ExerciseEvent): Saying;
}

const same = (s: string): Text => ({ zh: s, en: s });
const word = (table: Readonly<Record<string, Text | undefined>>, key: string | number): Text =>
  table[key] ?? same(String(key));
const cut = (s: string): string => (s.length > SHORT ? `${s.slice(0, SHORT)}…` : s);
const short = (t: Text): Text => ({ zh: cut(t.zh), en: cut(t.en) });
const tenth = (n: number): number => Math.round(n * 10) / 10;

/** Members of events that name something: what they are called in the words. */
const NAMED: readonly (readonly [member: string, param: string])[] = [
  ['unitId', 'unit'],
  ['villageId', 'village'],
  ['shelterId', 'shelter'],
  ['incidentId', 'incident'],
  ['facilityId', 'point'],
  ['facilityId', 'asset'],
  ['assetId', 'asset'],
  ['placeId', 'place'],
  ['depotId', 'depot'],
  ['sensorId', 'sensor'],
];
const COUNTED = ['persons', 'kits', 'count', 'households', 'houses'] as const;

/** What the words of events name: a review knows it from the scenario, a page from its view. */
export interface Named {
  of(id: string): Text;
  seat(id: string): Text;
  road(edgeId: number): Text;
  /** Village that a group of people left, for a teller that is not told all from the start. */
  home(cohortId: number): string | undefined;
  inject(id: string): { readonly number: string; readonly text: Text } | undefined;
  link(id: string): LinkKind | undefined;
  instrument(id: string): Pick<InstrumentSpec, 'name' | 'marks'> | undefined;
  message(message: Message): string;
}

/** What a review names. */
export function namedIn(scenario: Scenario, names: Names): Named {
  const injects = new Map(scenario.injects.map((i) => [i.id, i]));
  return {
    ...names,
    home: () => undefined,
    inject: (id) => injects.get(id),
    link: (id) => scenario.chain.find((x) => x.id === id)?.kind,
    instrument: (id) => scenario.instruments.find((x) => x.id === id),
    message: (m) => m.text ?? m.key ?? '',
  };
}

/** What members that many events have put into words. */
function plain(names: Named, b: Readonly<Record<string, unknown>>): Params {
  const out: Params = {};
  for (const [member, param] of NAMED) {
    const id = b[member];
    if (typeof id === 'string') out[param] = names.of(id);
  }
  if (typeof b['edgeId'] === 'number') out['road'] = names.road(b['edgeId']);
  if (typeof b['hazard'] === 'string') out['hazard'] = word(HAZARD_WORDS, b['hazard']);
  if (typeof b['seatId'] === 'string') out['seat'] = names.seat(b['seatId']);
  if (Array.isArray(b['seatIds']))
    out['seat'] = together(b['seatIds'].map((id) => names.seat(String(id))));
  for (const member of COUNTED) {
    const n = b[member];
    if (typeof n === 'number') out['n'] = n;
  }
  if (typeof b['orderId'] === 'number') out['order'] = b['orderId'];
  if (typeof b['burnedHa'] === 'number') out['ha'] = tenth(b['burnedHa']);
  if (typeof b['flameLengthM'] === 'number') out['m'] = tenth(b['flameLengthM']);
  if (typeof b['builtM'] === 'number') out['length'] = metres(b['builtM']);
  const until = b['etaTick'] ?? b['dueTick'];
  if (typeof until === 'number') out['time'] = { atTick: until };
  if (typeof b['item'] === 'string') out['item'] = word(ITEM_WORDS, b['item']);
  if (typeof b['grade'] === 'string') out['grade'] = word(GRADE_WORDS, b['grade']);
  if (typeof b['level'] === 'number') out['level'] = word(RESPONSE_LEVEL_WORDS, b['level']);
  return out;
}

/** Says events of one exercise in words of both languages; it remembers what it has told. */
export function tellerOf(names: Named): Teller {
  const home = new Map<number, string>();
  const given = new Map<number, Text>();
  const orderWords = (id: number): Text => given.get(id) ?? { zh: `命令 ${id}`, en: `Order ${id}` };
  const injectWords = (id: string): SayParam => {
    const i = names.inject(id);
    if (i === undefined) return id;
    const text = short(i.text);
    return { zh: `${i.number} ${text.zh}`, en: `${i.number} ${text.en}` };
  };

  const special = (b: EventBody): Params => {
    switch (b.type) {
      case 'seatOccupied':
        return { occupant: word(OCCUPANT_WORDS, b.occupant) };
      case 'serviceCounted':
        return { served: b.served, total: b.total };
      case 'surveyRequested':
        return { seat: names.seat(b.survey.seatId) };
      case 'orderIssued': {
        const unit = names.of(b.order.unitId);
        const task = word(TASK_WORDS, b.order.type);
        given.set(b.orderId, { zh: `${unit.zh} ${task.zh}`, en: `${unit.en}, ${task.en}` });
        return { unit, task };
      }
      case 'orderWorking':
        return { what: orderWords(b.orderId) };
      case 'hazardTold':
        return { what: toldWords(b.kind) };
      case 'linkActed':
        return { link: LINK_WORDS[b.kind] };
      case 'linkSwitched': {
        const kind = names.link(b.linkId);
        const status = b.on ? { zh: '接通', en: 'on' } : { zh: '断开', en: 'off' };
        return { status, link: kind === undefined ? b.linkId : LINK_WORDS[kind] };
      }
      case 'orderRefused': {
        const reason = word(REFUSAL_WORDS, b.rejection.code);
        return { unit: names.of(b.order.unitId), task: word(TASK_WORDS, b.order.type), reason };
      }
      case 'orderEnded':
        return { what: orderWords(b.orderId), status: word(ORDER_STATUS_WORDS, b.status) };
      case 'lineBegun':
        return { unit: names.of(b.line.unitId) };
      case 'weatherOrdered':
        return { ms: tenth(b.record.windMs) };
      case 'observationMade':
        return { source: word(SOURCE_WORDS, b.observation.source) };
      case 'warningIssued':
        return { level: word(WARNING_LEVEL_WORDS, b.warning.level) };
      case 'reportDue':
        return { seat: names.seat(b.clock.seatId) };
      case 'reportJudged':
        return { fault: word(REPORT_FAULT_WORDS, b.fault.fault) };
      case 'messageSent':
        return { text: cut(names.message(b.message)) };
      case 'reportSent':
        return {
          seat: names.seat(b.report.seatId),
          kind: word(REPORT_KIND_WORDS, b.report.kind),
        };
      case 'instrumentAlarm': {
        const i = names.instrument(b.instrumentId);
        const mark = i?.marks.find((m) => m.value === b.mark);
        if (i === undefined || mark === undefined) return { asset: b.instrumentId };
        return { asset: i.name, mark: mark.name };
      }
      case 'injectFired':
      case 'injectHeld':
      case 'injectSkipped':
      case 'conditionTurned':
        return { inject: injectWords(b.injectId) };
      case 'injectsPostponed':
        return { n: b.injectIds.length, min: b.byTicks / 60 };
      case 'injectsApproved':
        return { n: b.injectIds.length };
      case 'mselChanged':
        return {
          added: b.added.length,
          changed: b.changed.length,
          removed: b.removed.length,
        };
      case 'villageCutOff':
        return { persons: b.persons, litres: Math.round(b.litres) };
      case 'waterBrought':
        return { litres: Math.round(b.litres) };
      case 'villageRanDry':
      case 'peopleFellIll':
        return { persons: b.persons };
      case 'casualtiesArose':
        return { village: names.of(b.group.origin.id) };
      case 'peopleDisplaced':
        home.set(b.cohortId, b.villageId);
        return {};
      case 'cohortMoved': {
        const from = home.get(b.cohortId) ?? names.home(b.cohortId);
        return { n: from === undefined ? b.cohortId : names.of(from) };
      }
      default:
        return {};
    }
  };

  return {
    tell: ({ body }) => ({
      key: body.type,
      params: { ...plain(names, { ...body }), ...special(body), type: body.type },
    }),
  };
}

const metres = (m: number): string =>
  m < METRES_PER_KM ? `${Math.round(m)} m` : `${tenth(m / METRES_PER_KM)} km`;
