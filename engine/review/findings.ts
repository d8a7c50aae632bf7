import type { ExerciseEvent } from '../exercise/event.ts';
import type { OrderRecord } from '../exercise/state.ts';
import type { ScoreLine } from '../plan/target.ts';
import type { Text } from '../region/region.ts';
import type { Names } from './names.ts';
import type {
  EvidenceChain,
  Finding,
  ReportQuality,
  ResponseTimes,
  SayParam,
  TeamUse,
} from './types.ts';
import {
  ELEMENT_WORDS,
  FIGURE_WORDS,
  REPORT_FAULT_WORDS,
  REPORT_KIND_WORDS,
  UNIT_WORDS,
} from './words/kind-words.ts';
import { REFUSAL_WORDS } from './words/refusal-words.ts';

type Draft = Omit<Finding, 'id' | 'targetId' | 'evidence'> &
  Partial<Pick<Finding, 'targetId' | 'evidence'>>;

/** Below this share of work and travel a team is not called busy (assumed). */
const BUSY_SHARE = 0.75;
/** Names in one line; more are counted. */
const MOST_NAMES = 5;

const same = (s: string): Text => ({ zh: s, en: s });
const listed = (names: readonly Text[], counter: string): Text => {
  const some = names.slice(0, MOST_NAMES);
  const more = names.length - some.length;
  return {
    zh: some.map((n) => n.zh).join('、') + (more > 0 ? `等 ${names.length} ${counter}` : ''),
    en: some.map((n) => n.en).join(', ') + (more > 0 ? ` and ${more} more` : ''),
  };
};

/** A value with its unit; times stand in hours as the targets have them. */
function valueOf(v: number | null, unit: string): Text {
  const number = v === null ? '—' : String(Math.round(v * 100) / 100);
  const words = UNIT_WORDS[unit] ?? same(unit);
  return { zh: `${number} ${words.zh}`, en: `${number} ${words.en}` };
}

function ofTarget(
  line: ScoreLine,
  times: ResponseTimes | undefined,
  chain: EvidenceChain | undefined,
): Draft[] {
  if (line.status !== 'met' && line.status !== 'notMet') return [];
  const common = {
    line: line.id,
    title: line.title,
    met: line.casesMet,
    cases: line.cases,
    value: valueOf(line.value, line.unit),
    limit: valueOf(line.limit, line.unit),
  };
  const evidence = chain?.steps.map((s) => s.eventId) ?? line.evidence.slice(0, 2);
  const base = { targetId: line.id, evidence };
  // Without single times the cases may be fields of a map: the value says more than their number.
  const counted = line.cases > 0 && times !== undefined;
  if (line.status === 'met')
    return [
      {
        ...base,
        kind: 'strength',
        key: counted ? 'targetMet' : 'targetMetValue',
        params: common,
      },
    ];
  const params: Record<string, SayParam> = { ...common, missed: line.cases - line.casesMet };
  const { longestTicks, limitTicks } = times ?? { longestTicks: null, limitTicks: null };
  const gap = chain?.longestGap ?? null;
  if (longestTicks === null || limitTicks === null)
    return [{ ...base, kind: 'gap', key: counted ? 'targetMissed' : 'targetMissedValue', params }];
  params['longest'] = { spanTicks: longestTicks };
  params['limit'] = { spanTicks: limitTicks };
  if (gap !== null) params['gap'] = { spanTicks: gap.ticks };
  const key = gap === null ? 'targetMissedLongest' : 'targetMissedStill';
  return [{ ...base, kind: 'gap', key, params }];
}

/** Events of clocks and reports, to stand on. */
function reportEvents(events: readonly ExerciseEvent[]) {
  const due = new Map<string, number>();
  const sent = new Map<number, number>();
  for (const { id, body: b } of events)
    if (b.type === 'reportDue') due.set(b.clock.id, id);
    else if (b.type === 'reportSent') sent.set(b.report.id, id);
  const idsOf = (id: number | undefined): readonly number[] => (id === undefined ? [] : [id]);
  return {
    due: (clockId: string) => idsOf(due.get(clockId)),
    sent: (reportId: number) => idsOf(sent.get(reportId)),
  };
}

function ofClocks(
  q: ReportQuality,
  names: Names,
  at: ReturnType<typeof reportEvents>,
): readonly Draft[] {
  const decided = q.clocks.filter((c) => c.state === 'met' || c.state === 'missed');
  const missed = decided.filter((c) => c.state === 'missed');
  if (decided.length > 0 && missed.length === 0) {
    const evidence = decided.flatMap((c) => at.due(c.id));
    return [{ kind: 'strength', key: 'reportsAllInTime', params: { n: decided.length }, evidence }];
  }
  return missed.map((c) => ({
    kind: 'gap',
    key: c.doneTick === null ? 'reportNever' : 'reportLate',
    params: { seat: names.seat(c.seatId), rule: c.name, late: { spanTicks: c.lateTicks } },
    evidence: at.due(c.id),
  }));
}

function ofReports(
  q: ReportQuality,
  names: Names,
  at: ReturnType<typeof reportEvents>,
): readonly Draft[] {
  const wrong = q.reports.flatMap((r) =>
    r.faults.flatMap((f): Draft[] => {
      if (f.figure === null) return [];
      const params = {
        seat: names.seat(r.seatId),
        kind: REPORT_KIND_WORDS[r.kind],
        fault: REPORT_FAULT_WORDS[f.fault],
        figure: FIGURE_WORDS[f.figure],
        said: f.said ?? '—',
        known: f.known ?? '—',
      };
      return [{ kind: 'gap', key: 'reportFault', params, evidence: at.sent(r.reportId) }];
    }),
  );
  // The same elements are missing again and again: that is one gap of a seat, not ten.
  const lacking = Map.groupBy(
    q.reports.filter((r) => r.missing.length > 0),
    (r) => `${r.seatId} ${r.missing.join(' ')}`,
  );
  const gaps = [...lacking.values()].map((reports): Draft => {
    const { seatId, missing } = reports[0]!;
    const elements = listed(
      missing.map((m) => ELEMENT_WORDS[m]),
      '项',
    );
    return {
      kind: 'gap',
      key: 'reportMissing',
      params: { seat: names.seat(seatId), n: reports.length, elements },
      evidence: reports.flatMap((r) => at.sent(r.reportId)),
    };
  });
  return [...wrong, ...gaps];
}

/** Refusals of people; what the policy was refused tells nothing of those who exercised. */
function ofOrders(given: readonly OrderRecord[], names: Names): Draft[] {
  const own = given.filter((o) => !o.byPolicy);
  const refused = own.filter((o) => o.status === 'refused');
  if (own.length > 0 && refused.length === 0)
    return [{ kind: 'strength', key: 'noOrderRefused', params: { n: own.length } }];
  return [...new Set(refused.map((o) => o.seatId))].map((seatId): Draft => {
    const mine = refused.filter((o) => o.seatId === seatId);
    const times = new Map<string, number>();
    for (const o of mine) {
      const code = o.rejection?.code ?? 'badArguments';
      times.set(code, (times.get(code) ?? 0) + 1);
    }
    const [code, n] = [...times].reduce((most, x) => (x[1] > most[1] ? x : most));
    const reason =
      (REFUSAL_WORDS as Readonly<Record<string, Text | undefined>>)[code] ?? same(code);
    return {
      kind: 'gap',
      key: 'ordersRefused',
      params: { seat: names.seat(seatId), n: mine.length, reason, times: n },
      evidence: mine.map((o) => o.eventId),
    };
  });
}

function ofEvents(events: readonly ExerciseEvent[], names: Names): readonly Draft[] {
  const out: Draft[] = [];
  const units = new Map<string, Text>();
  const evidence: number[] = [];
  let longestM = 0;
  for (const { id, body: b } of events)
    if (b.type === 'unitWithdrew') {
      units.set(b.unitId, names.of(b.unitId));
      evidence.push(id);
      longestM = Math.max(longestM, b.flameLengthM);
    } else if (b.type === 'stockedOut') {
      const params = { depot: names.of(b.depotId) };
      out.push({ kind: 'gap', key: 'stockOut', params, evidence: [id] });
    }
  if (units.size === 0) return out;
  const m = Math.round(longestM * 10) / 10;
  const params = { n: evidence.length, units: listed([...units.values()], '支'), m };
  return [{ kind: 'gap', key: 'withdrew', params, evidence }, ...out];
}

function ofTeams(teams: readonly TeamUse[]): Draft[] {
  const out: Draft[] = [];
  const unused = teams.filter((t) => t.busyShare === 0);
  if (unused.length > 0) {
    const units = listed(
      unused.map((t) => t.name),
      '支',
    );
    out.push({ kind: 'gap', key: 'teamsIdle', params: { n: unused.length, units } });
  }
  const busiest = teams.reduce<TeamUse | null>(
    (most, t) => ((t.busyShare ?? 0) > (most?.busyShare ?? 0) ? t : most),
    null,
  );
  if (busiest !== null && (busiest.busyShare ?? 0) >= BUSY_SHARE) {
    const share = Math.round((busiest.busyShare ?? 0) * 100);
    out.push({ kind: 'gap', key: 'teamBusiest', params: { unit: busiest.name, share } });
  }
  return out;
}

/**
 * Strengths and gaps, each from numbers of the record and none from prose. A line without a
 * decision is neither; the evaluators' own findings stand beside these and not among them.
 */
export function findingsOf(r: {
  readonly orders: readonly OrderRecord[];
  readonly events: readonly ExerciseEvent[];
  readonly score: readonly ScoreLine[];
  readonly times: readonly ResponseTimes[];
  readonly chains: readonly EvidenceChain[];
  readonly reports: ReportQuality;
  readonly teams: readonly TeamUse[];
  readonly names: Names;
}): readonly Finding[] {
  const at = reportEvents(r.events);
  const drafts = [
    ...r.score.flatMap((line) =>
      ofTarget(
        line,
        r.times.find((t) => t.targetId === line.id),
        r.chains.find((c) => c.lineId === line.id),
      ),
    ),
    ...ofClocks(r.reports, r.names, at),
    ...ofReports(r.reports, r.names, at),
    ...ofOrders(r.orders, r.names),
    ...ofEvents(r.events, r.names),
    ...ofTeams(r.teams),
  ];
  return drafts.map((d, i) => ({ targetId: null, evidence: [], ...d, id: `f${i + 1}` }));
}
