import {
  faultsOf,
  MSEL_LIMITS,
  surroundings,
  wordFaults,
  type InjectMember,
} from '../../engine/exercise/msel/check-inject.ts';
import { injectOf, sameInject, type InjectDraft } from '../../engine/exercise/msel/draft.ts';
import type { Attachment, Inject } from '../../engine/exercise/msel/msel.ts';
import type { MselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { InjectSpec } from '../../engine/exercise/scenario.ts';
import type { EffectFile } from '../../engine/protocol/msel-file-schema.ts';
import type { MselProblem } from '../../engine/protocol/msel.ts';
import { headingOf } from './columns.ts';
import type { ReadFile, ReadRow } from './read-table.ts';
import type { TableInject } from './table-inject.ts';

/** The exercise that a file is held against. */
export interface Exercise {
  readonly context: MselContext;
  readonly existing: readonly { readonly inject: Inject; readonly fired: boolean }[];
  readonly running: boolean;
  readonly tick: number;
  /** Files that injects may hand over, by name. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly resolveEffect: (e: EffectFile) => InjectSpec['effect'] | string;
}

export interface Judged {
  /** Rows without a fault, as the exercise would take them; without those that change nothing. */
  readonly drafts: readonly InjectDraft[];
  readonly good: readonly ReadRow[];
  readonly problems: readonly MselProblem[];
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Waiting injects that the file does not have. */
  readonly missing: readonly string[];
}

type Add = (field: InjectMember, code: MselProblem['code'], expected: string, got: string) => void;

function attached(t: TableInject, e: Exercise, add: Add): Attachment[] {
  const out: Attachment[] = [];
  for (const name of t.attachments) {
    const file = e.attachments.get(name);
    if (file === undefined)
      add(
        'attachments',
        'attachmentMissing',
        [...e.attachments.keys()].slice(0, 20).join('、'),
        name,
      );
    else out.push(file);
  }
  return out;
}

function toInject(t: TableInject, e: Exercise, add: Add): Inject | null {
  const effect = e.resolveEffect(t.effect);
  if (typeof effect === 'string') {
    add('effect', 'effectUnknown', effect, t.effect.kind);
    return null;
  }
  const read = injectOf({ ...t, effect, attachments: attached(t, e, add) });
  if (read.ok) return read.value;
  add(read.error.member, read.error.code, read.error.expected, read.error.got);
  return null;
}

/** Holds what was read against an exercise: what would change, and what cannot be. */
export function judge(file: ReadFile, e: Exercise): Judged {
  const problems: MselProblem[] = [...file.problems];
  const existing = new Map(e.existing.map((x) => [x.inject.id, x]));
  const inFile = new Set(file.rows.map((r) => r.inject.id));
  const list = [
    ...e.existing.filter((x) => !inFile.has(x.inject.id)).map((x) => x.inject),
    ...file.rows.map((r) => r.inject),
  ];
  const around = surroundings(e.context, list, e);
  const drafts: InjectDraft[] = [];
  const good: ReadRow[] = [];
  const count = { added: 0, changed: 0, same: 0 };
  for (const row of file.rows) {
    const before = problems.length;
    const add: Add = (field, code, expected, got) => {
      if (code === 'missing' && followsChinese(field, file)) return;
      const column = columnName(field, file);
      problems.push({ row: row.row, column, field, code, expected, got, note: false });
    };
    if (row.faulty) continue;
    const inject = toInject(row.inject, e, add);
    if (inject === null) continue;
    const was = existing.get(inject.id);
    if (was !== undefined && sameInject(was.inject, inject)) {
      count.same++;
      if (problems.length === before) good.push(row);
      continue;
    }
    if (was?.fired === true) add('number', 'alreadyFired', '', inject.number);
    else
      for (const f of faultsOf(inject, around))
        if (!(f.code === 'numberTaken' && inFile.has(around.numbers.get(inject.number)!)))
          add(f.member, f.code, f.expected, f.got);
    if (problems.length > before) continue;
    count[was === undefined ? 'added' : 'changed']++;
    good.push(row);
    const { when: _when, ...rest } = inject;
    drafts.push({ ...rest, when: row.inject.when });
  }
  if (list.length > MSEL_LIMITS.injects)
    problems.push({
      row: 0,
      column: '',
      field: null,
      code: 'tooMany',
      expected: String(MSEL_LIMITS.injects),
      got: String(list.length),
      note: false,
    });
  const missing = e.existing
    .filter((x) => !x.fired && !inFile.has(x.inject.id))
    .map((x) => x.inject.id);
  return { drafts, good, problems: inOrder(problems), ...count, missing };
}

/** What stops the import comes first, each kind from the top of the file downwards. */
const inOrder = (problems: readonly MselProblem[]): MselProblem[] =>
  [...problems].sort((a, b) => Number(a.note) - Number(b.note) || a.row - b.row);

/** The heading that the file has for a field, or the one that it should have. */
function columnName(field: InjectMember, file: ReadFile): string {
  const column = file.columns.find((c) => c.field === field);
  if (column === undefined) return headingOf(field, 'zh');
  return column.heading === '' ? column.letter : column.heading;
}

/** English that a table has no column for is its Chinese: one fault is enough for both. */
const followsChinese = (field: InjectMember, file: ReadFile): boolean =>
  field.endsWith('En') && !file.columns.some((c) => c.field === field);

/** Faults that can be told without an exercise: words that are missing or too long. */
export function judgeAlone(file: ReadFile): readonly MselProblem[] {
  const problems: MselProblem[] = [...file.problems];
  for (const { row, inject, faulty } of file.rows) {
    if (faulty) continue;
    const whole = { ...inject, when: null, effect: { kind: 'none' as const }, attachments: [] };
    const add: Add = (field, code, expected, got) => {
      if (code === 'missing' && followsChinese(field, file)) return;
      const column = columnName(field, file);
      problems.push({ row, column, field, code, expected, got, note: false });
    };
    for (const f of wordFaults(whole)) add(f.member, f.code, f.expected, f.got);
    if (inject.toSeatIds.length === 0) add('to', 'missing', '', '');
  }
  return inOrder(problems);
}
