import * as xlsx from '@e965/xlsx';
import { VERDICT_WORDS } from '../../../engine/study/words.ts';
import type { Trial } from '../../../engine/study/trial.ts';
import type { StudyDocument } from '../../../engine/protocol/studies.ts';

type Cell = string | number | null;
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** What the study says, as sheets of plain cells: numbers stay numbers. */
export function sheetsOf({ result }: StudyDocument, trials: readonly Trial[]): readonly Sheet[] {
  const pair = <T>(i: readonly [T, T] | null): readonly (T | null)[] => i ?? [null, null];
  const clauses = result.clauses.map((c): Cell[] => [
    c.id,
    VERDICT_WORDS[c.verdict].zh,
    c.verdict,
    c.met,
    c.runs,
    c.p,
    ...pair(c.wilson95),
    ...pair(c.exact95),
    c.required,
    c.runsNeeded,
    c.realisations,
    c.p50,
    c.p90,
    ...pair(c.p90Interval),
    c.unit,
    c.open,
  ]);
  const gains = new Map(result.effects?.plusOne.map((p) => [p.pool, p]));
  const queues = result.queues.map((q): Cell[] => {
    const gain = gains.get(q.pool);
    return [
      q.pool,
      q.size,
      q.busyShare,
      q.needs,
      q.waitP50S,
      q.waitP90S,
      gain?.difference ?? null,
      ...pair(gain?.interval95 ?? null),
    ];
  });
  const tornado = (result.effects?.tornado ?? []).map((b): Cell[] => [
    b.factor,
    b.min,
    b.max,
    b.pMin,
    b.pMax,
    b.pBase,
    b.runs,
  ]);
  const limit = (result.effects?.limit?.points ?? []).map((p): Cell[] => [
    p.value,
    p.displaced,
    p.p,
    ...p.wilson95,
    p.runs,
  ]);
  const yearly = result.yearly.map((y): Cell[] => [
    y.id,
    y.unit,
    y.limit,
    y.mean,
    ...y.interval95,
    y.shareWithin,
    y.p90,
  ]);
  return [
    { name: 'clauses', rows: [CLAUSES, ...clauses] },
    { name: 'bottlenecks', rows: [QUEUES, ...queues] },
    {
      name: 'factors',
      rows: [['factor', 'min', 'max', 'pMin', 'pMax', 'pBase', 'runs'], ...tornado],
    },
    { name: 'limit', rows: [['value', 'displaced', 'p', 'low95', 'high95', 'runs'], ...limit] },
    {
      name: 'years',
      rows: [
        ['figure', 'unit', 'limit', 'mean', 'low95', 'high95', 'shareWithin', 'p90'],
        ...yearly,
      ],
    },
    {
      name: 'runs',
      rows: runRows(
        trials,
        result.targets.map((t) => t.id),
      ),
    },
  ];
}

const CLAUSES: readonly Cell[] = [
  'clause',
  '判定',
  'verdict',
  'met',
  'runs',
  'p',
  'wilsonLow',
  'wilsonHigh',
  'exactLow',
  'exactHigh',
  'required',
  'runsNeeded',
  'realisations',
  'p50',
  'p90',
  'p90Low',
  'p90High',
  'unit',
  'open',
];
const QUEUES: readonly Cell[] = [
  'pool',
  'size',
  'busyShare',
  'needsPerRun',
  'waitP50S',
  'waitP90S',
  'plusOneDifference',
  'low95',
  'high95',
];

/** One row a run, as somebody who calculates for himself wants them. */
function runRows(trials: readonly Trial[], ids: readonly string[]): readonly (readonly Cell[])[] {
  const head = [
    'leg',
    'seed',
    'hazard',
    ...ids.flatMap((id) => [`${id} status`, `${id} value`]),
    'dead',
    'hurt',
    'displaced',
    'affected',
    'yuan',
    'burnedHa',
    'hash',
  ];
  return [
    head,
    ...trials.map((t): Cell[] => [
      t.leg,
      t.seed,
      t.hazard,
      ...ids.flatMap((id) => {
        const line = t.lines.find((l) => l.id === id);
        return [line?.status ?? null, line?.value ?? null];
      }),
      t.losses.dead,
      t.losses.hurt,
      t.losses.displaced,
      t.losses.affected,
      t.losses.yuan,
      t.losses.burnedHa,
      t.hash,
    ]),
  ];
}

/** RFC 4180, with the mark that makes spreadsheets read UTF-8. */
export function csvOf(sheet: Sheet): string {
  const cell = (c: Cell): string => {
    const text = c === null ? '' : String(c);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${sheet.rows.map((r) => r.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function xlsxOf(sheets: readonly Sheet[]): Buffer {
  const book = xlsx.utils.book_new();
  for (const s of sheets)
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(s.rows.map((r) => [...r])), s.name);
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
