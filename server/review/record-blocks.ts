import { exerciseClock, span } from '../../engine/review/say.ts';
import {
  ELEMENT_WORDS,
  REPORT_FAULT_WORDS,
  REPORT_KIND_WORDS,
  SCORE_STATUS_WORDS,
} from '../../engine/review/words/kind-words.ts';
import type { TargetSide } from '../../engine/review/types.ts';
import { heading, number, paragraph, table } from './blocks.ts';
import type { Block } from './blocks.ts';
import { teamsFigure } from './figures.ts';
import { CASE_WORDS, CHANGE_WORDS, STEP_WORDS, W } from './words.ts';
import { tickWords, valueWords } from './writer.ts';
import type { Writer } from './writer.ts';

export function stepsBlocks({ i, language, w, seat }: Writer): Block[] {
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

export function reportsBlocks({ i, language, w, seat }: Writer): Block[] {
  const { clocks, reports: sent } = i.review.reports;
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
        REPORT_KIND_WORDS[r.kind][language],
        r.missing.map((m) => ELEMENT_WORDS[m][language]).join(language === 'zh' ? '、' : ', '),
        [...new Set(r.faults.map((f) => REPORT_FAULT_WORDS[f.fault][language]))].join(' '),
      ]),
    ),
  ];
}

export function teamsBlocks({ i, language, w, seat }: Writer): Block[] {
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

export function retestBlocks({ i, language, w }: Writer): Block[] {
  if (i.retest === null) return [];
  const side = (s: TargetSide | null, unit: string) => {
    if (s === null) return '—';
    const held = s.cases === 0 ? [] : [`${s.casesMet}/${s.cases}`];
    const status = SCORE_STATUS_WORDS[s.status][language];
    return [valueWords(s.value, unit, language), ...held, status].join(' ');
  };
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
          : c.difference === 0
            ? '0'
            : `${c.difference > 0 ? '+' : '−'}${valueWords(Math.abs(c.difference), c.unit, language)}`,
        CHANGE_WORDS[c.change][language],
      ]),
    ),
  ];
}
