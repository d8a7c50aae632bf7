import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/** The real scenario cut to its first part (`hh:mm`): a study of it takes seconds. */
export function shortScenario(duration = '01:00'): string {
  const root = mkdtempSync(join(tmpdir(), 'study-'));
  const dir = join(root, 'exercises', 'wushan-forest-fire');
  cpSync('scenarios/exercises/wushan-forest-fire', dir, { recursive: true });
  const file = join(dir, 'scenario.yaml');
  const data = parse(readFileSync(file, 'utf8'));
  data.duration = duration;
  data.injects = [];
  // What else has an hour of its own would come after the end.
  for (const part of ['incidents', 'precursors', 'supplies', 'survey']) delete data[part];
  writeFileSync(file, stringify(data));
  return dir;
}
