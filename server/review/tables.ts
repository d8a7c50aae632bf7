import Papa from 'papaparse';
import { say } from '../../engine/review/say.ts';
import type { ReviewLanguage } from '../../engine/review/say.ts';
import { USE_KINDS } from '../../engine/review/types.ts';
import type { ReportTable } from '../../engine/review/types.ts';
import type { ReportInput } from './input.ts';

type Cell = string | number | null;
type Row = readonly Cell[];

/** Excel reads a csv as UTF-8 only with this at its head. */
const BOM = '\uFEFF';

/** Cells that a spreadsheet would take for a formula are quoted with an apostrophe. */
const csv = (head: readonly string[], rows: readonly Row[]): string =>
  BOM + Papa.unparse([head, ...rows] as unknown[][], { escapeFormulae: true, newline: '\r\n' });

const MAKERS: Readonly<Record<ReportTable, (i: ReportInput, l: ReviewLanguage) => string>> = {
  timeline: ({ review }, l) =>
    csv(
      ['tick', 'lane', 'event', 'count', 'seat', 'trouble', 'what'],
      review.timeline.map((e) => [
        e.tick,
        e.lane,
        e.eventId,
        e.count,
        e.seatId,
        e.trouble ? 1 : 0,
        say(e, l),
      ]),
    ),
  targets: ({ review }, l) =>
    csv(
      [
        'target',
        'clause',
        'title',
        'quote',
        'value',
        'unit',
        'op',
        'limit',
        'met',
        'cases',
        'status',
      ],
      review.score.map((s) => [
        s.id,
        s.clause,
        s.title[l],
        s.quote,
        s.value,
        s.unit,
        s.op,
        s.limit,
        s.casesMet,
        s.cases,
        s.status,
      ]),
    ),
  times: ({ review }, l) =>
    csv(
      [
        'target',
        'case',
        'kind',
        'weight',
        'from',
        'done',
        'taken_s',
        'limit_s',
        'state',
        'from_event',
        'done_event',
      ],
      review.times.flatMap((t) =>
        t.cases.map((c) => [
          t.targetId,
          c.name[l],
          c.subject.kind,
          c.weight,
          c.fromTick,
          c.doneTick,
          c.takenTicks,
          t.limitTicks,
          c.state,
          c.fromEvent,
          c.doneEvent,
        ]),
      ),
    ),
  teams: ({ review }, l) =>
    csv(
      [
        'team',
        'name',
        'seat',
        ...USE_KINDS.map((k) => `${k}_s`),
        'busy_share',
        'given',
        'done',
        'failed',
        'refused',
      ],
      review.teams.map((t) => [
        t.unitId,
        t.name[l],
        t.seatId,
        ...USE_KINDS.map((k) => t.ticks[k]),
        t.busyShare,
        t.orders.given,
        t.orders.done,
        t.orders.failed,
        t.orders.refused,
      ]),
    ),
  reports: ({ review }, l) =>
    csv(
      ['what', 'id', 'seat', 'tick', 'due', 'done', 'late_s', 'state', 'missing', 'faults'],
      [
        ...review.reports.clocks.map((c): Row => [
          c.name[l],
          c.id,
          c.seatId,
          c.fromTick,
          c.dueTick,
          c.doneTick,
          c.lateTicks,
          c.state,
          '',
          '',
        ]),
        ...review.reports.reports.map((r): Row => [
          r.kind,
          r.reportId,
          r.seatId,
          r.tick,
          null,
          null,
          null,
          '',
          r.missing.join(' '),
          r.faults
            .map((f) => `${f.fault}:${f.figure ?? ''}:${f.said ?? ''}/${f.known ?? ''}`)
            .join(' '),
        ]),
      ],
    ),
  steps: ({ review }, l) =>
    csv(
      ['step', 'source', 'title', 'reference', 'due', 'done', 'state', 'by'],
      review.steps.map((s) => [
        s.id,
        s.source,
        s.title[l],
        s.reference,
        s.dueTick,
        s.doneTick,
        s.state,
        s.bySeatIds.join(' '),
      ]),
    ),
  findings: ({ review, evaluation }, l) =>
    csv(
      ['id', 'kind', 'by', 'target', 'events', 'text'],
      [
        ...review.findings.map((f): Row => [
          f.id,
          f.kind,
          'record',
          f.targetId,
          f.evidence.join(' '),
          say(f, l),
        ]),
        ...evaluation.entries.flatMap(({ id, by, body: b }): Row[] =>
          b.kind === 'finding' ? [[id, b.as, by, b.targetId, b.eventIds.join(' '), b.text]] : [],
        ),
      ],
    ),
  notes: ({ evaluation }, l) =>
    csv(
      [
        'id',
        'by',
        'tick',
        'wall_ms',
        'seat',
        'subject',
        'observed',
        'confidence',
        'phrases',
        'text',
        'events',
      ],
      evaluation.entries.flatMap(({ id, by, wallMs, body: b }): Row[] =>
        b.kind !== 'note'
          ? []
          : [
              [
                id,
                by,
                b.tick,
                wallMs,
                b.seatId,
                b.subject,
                b.observed,
                b.confidence,
                b.phrases.flatMap((p) => evaluation.pack.phrases[p]?.[l] ?? []).join('; '),
                b.text,
                b.eventIds.join(' '),
              ],
            ],
      ),
    ),
  checks: ({ evaluation }) =>
    csv(
      ['by', 'name', 'item_or_subject', 'judgement', 'comment'],
      evaluation.entries.flatMap(({ by, body: b }): Row[] => {
        const name = evaluation.evaluators.find((x) => x.id === by)?.name ?? '';
        if (b.kind === 'check') return [[by, name, b.itemId, b.observed, b.comment]];
        return b.kind === 'grade' ? [[by, name, b.subject, b.grade, b.comment]] : [];
      }),
    ),
  actions: ({ evaluation }) =>
    csv(
      ['id', 'action', 'owner', 'due', 'state', 'answers', 'retest'],
      evaluation.entries.flatMap(({ id, body: b }): Row[] =>
        b.kind === 'action'
          ? [[id, b.text, b.owner, b.dueDate, b.state, b.answers, b.retestId]]
          : [],
      ),
    ),
};

/** One table of a report as csv: UTF-8 with a mark, and no cell that a spreadsheet would run. */
export const reportTable = (name: ReportTable, i: ReportInput, l: ReviewLanguage): string =>
  MAKERS[name](i, l);
