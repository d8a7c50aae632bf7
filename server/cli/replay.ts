import { openScenario } from './catalogue.ts';
import { atMost, CliError, type CliCommand } from './command.ts';
import { play } from './headless.ts';
import { readRun } from './run-files.ts';

/** Subsystems whose hashes differ: they name the culprit. */
function differing(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((n) => a[n] !== b[n]).sort();
}

export const replay: CliCommand = {
  name: 'replay',
  usage: 'DIR',
  summary: 'plays a kept log again and compares the hashes',
  options: {},
  async run(call, io) {
    atMost(replay, call, 1);
    const dir = call.positionals[0];
    if (dir === undefined) throw new CliError(`needs a folder. Usage: replay ${replay.usage}`);
    const { meta, commands } = await readRun(dir);
    const loaded = await openScenario(meta.scenario);
    if (loaded.scenario.contentHash !== meta.scenarioHash) {
      io.err(`the scenario "${meta.scenario}" has changed since this log was kept`);
    }
    if (loaded.region.contentHash !== meta.regionHash) {
      io.err(`the region "${loaded.region.id}" has changed since this log was kept`);
    }
    const again = play(loaded, meta.seed, () => commands, meta.ticks);
    const matches = again.hash.total === meta.hash;
    const differs = differing(again.hash.parts, meta.parts);
    return {
      json: { hash: again.hash.total, matches, expected: meta.hash, differs },
      text: matches
        ? `hash ${meta.hash} again: the run matches`
        : `hash ${again.hash.total}, expected ${meta.hash}; differs in: ${differs.join(', ')}`,
      ok: matches,
    };
  },
};
