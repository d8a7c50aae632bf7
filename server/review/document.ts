import { exerciseClock, say, span } from '../../engine/review/say.ts';
import type { ReviewLanguage } from '../../engine/review/say.ts';
import { SCORE_STATUS_WORDS } from '../../engine/review/words/kind-words.ts';
import { heading, number, paragraph, table } from './blocks.ts';
import type { Block } from './blocks.ts';
import { evaluationBlocks } from './evaluation-blocks.ts';
import { CASES_SHOWN, seriesFigure, timelineFigure, timesFigure } from './figures.ts';
import type { ReportInput } from './input.ts';
import { frameOf, mapFigure } from './map-figure.ts';
import { reportsBlocks, retestBlocks, stepsBlocks, teamsBlocks } from './record-blocks.ts';
import { CASE_WORDS, LANE_WORDS, W } from './words.ts';
import { limitWords, tickWords, valueWords } from './writer.ts';
import type { Writer } from './writer.ts';

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
    ...stepsBlocks(writer),
    ...reportsBlocks(writer),
    ...teamsBlocks(writer),
    ...evaluationBlocks(i.evaluation, i.review, language),
    ...retestBlocks(writer),
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
        SCORE_STATUS_WORDS[l.status][language],
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
