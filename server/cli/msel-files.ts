import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { mselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { Attachment } from '../../engine/exercise/msel/msel.ts';
import {
  MSEL_FORMATS,
  TIME_READINGS,
  type MselFormat,
  type MselProblem,
} from '../../engine/protocol/msel.ts';
import { readAttachment } from '../msel/attachment.ts';
import { ATTACHMENT_DIR } from '../msel/attachment-store.ts';
import { placesOf } from '../msel/places.ts';
import { judge, judgeAlone, type Judged } from '../msel/judge.ts';
import { problemWords } from '../msel/problem-words.ts';
import { readMselFile } from '../msel/read-file.ts';
import type { ReadFile } from '../msel/read-table.ts';
import { writeMsel } from '../msel/write-table.ts';
import { openScenario } from './catalogue.ts';
import { boolFlag, CliError, textFlag, type Answer, type Call } from './command.ts';

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (e) {
    throw new CliError(`cannot read ${path}: ${(e as Error).message}`);
  }
}

/** Files that injects may hand over: those in the folder `attachments` beside the table. */
async function attachmentsBeside(
  path: string,
): Promise<{ files: Map<string, Attachment>; problems: MselProblem[] }> {
  const dir = join(dirname(path), ATTACHMENT_DIR);
  const files = new Map<string, Attachment>();
  const problems: MselProblem[] = [];
  for (const name of (await readdir(dir).catch(() => [])).sort()) {
    const read = readAttachment(name, await bytesOf(join(dir, name)));
    if (read.ok) files.set(name, read.value);
    else
      problems.push({
        row: 0,
        column: `${ATTACHMENT_DIR}/${name}`,
        field: 'attachments',
        code: 'attachmentBad',
        expected: `${read.error.code}: ${read.error.expected}`,
        got: read.error.got,
        note: false,
      });
  }
  return { files, problems };
}

interface Checked {
  readonly file: ReadFile;
  readonly problems: readonly MselProblem[];
  readonly judged: Judged | null;
  readonly seats: Parameters<typeof writeMsel>[2]['seats'];
}

async function checked(call: Call, path: string): Promise<Checked> {
  const times = textFlag(call, 'times');
  const reading = {
    sheet: textFlag(call, 'sheet') ?? undefined,
    times: TIME_READINGS.find((t) => t === times),
  };
  if (times !== null && reading.times === undefined)
    throw new CliError(`--times: expected ${TIME_READINGS.join(' or ')}, got ${times}`);
  const named = textFlag(call, 'scenario');
  const opened = named === null ? null : await openScenario(named);
  const context = opened === null ? null : mselContext(opened.scenario, opened.region);
  const read = readMselFile(basename(path), await bytesOf(path), reading, {
    context,
    existing: [],
  });
  if (!read.ok) {
    const { expected, got } = problemWords(read.error);
    throw new CliError(`${path}: expected ${expected}, got ${got}`, { ...read.error });
  }
  const beside = await attachmentsBeside(path);
  const file = { ...read.value, problems: [...read.value.problems, ...beside.problems] };
  if (context === null || opened === null)
    return { file, problems: judgeAlone(file), judged: null, seats: [] };
  const judged = judge(file, {
    context,
    existing: [],
    running: false,
    tick: 0,
    attachments: beside.files,
    resolveEffect: placesOf(opened.region),
  });
  return { file, problems: judged.problems, judged, seats: context.seats };
}

function line(p: MselProblem): string {
  const at = [p.row > 0 ? `row ${p.row}` : 'file', p.column].filter((x) => x !== '').join(', ');
  const { expected, got } = problemWords(p);
  return `  ${p.note ? 'note ' : ''}${at}: expected ${expected}, got ${got}`;
}

export async function check(call: Call, path: string): Promise<Answer> {
  return answer(path, await checked(call, path));
}

function answer(path: string, c: Checked): Answer {
  const faults = c.problems.filter((p) => !p.note);
  const good = c.judged?.good.length ?? goodAlone(c).length;
  const { format, sheet, times, rows, columns } = c.file;
  return {
    json: {
      file: path,
      format,
      sheet,
      times,
      columns,
      rows: rows.length,
      good,
      problems: c.problems.map((p) => ({ ...p, words: problemWords(p) })),
    },
    text: [
      `${faults.length === 0 ? 'ok     ' : 'refused'} ${path}: ${good} of ${rows.length} rows`,
      ...c.problems.map(line),
    ].join('\n'),
    ok: faults.length === 0,
  };
}

const goodAlone = (c: Checked): ReadFile['rows'] => {
  const bad = new Set(c.problems.filter((p) => !p.note).map((p) => p.row));
  return c.file.rows.filter((r) => !r.faulty && !bad.has(r.row));
};

export async function convert(call: Call, from: string, to: string): Promise<Answer> {
  const format = MSEL_FORMATS.find((f): f is MselFormat => to.endsWith(`.${f}`));
  if (format === undefined)
    throw new CliError(`${to}: expected a name that ends in .${MSEL_FORMATS.join(', .')}`);
  const c = await checked(call, from);
  const result = answer(from, c);
  if (!result.ok && !boolFlag(call, 'only-good')) return result;
  const good = c.judged?.good ?? goodAlone(c);
  const language = textFlag(call, 'lang') === 'en' ? 'en' : 'zh';
  await writeFile(
    to,
    writeMsel(
      format,
      good.map((r) => r.inject),
      { language, seats: c.seats },
    ),
  );
  return {
    json: { ...(result.json as object), written: to },
    text: `${result.text}\nwritten ${to}: ${good.length} injects`,
    ok: true,
  };
}
