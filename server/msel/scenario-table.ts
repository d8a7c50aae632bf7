import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import { NOTHING_CALLABLE, type MselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { InjectFile } from '../../engine/protocol/msel-file-schema.ts';
import type { MselProblem } from '../../engine/protocol/msel.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { ScenarioProblem } from '../scenarios/problem.ts';
import { judgeAlone } from './judge.ts';
import { problemWords } from './problem-words.ts';
import { readMselFile } from './read-file.ts';
import { injectFile } from './table-inject.ts';

/** As much of a scenario as a table needs in order to be read; the rest is checked when it is resolved. */
const contextOf = (file: ScenarioFile): MselContext => ({
  seats: file.seats.map(({ id, name }) => ({ id, name })),
  objectives: file.objectives,
  targets: file.targets.map((id) => ({ id, name: { zh: id, en: id } })),
  durationTicks: file.duration,
  startDate: file.start.date,
  startSecondOfDay: file.start.time,
  ids: {
    seat: file.seats.map((s) => s.id),
    unit: [],
    village: [],
    shelter: [],
    depot: [],
    asset: [],
    incident: [],
    aid: [],
    instrument: [],
    target: file.targets,
  },
  callable: NOTHING_CALLABLE,
});

const asScenarioProblem =
  (file: string) =>
  (p: MselProblem): ScenarioProblem => ({
    file,
    path: [p.row > 0 ? `row ${p.row}` : '', p.column].filter((x) => x !== '').join(', '),
    ...problemWords(p),
  });

/** Injects of a table that stands beside a scenario; all rows must be good. */
export async function readMselTable(
  path: string,
  file: ScenarioFile,
): Promise<Result<{ injects: readonly InjectFile[]; text: string }, ScenarioProblem[]>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (e) {
    const got = e instanceof Error ? e.message : String(e);
    return err([{ file: path, path: '', expected: 'a readable file', got }]);
  }
  const read = readMselFile(path, bytes, {}, { context: contextOf(file), existing: [] });
  if (!read.ok) {
    const whole = { row: 0, column: '', field: null, note: false };
    return err([asScenarioProblem(path)({ ...whole, ...read.error })]);
  }
  const faults = judgeAlone(read.value).filter((p) => !p.note);
  if (faults.length > 0) return err(faults.map(asScenarioProblem(path)));
  const injects = read.value.rows.map((r) => injectFile(r.inject));
  return ok({ injects, text: JSON.stringify(injects) });
}
