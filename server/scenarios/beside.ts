import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const INSTALLED = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Where such files may lie: beside the scenario, and in the installation. */
export const sharedFolders = (scenarioDir: string, ...parts: string[]): readonly string[] => [
  resolve(scenarioDir, '..', '..', ...parts),
  join(INSTALLED, ...parts),
];

/**
 * A file that scenarios share (`plans/…`, `rules/…`): beside the scenario's own folder, as in
 * `scenarios/exercises/<id>`, or that of this installation when there is none beside it.
 */
export async function sharedFile(scenarioDir: string, ...parts: string[]): Promise<string> {
  const beside = resolve(scenarioDir, '..', '..', ...parts);
  const there = await stat(beside).then(
    (s) => s.isFile(),
    () => false,
  );
  return there ? beside : join(INSTALLED, ...parts);
}
