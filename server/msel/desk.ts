import type { Actor } from '../../engine/exercise/commands/command.ts';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';
import { draftOf } from '../../engine/exercise/msel/draft.ts';
import {
  MAX_PREVIEW,
  MAX_PROBLEMS,
  type MselCheckAnswer,
  type MselFormat,
  type MselImportAnswer,
  type MselProblem,
  type MselReading,
} from '../../engine/protocol/msel.ts';
import type { Directory } from '../exercises/directory.ts';
import type { Entry } from '../exercises/entry.ts';
import type { AttachmentStore } from './attachment-store.ts';
import { readInThread } from './import-thread.ts';
import { judge, type Judged } from './judge.ts';
import { placesOf } from './places.ts';
import type { ReadFile } from './read-table.ts';
import { tableInject } from './table-inject.ts';

const INSTRUCTOR: Actor = { kind: 'instructor' };

/** How an import is meant. */
export interface ImportWish {
  readonly name: string;
  readonly reading: MselReading;
  /** Waiting injects that the file does not have go. */
  readonly replace: boolean;
  /** Take in the good rows though there are others. */
  readonly onlyGood: boolean;
  /** What comes in is approved, whatever the file says. */
  readonly approve: boolean;
}

/** The list of an exercise, whether its host runs or it has ended. */
export async function injectsOf(d: Directory, e: Entry): Promise<readonly InjectView[]> {
  if (e.host !== null || e.phase !== 'ended') return (await d.host(e)).injects();
  const found = await (await d.replay(e)).at(e.clock.tick, 'truth');
  return found.view.control?.injects ?? [];
}

interface Held {
  readonly file: ReadFile;
  readonly judged: Judged;
}

const wholeFile = (p: Pick<MselProblem, 'code' | 'expected' | 'got'>): MselProblem => ({
  row: 0,
  column: '',
  field: null,
  note: false,
  ...p,
});

function answerOf({ file, judged }: Held, replace: boolean): MselCheckAnswer {
  const faults = judged.problems.filter((p) => !p.note);
  const notes = judged.problems.filter((p) => p.note);
  return {
    format: file.format,
    sheet: file.sheet,
    sheets: file.sheets,
    columns: file.columns,
    times: file.times,
    rows: file.rows.length,
    good: judged.good.length,
    added: judged.added,
    changed: judged.changed,
    same: judged.same,
    removed: replace ? judged.missing.length : 0,
    problems: [...faults, ...notes].slice(0, MAX_PROBLEMS),
    faults: faults.length,
    notes: notes.length,
    preview: judged.good.slice(0, MAX_PREVIEW).map(({ row, inject }) => ({
      row,
      number: inject.number,
      atTick: inject.atTick,
      from: inject.from,
      to: inject.toSeatIds,
      text: inject.text,
    })),
  };
}

/** What the instructor does with whole lists: looks at a file, takes it in, takes it away. */
export class MselDesk {
  readonly #directory: Directory;
  readonly #files: AttachmentStore;

  constructor(directory: Directory, files: AttachmentStore) {
    this.#directory = directory;
    this.#files = files;
  }

  async #held(e: Entry, bytes: Uint8Array, wish: ImportWish): Promise<Held> {
    const { msel: context, region } = e.scenario;
    const injects = await injectsOf(this.#directory, e);
    const existing = injects.map((view) => ({ view, draft: tableInject(draftOf(view)) }));
    const read = await readInThread({
      name: wish.name,
      bytes,
      reading: wish.reading,
      against: { context, existing: existing.map((x) => x.draft) },
    });
    const file = read.ok ? read.value : { ...NOTHING, problems: [wholeFile(read.error)] };
    const judged = judge(file, {
      context,
      existing: injects.map((inject) => ({ inject, fired: inject.fires > 0 })),
      running: e.phase !== 'standby',
      tick: e.clock.tick,
      attachments: await this.#files.list(e.row.id),
      resolveEffect: placesOf(region),
    });
    return { file, judged };
  }

  async check(e: Entry, bytes: Uint8Array, wish: ImportWish): Promise<MselCheckAnswer> {
    return answerOf(await this.#held(e, bytes, wish), wish.replace);
  }

  /** Takes a file in as one command of the log. */
  async take(e: Entry, bytes: Uint8Array, wish: ImportWish): Promise<MselImportAnswer> {
    const held = await this.#held(e, bytes, wish);
    const answer = answerOf(held, wish.replace);
    const { judged } = held;
    const remove = wish.replace ? judged.missing : [];
    const blocked = answer.faults > 0 && !wish.onlyGood;
    if (blocked || (judged.drafts.length === 0 && remove.length === 0))
      return { ...answer, imported: false, refused: null };
    const injects = judged.drafts.map((d) =>
      wish.approve ? { ...d, approval: 'approved' as const } : d,
    );
    const host = await this.#directory.host(e);
    const ack = await host.submit(INSTRUCTOR, null, { type: 'setMsel', injects, remove });
    return { ...answer, imported: ack.ok, refused: ack.ok ? null : ack.rejection.code };
  }

  async write(e: Entry, format: MselFormat, language: 'zh' | 'en'): Promise<Uint8Array> {
    const injects = await injectsOf(this.#directory, e);
    // What reads and writes workbooks is large, and most servers never need it.
    const { writeMsel } = await import('./write-table.ts');
    return writeMsel(
      format,
      injects.map((i) => tableInject(draftOf(i))),
      { language, seats: e.scenario.msel.seats },
    );
  }
}

const NOTHING: ReadFile = {
  format: 'csv',
  sheet: '',
  sheets: [],
  columns: [],
  times: 'elapsed',
  rows: [],
  problems: [],
};
