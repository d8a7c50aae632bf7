import type { InjectMember } from '../../engine/exercise/msel/check-inject.ts';
import { readTrigger } from '../../engine/exercise/msel/condition-text.ts';
import { emptyDraft, FROM_CONTROL } from '../../engine/exercise/msel/draft.ts';
import type { MselContext } from '../../engine/exercise/msel/msel-context.ts';
import { triggerKind } from '../../engine/exercise/msel/msel.ts';
import { effectFileSchema } from '../../engine/protocol/msel-file-schema.ts';
import type { MselProblem } from '../../engine/protocol/msel.ts';
import type { Cell } from './cells.ts';
import { tableInject, type TableInject } from './table-inject.ts';
import { readTime, type TimeBase } from './times.ts';
import { APPROVAL_WORDS, CHANNEL_WORDS, choices, KIND_WORDS, valueOf } from './words.ts';

/** What a row is read with. */
export interface RowReading {
  /** Null: no scenario is known, and names stay as they are written. */
  readonly context: MselContext | null;
  readonly times: TimeBase;
  /** Columns that the table has. */
  readonly has: ReadonlySet<InjectMember>;
}

type Fault = Pick<MselProblem, 'field' | 'code' | 'expected' | 'got' | 'note'>;
/** Cells of a row by field. */
export type RowCells = ReadonlyMap<InjectMember, Cell>;

/** Reads a row over `base`: what the table has no column for stays as it was. */
export class RowReader {
  readonly faults: Fault[] = [];
  readonly #r: RowReading;
  readonly #cells: RowCells;

  constructor(r: RowReading, cells: RowCells) {
    this.#r = r;
    this.#cells = cells;
  }

  #fault(field: InjectMember, code: Fault['code'], expected: string, got: string): void {
    this.faults.push({ field, code, expected, got, note: false });
  }

  #text(field: InjectMember): string {
    return this.#cells.get(field)?.text ?? '';
  }

  /** Both languages of a text; where the English is missing the Chinese stands in. */
  #both(zh: InjectMember, en: InjectMember, was: TableInject['text']): TableInject['text'] {
    if (!this.#r.has.has(zh)) return was;
    const first = this.#text(zh);
    const second = this.#r.has.has(en) ? this.#text(en) : first === was.zh ? was.en : '';
    return { zh: first === '' ? second : first, en: second === '' ? first : second };
  }

  /** A value of a closed list; the old one without the column, `fallback` for an empty cell. */
  #choice<V extends string>(
    field: InjectMember,
    words: Parameters<typeof valueOf<V>>[0],
    code: Fault['code'],
    was: V,
    fallback: V,
  ): V {
    if (!this.#r.has.has(field)) return was;
    const text = this.#text(field);
    if (text === '') return fallback;
    const value = valueOf(words, text);
    if (value === null) this.#fault(field, code, choices(words), text);
    return value ?? was;
  }

  #seats(was: readonly string[]): readonly string[] {
    if (!this.#r.has.has('to')) return was;
    const text = this.#text('to');
    const { context } = this.#r;
    if (context !== null && /^(全体|所有席位|所有|全部|各席位|all)$/i.test(text))
      return context.seats.map((s) => s.id);
    const out: string[] = [];
    for (const name of text.split(/[、，,;；/\n]+/).map((x) => x.trim())) {
      if (name === '') continue;
      const same = (s: string): boolean => s.toLowerCase() === name.toLowerCase();
      const seat = context?.seats.find((s) => same(s.id) || same(s.name.zh) || same(s.name.en));
      if (context !== null && seat === undefined) {
        const known = context.seats.map((s) => s.name.zh).join('、');
        this.#fault('to', 'unknownSeat', known, name);
      } else if (!out.includes(seat?.id ?? name)) out.push(seat?.id ?? name);
    }
    return out;
  }

  #objective(was: number | null): number | null {
    if (!this.#r.has.has('objective')) return was;
    const text = this.#text('objective');
    if (text === '') return null;
    const number = /^(?:目标|objective)?\s*(\d+)$/i.exec(text.normalize('NFKC'))?.[1];
    const objectives = this.#r.context?.objectives ?? [];
    if (number !== undefined) return Number(number);
    const at = objectives.findIndex((o) => o.zh === text || o.en === text);
    if (at >= 0) return at + 1;
    this.#fault('objective', 'noObjective', `1–${objectives.length}`, text);
    return null;
  }

  #time(was: number | null): number | null {
    if (!this.#r.has.has('time')) return was;
    const read = readTime(this.#cells.get('time') ?? null, this.#r.times);
    if (read.ok) return read.value;
    this.#fault('time', read.error, 'D+1 H+2 M+30', this.#text('time'));
    return was;
  }

  #condition(was: string | null): string | null {
    if (!this.#r.has.has('when')) return was;
    const text = this.#text('when');
    if (text === '') return null;
    const read = readTrigger(text);
    if (read.ok) return text;
    const { at, expected, got } = read.error;
    this.#fault('when', 'conditionUnknown', expected, `${at + 1}: ${got}`);
    return null;
  }

  #effect(was: TableInject['effect']): TableInject['effect'] {
    if (!this.#r.has.has('effect')) return was;
    const text = this.#text('effect');
    if (text === '') return { kind: 'none' };
    const parsed = effectFileSchema.safeParse(text);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0]!;
    this.#fault('effect', 'effectUnknown', `${issue.path.join('.')} ${issue.message}`.trim(), text);
    return was;
  }

  /** The trigger as the row says it; a word for its kind must fit what else there is. */
  #trigger(base: TableInject): Pick<TableInject, 'atTick' | 'when' | 'offTimeline'> {
    const atTick = this.#time(base.atTick);
    const when = this.#condition(base.when);
    const kindNow = (): ReturnType<typeof triggerKind> =>
      triggerKind({ atTick, when: when === null ? null : WHEN, offTimeline: base.offTimeline });
    if (!this.#r.has.has('kind') || this.#text('kind') === '')
      return { atTick, when, offTimeline: base.offTimeline };
    const kind = this.#choice('kind', KIND_WORDS, 'kindUnknown', kindNow(), kindNow());
    if (kind === 'timed' && atTick === null && !this.#failed('time'))
      this.#fault('time', 'timeMissing', 'D+1 H+2 M+30', '');
    if (kind === 'conditional' && when === null && !this.#failed('when'))
      this.#fault('when', 'conditionMissing', 'burnedHa >= 100', '');
    if (kind === 'manual' && atTick !== null)
      this.faults.push({
        field: 'time',
        code: 'timeIgnored',
        expected: '',
        got: this.#text('time'),
        note: true,
      });
    return {
      atTick: kind === 'manual' ? null : atTick,
      when: kind === 'conditional' || kind === 'offTimeline' ? when : null,
      offTimeline: kind === 'offTimeline',
    };
  }

  #failed(field: InjectMember): boolean {
    return this.faults.some((f) => f.field === field && !f.note);
  }

  read(base: TableInject): TableInject {
    const has = (field: InjectMember): boolean => this.#r.has.has(field);
    const from = this.#both('from', 'fromEn', base.from);
    const target = this.#text('target');
    return {
      id: base.id,
      number: this.#text('number'),
      ...this.#trigger(base),
      from: from.zh === '' ? FROM_CONTROL : from,
      toSeatIds: this.#seats(base.toSeatIds),
      channel: this.#choice('channel', CHANNEL_WORDS, 'channelUnknown', base.channel, 'phone'),
      text: this.#both('text', 'textEn', base.text),
      expected: this.#both('expected', 'expectedEn', base.expected),
      responsible: has('responsible') ? this.#text('responsible') : base.responsible,
      objective: this.#objective(base.objective),
      targetId: !has('target') ? base.targetId : target === '' ? null : target,
      attachments: has('attachments') ? names(this.#text('attachments')) : base.attachments,
      approval: this.#choice('approval', APPROVAL_WORDS, 'approvalUnknown', base.approval, 'draft'),
      effect: this.#effect(base.effect),
    };
  }
}

/** Stands for any condition where only its being there counts. */
const WHEN = {
  condition: { kind: 'all', of: [] },
  forTicks: 0,
  repeat: null,
} as const;

const names = (text: string): string[] =>
  text
    .split(/[、，,;；\n]+/)
    .map((x) => x.trim())
    .filter((x) => x !== '');

/** A row that is new and about which the table says nothing. */
export const emptyInject = (id: string): TableInject => tableInject(emptyDraft(id));
