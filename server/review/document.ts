import { exerciseClock, say, span } from '../../engine/review/say.ts';
import type { ReviewLanguage } from '../../engine/review/say.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import type { Text } from '../../engine/region/region.ts';
import {
  ELEMENT_WORDS,
  REPORT_FAULT_WORDS,
  REPORT_KIND_WORDS,
  SCORE_STATUS_WORDS,
  UNIT_WORDS,
} from '../../engine/review/words/kind-words.ts';
import { heading, number, paragraph, table } from './blocks.ts';
import type { Block } from './blocks.ts';
import { evaluationBlocks } from './evaluation-blocks.ts';
import { CASES_SHOWN, seriesFigure, teamsFigure, timelineFigure, timesFigure } from './figures.ts';
import type { ReportInput } from './input.ts';
import { frameOf, mapFigure } from './map-figure.ts';
import { CASE_WORDS, CHANGE_WORDS, LANE_WORDS, STEP_WORDS, W } from './words.ts';

const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };
const decimals = (n: number): string => String(Math.round(n * 10) / 10);

/** A value of a score line for people: times as spans, the rest with its unit. */
export function valueWords(v: number | null, unit: string, language: ReviewLanguage): string {
  if (v === null) return '—';
  const seconds = SECONDS[unit];
  if (seconds !== undefined) return span(v * seconds, language);
  return `${decimals(v)} ${UNIT_WORDS[unit]?.[language] ?? unit}`;
}

export const limitWords = (l: ScoreLine, language: ReviewLanguage): string =>
  l.limit === null || l.op === 'record'
    ? '—'
    : `${l.op === '<=' ? '≤' : '≥'} ${valueWords(l.limit, l.unit, language)}`;

const tickWords = (tick: number | null): string => (tick === null ? '—' : exerciseClock(tick));

interface Writer {
  readonly i: ReportInput;
  readonly language: ReviewLanguage;
  readonly w: (t: Text) => string;
  readonly seat: (id: string | null) => string;
}

/** A report in one language, as blocks in the order in which they are read. */
export function reportDocument(i: ReportInput, language: ReviewLanguage): readonly Block[] {
  const seats = new Map(i.review.seats.map((s) => [s.id, s.name[language]]));
  const writer: Writer = {
    i,
    language,
    w: (t) => t[language],
    seat: (id) => (id === null ? W.everybody[language] : (seats.get(id) ?? id)),
  };
  return [
    ...facts(writer),
    ...score(writer),
    ...findings(writer),
    ...timeline(writer),
    ...times(writer),
    ...moments(writer),
    ...evidence(writer),
    ...steps(writer),
    ...reports(writer),
    ...teams(writer),
    ...evaluationBlocks(i.evaluation, i.review, language),
    ...retest(writer),
  ];
}

function facts({ i, language, w }: Writer): Block[] {
  const f = i.facts;
  return [
    heading(1, `${w(W.title)} · ${f.name[language]}`),
    table(
      w(W.facts),
      ['', ''],
      [
        [w(W.exercise), `${f.name[language]} (${f.id})`],
        [w(W.scenario), f.scenarioId],
        [w(W.date), f.startDate],
        [w(W.duration), span(i.review.tick, language)],
        [w(W.seed), f.seed],
        [w(W.hash), f.hash],
      ],
    ),
    paragraph(w(W.madeFrom), true),
  ];
}

function score({ i, language, w }: Writer): Block[] {
  return [
    heading(2, w(W.score)),
    table(
      w(W.score),
      [
        w(W.line),
        w(W.quote),
        number(w(W.value)),
        number(w(W.limit)),
        number(w(W.cases)),
        w(W.status),
      ],
      i.review.score.map((l) => [
        l.id,
        l.quote,
        valueWords(l.value, l.unit, language),
        limitWords(l, language),
        l.cases === 0 ? '—' : `${l.casesMet}/${l.cases}`,
        SCORE_STATUS_WORDS[l.status]![language],
      ]),
    ),
  ];
}

function findings({ i, language, w }: Writer): Block[] {
  const written = i.evaluation.entries.flatMap((e) => (e.body.kind === 'finding' ? [e.body] : []));
  const list = (kind: 'strength' | 'gap'): Block[] => {
    const own = i.review.findings.filter((f) => f.kind === kind).map((f) => say(f, language));
    const theirs = written.filter((f) => f.as === kind).map((f) => f.text);
    return [
      heading(2, w(kind === 'strength' ? W.strengths : W.gaps)),
      heading(3, w(W.derived)),
      { kind: 'list', items: own.length === 0 ? [w(W.none)] : own },
      ...(theirs.length === 0
        ? []
        : [heading(3, w(W.written)), { kind: 'list' as const, items: theirs }]),
    ];
  };
  return [...list('strength'), ...list('gap')];
}

/** Lanes whose lines are read one by one; the rest stand in the drawing and in the csv. */
const LISTED = new Set(['hazard', 'injects', 'command', 'reports']);

function timeline({ i, language, w, seat }: Writer): Block[] {
  const { review } = i;
  const rows = review.timeline.filter((e) => LISTED.has(e.lane) || e.trouble);
  return [
    heading(2, w(W.timeline)),
    paragraph(w(W.timelineWhy), true),
    { kind: 'figure', svg: timelineFigure(review, language), words: w(W.timeline) },
    ...review.series.map((s): Block => {
      const figure = seriesFigure(s, review.tick, language);
      return { kind: 'figure', svg: figure, words: w(W.course) };
    }),
    table(
      w(W.timeline),
      [w(W.time), w(W.kind), w(W.seat), w(W.what), number(w(W.event))],
      rows.map((e) => [
        exerciseClock(e.tick),
        LANE_WORDS[e.lane][language],
        e.seatId === null ? '' : seat(e.seatId),
        e.count > 1 ? `${say(e, language)} ×${e.count}` : say(e, language),
        `#${e.eventId}`,
      ]),
    ),
  ];
}

function times({ i, language, w }: Writer): Block[] {
  return [
    heading(2, w(W.times)),
    paragraph(w(W.timesWhy), true),
    ...i.review.times.flatMap((t): Block[] => {
      const shown = t.cases.toSorted((a, b) => b.takenTicks - a.takenTicks).slice(0, CASES_SHOWN);
      const of = (ticks: number | null): string => (ticks === null ? '—' : span(ticks, language));
      const summary = `${w(W.limit)} ${of(t.limitTicks)} · ${w(W.median)} ${of(t.medianTicks)} · ${w(W.p90)} ${of(t.p90Ticks)} · ${w(W.longest)} ${of(t.longestTicks)}`;
      const more = t.cases.length - shown.length;
      return [
        heading(3, `${t.targetId} ${t.title[language]}`),
        paragraph(summary),
        { kind: 'figure', svg: timesFigure(t, language), words: t.title[language] },
        table(
          t.title[language],
          [w(W.case), number(w(W.weight)), w(W.from), w(W.to), number(w(W.taken)), w(W.status)],
          shown.map((c) => [
            c.name[language],
            String(c.weight),
            tickWords(c.fromTick),
            tickWords(c.doneTick),
            span(c.takenTicks, language),
            CASE_WORDS[c.state][language],
          ]),
        ),
        ...(more > 0 ? [paragraph(w(W.moreCases).replace('{n}', String(more)), true)] : []),
      ];
    }),
  ];
}

function moments({ i, language, w }: Writer): Block[] {
  const frame = frameOf(i.maps, i.ground);
  const credit = i.ground.attribution.map((a) => a[language]).join('；');
  return [
    heading(2, w(W.moments)),
    paragraph(`${w(W.legendFire)}。${w(W.legendMap)}。`, true),
    ...i.maps.flatMap((m): Block[] => {
      const words = `${exerciseClock(m.moment.tick)} ${say(m.moment, language)}`;
      const figure = mapFigure(m, i.ground, frame, words, language);
      return [heading(3, words), { kind: 'figure', svg: figure, words }];
    }),
    paragraph(`${w(W.attribution)}: ${credit}`, true),
  ];
}

function evidence({ i, language, w }: Writer): Block[] {
  return [
    heading(2, w(W.evidence)),
    paragraph(w(W.evidenceWhy), true),
    ...i.review.evidence.flatMap((c): Block[] => {
      if (c.steps.length === 0) return [];
      const line = i.review.score.find((l) => l.id === c.lineId)!;
      const gap = c.longestGap;
      return [
        heading(3, `${c.lineId} ${line.title[language]}`),
        table(
          `${c.lineId} ${w(W.evidence)}`,
          [w(W.time), w(W.what), number(w(W.event))],
          c.steps.map((s) => [exerciseClock(s.tick), say(s, language), `#${s.eventId}`]),
        ),
        ...(gap === null
          ? []
          : [
              paragraph(
                `${w(W.gapOf).replace('{span}', span(gap.ticks, language))}: #${gap.fromEvent} → #${gap.toEvent}`,
              ),
            ]),
      ];
    }),
  ];
}

function steps({ i, language, w, seat }: Writer): Block[] {
  return [
    heading(2, w(W.steps)),
    table(
      w(W.steps),
      [w(W.step), w(W.source), w(W.by), w(W.due), w(W.done), w(W.status)],
      i.review.steps.map((s) => [
        s.title[language],
        s.reference,
        s.bySeatIds.map(seat).join(language === 'zh' ? '、' : ', '),
        tickWords(s.dueTick),
        tickWords(s.doneTick),
        STEP_WORDS[s.state][language],
      ]),
    ),
  ];
}

function reports({ i, language, w, seat }: Writer): Block[] {
  const { clocks, reports: sent } = i.review.reports;
  const named = (table: Readonly<Record<string, Text>>, key: string): string =>
    table[key]?.[language] ?? key;
  return [
    heading(2, w(W.reports)),
    table(
      w(W.clock),
      [w(W.clock), w(W.seat), w(W.from), w(W.due), w(W.done), number(w(W.late)), w(W.status)],
      clocks.map((c) => [
        c.name[language],
        seat(c.seatId),
        tickWords(c.fromTick),
        tickWords(c.dueTick),
        tickWords(c.doneTick),
        c.lateTicks === 0 ? '' : span(c.lateTicks, language),
        CASE_WORDS[c.state][language],
      ]),
    ),
    table(
      w(W.reports),
      [w(W.time), w(W.seat), w(W.kind), w(W.missing), w(W.faults)],
      sent.map((r) => [
        exerciseClock(r.tick),
        seat(r.seatId),
        named(REPORT_KIND_WORDS, r.kind),
        r.missing.map((m) => named(ELEMENT_WORDS, m)).join(language === 'zh' ? '、' : ', '),
        [...new Set(r.faults.map((f) => named(REPORT_FAULT_WORDS, f.fault)))].join(' '),
      ]),
    ),
  ];
}

function teams({ i, language, w, seat }: Writer): Block[] {
  const { teams: all } = i.review;
  return [
    heading(2, w(W.teams)),
    { kind: 'figure', svg: teamsFigure(all, language), words: w(W.teams) },
    table(
      w(W.teams),
      [w(W.team), w(W.seat), number(w(W.busy)), w(W.orders)],
      all.map((t) => [
        t.name[language],
        seat(t.seatId),
        t.busyShare === null ? '—' : `${Math.round(t.busyShare * 100)} %`,
        `${t.orders.given}/${t.orders.done}/${t.orders.failed}/${t.orders.refused}`,
      ]),
    ),
  ];
}

function retest({ i, language, w }: Writer): Block[] {
  if (i.retest === null) return [];
  const side = (s: { value: number | null; status: ScoreLine['status'] } | null, unit: string) =>
    s === null
      ? '—'
      : `${valueWords(s.value, unit, language)} ${SCORE_STATUS_WORDS[s.status]![language]}`;
  return [
    heading(2, w(W.retest)),
    paragraph(`${i.retest.name[language]} · ${w(W.seed)} ${i.retest.seed}`),
    table(
      w(W.retest),
      [w(W.line), w(W.before), w(W.after), number(w(W.difference)), w(W.change)],
      i.retest.changes.map((c) => [
        `${c.targetId} ${c.title[language]}`,
        side(c.before, c.unit),
        side(c.after, c.unit),
        c.difference === null
          ? '—'
          : `${c.difference > 0 ? '+' : '−'}${decimals(Math.abs(c.difference))} ${UNIT_WORDS[c.unit]?.[language] ?? c.unit}`,
        CHANGE_WORDS[c.change][language],
      ]),
    ),
  ];
}
